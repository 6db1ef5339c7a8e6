import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { groupBy } from "@/lib/domain/group-by";
import type { PassageArticle } from "@/lib/domain/statistics/counter";
import { inZones } from "@/lib/domain/statistics/in-zones";
import { databaseForReading } from "./reading";
import type { Figures } from "./studies";
import type { PassageCoding } from "./study-codings";
import { readPassageCodings } from "./study-codings";

/** Articles whose texts are in memory at a time. */
const PAGE = 100;

/**
 * The articles of a report with their texts and the passages of their codings, one after
 * the other; a printing that was not coded itself comes with the text and the passages of
 * the one that was. Between pages other requests have their turn.
 */
export async function* readPassageArticles(
  access: ProjectAccess<"statistics:read">,
  { filter, study, codedAs }: Pick<Figures, "filter" | "study" | "codedAs">,
): AsyncGenerator<PassageArticle & { readonly articleId: string }> {
  const db = await databaseForReading(access);
  const pages = groupBy(study.articles.keys(), (place) => Math.floor(place / PAGE));
  for (const places of pages.values()) {
    const articles = places.map((place) => study.articles[place]!);
    const codedId = (id: string) => codedAs.get(id) ?? id;
    const ids = articles.map(({ id }) => codedId(id));
    const codings: PassageCoding[] = [];
    for await (const coding of readPassageCodings(access, filter, study.layer, ids, db)) {
      codings.push(coding);
    }
    const byArticle = groupBy(codings, ({ articleId }) => articleId);
    const texts = await readTexts(
      db,
      codings.map(({ textVersionId }) => textVersionId),
    );
    for (const { id } of articles) {
      const those = byArticle.get(codedId(id)) ?? [];
      const text = texts.get(those[0]?.textVersionId ?? "");
      if (!text) continue;
      const coded = { zones: those[0]!.zones, codings: those.map(({ passages }) => passages) };
      yield { articleId: id, ...text, ...inZones(coded, filter.zones) };
    }
    await new Promise((resume) => setImmediate(resume));
  }
}

async function readTexts(db: Transaction, ids: readonly string[]) {
  const rows = await db.textVersion.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, text: true, article: { select: { language: true } } },
  });
  return new Map(
    rows.map(({ id, text, article }) => [id, { text, language: article.language }] as const),
  );
}
