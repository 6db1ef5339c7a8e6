import { indexText } from "@/lib/data/text-search";
import { createWorld } from "@/lib/data/testing/world";
import { prisma } from "@/lib/db/client";
import type { Zone } from "@/lib/domain/zones";
import { quantile } from "@/lib/domain/statistics/quantile";
import { sessionCookie } from "../session-cookie";
import type { Figure } from "./figure";
import { sendOk, timed } from "./load";

/** Articles of the corpus, and words of each. */
const ARTICLES = 20_000;
const WORDS = 300;
const AT_ONCE = 500;

/** One in this many articles holds the rare word; every one holds the frequent one. */
const RARE = 2_000;

const VOCABULARY = Array.from({ length: 4_000 }, (_, n) => `word${n.toString(36)}`);

/** The words of article `n`, every third of them "the"; no two articles alike. */
export function textOf(n: number): string {
  const words = Array.from({ length: WORDS }, (_, i) =>
    i % 3 === 0 ? "the" : VOCABULARY[(n * 31 + i * i * 7 + ((n * i) % 97)) % VOCABULARY.length]!,
  );
  if (n % RARE === 0) words[WORDS / 2] = "kingfisher";
  return `Article ${n}\n${words.join(" ")}`;
}

/** A project of 20,000 frozen texts. @returns the address and key of its search */
export async function createCorpus(origin: string) {
  const world = await createWorld({ texts: [], coders: [] });
  const access = await world.as("lea", "article:import");
  await createArticles(access.projectId, ARTICLES, textOf);
  const { name, value } = await sessionCookie(world.userId("lea"));
  return { url: `${origin}/projects/${world.slug}/articles`, cookie: `${name}=${value}` };
}

/** Frozen articles, made in parts: many more than could be loaded in the time. */
export async function createArticles(
  projectId: string,
  count: number,
  textOf: (n: number) => string,
): Promise<void> {
  const batchId = crypto.randomUUID();
  await prisma.importBatch.create({ data: { id: batchId, projectId, via: "command line" } });
  for (let from = 0; from < count; from += AT_ONCE) {
    const part = Array.from({ length: AT_ONCE }, (_, i) => {
      const text = textOf(from + i);
      const headline = text.indexOf("\n");
      const zones: Zone[] = [
        { zone: "headline", start: 0, end: headline },
        { zone: "body", start: headline + 1, end: text.length },
      ];
      return { id: crypto.randomUUID(), number: from + i, text, zones };
    });
    await prisma.$transaction(async (tx) => {
      await tx.article.createMany({
        data: part.map(({ id, number, text }) => ({
          id,
          projectId,
          batchId,
          title: `Article ${number}`,
          publishedOn: `2026-${String(1 + (number % 12)).padStart(2, "0")}-15`,
          fileName: `${number}.txt`,
          encoding: "UTF-8",
          raw: text,
          rawSha256: String(number),
          choices: { keep: [], drop: [], zones: {} },
          frozenAt: new Date(),
        })),
      });
      await tx.textVersion.createMany({
        data: part.map(({ id, text, zones }) => ({
          id: crypto.randomUUID(),
          articleId: id,
          number: 1,
          text,
          sha256: "",
          length: text.length,
          codedLength: text.length,
          zones: zones.map((zone) => ({ ...zone })),
        })),
      });
      for (const { id, text, zones } of part) await indexText(tx, projectId, id, { text, zones });
    });
  }
}

/** The search page and the article table over the whole corpus, as a person's browser asks for them. */
export async function searchCorpus({
  url,
  cookie,
}: Awaited<ReturnType<typeof createCorpus>>): Promise<Figure[]> {
  const pages = [
    ["search: a rare word", "/search?q=kingfisher"],
    ["search: a word of every article", "/search?q=the"],
    [
      "search: a phrase, a beginning and NOT",
      `/search?q=${encodeURIComponent('"the word1*" word2* NOT kingfisher')}`,
    ],
    ["article table: first page", ""],
    ["article table: a word of every article", "?q=the"],
  ] as const;
  const figures: Figure[] = [];
  for (const [what, path] of pages) {
    const ask = () => sendOk({ url: `${url}${path}`, cookie });
    await timed(3, ask); // warms up
    const took = (await timed(30, ask)).map((value) => ({ value, weight: 1 }));
    const value = quantile(took, 0.95)!;
    figures.push({ work: `20,000 articles, ${what}, p95`, value, unit: "ms", atMost: 500 });
  }
  return figures;
}
