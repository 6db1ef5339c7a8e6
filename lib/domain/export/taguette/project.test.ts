import fc from "fast-check";
import { expect, test } from "vitest";
import type { DatabaseRow } from "../exporter";
import type { Study } from "../study";
import { anyStudy, inOrder, tagsOf } from "../testing/any-study";
import { testStudy } from "../testing/study";
import { fileText } from "../testing/written";
import { taguetteCodebook, taguetteProject } from "./project";
import { tagPaths } from "./tag-paths";

type Values = DatabaseRow["values"];

/** The rows of each table. */
async function tablesOf(study: Study): Promise<Record<string, Values[]>> {
  const tables: Record<string, Values[]> = {};
  for await (const { table, values } of taguetteProject.rows(study)) {
    (tables[table] ??= []).push(values);
  }
  return tables;
}

test("the codebook is as expected", async () => {
  expect(await fileText(taguetteCodebook.write(testStudy()))).toBe(
    [
      "tag,description",
      'Threats,"## Line\nsolid"',
      'Threats.Security: concern,"Speaks of a danger.\nAlso of arms, “drones” & the like.\n\n## Include when\nSomebody is threatened.\n\n## Short name\nSEC\n\n## Line\nsolid\n\n## Key\n1"',
      'Прагматичное партнёрство 🤝,"A deal that pays.\n\n## Short name\nPRA\n\n## Line\nsolid\n\n## Key\n2"',
      '"Old, retired","## Short name\nOLD\n\n## Line\nsolid"',
      "",
    ].join("\r\n"),
  );
});

test("paths of tags: no two alike, none too long, no false parent", () => {
  const [first] = testStudy().head.frames;
  const frame = (id: string, name: string, parentId: string | null = null) => ({
    ...first!,
    ...{ id, name, parentId },
  });
  const paths = tagPaths([
    frame("a", "U.S. policy"),
    frame("b", "Economy"),
    frame("c", "Costs", "b"),
    frame("d", "Economy.Costs"),
    frame("e", "Economy"),
    frame("f", "long".repeat(60)),
    frame("g", "long".repeat(60)),
  ]);
  expect([...paths.values()].slice(0, 5)).toEqual([
    ...["U.S. policy", "Economy", "Economy.Costs", "Economy·Costs", "Economy 2"],
  ]);
  expect(paths.get("f")).toHaveLength(200);
  expect(paths.get("g")).toMatch(/lo 2$/);
  expect(paths.get("g")).toHaveLength(200);
});

test("what Taguette does not take is made to fit", async () => {
  const study = testStudy();
  const { head } = study;
  const tables = await tablesOf({
    head: {
      ...head,
      project: { ...head.project, name: "p".repeat(80) },
      members: head.members.map(({ id }) => ({ id, name: "Admin" })),
    },
    articles: async function* () {
      for await (const article of study.articles()) yield { ...article, title: "é".repeat(80) };
    },
  });
  expect([...(tables.projects![0]!.name as string)]).toHaveLength(50);
  for (const { name, filename, description } of tables.documents!) {
    expect([...(name as string)]).toHaveLength(50);
    expect((filename as string).length).toBeLessThanOrEqual(100);
    expect(description).toContain(`Title: ${"é".repeat(80)}`);
  }
  expect(tables.users!.map(({ login }) => login)).toEqual(["admin", "admin-2", "admin-2-2"]);
});

/** HTML of ours without its tags, as a browser would show its text nodes one behind the other. */
const textOf = (html: string) =>
  html
    .replace(/<\/?p>/g, "")
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">" })[name]!);

test("an independent reader finds the same passages, coders and frames", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const tables = await tablesOf(study);
      const decoder = new TextDecoder("utf-8", { fatal: true });
      const commands = (tables.commands ?? []).map(({ user_login, payload }) => ({
        login: user_login,
        ...(JSON.parse(payload as string) as { type: string; highlight_id?: number }),
      }));
      const found = (tables.highlights ?? []).flatMap((highlight) => {
        const document = tables.documents!.find(({ id }) => id === highlight.document_id)!;
        const bytes = new TextEncoder().encode(textOf(document.contents as string));
        const [start, end] = [highlight.start_offset as number, highlight.end_offset as number];
        const words = decoder.decode(bytes.slice(start, end));
        expect(textOf(highlight.snippet as string)).toBe(words);
        const from = [...decoder.decode(bytes.slice(0, start))].length;
        const { login } = commands.find(({ highlight_id: id }) => id === highlight.id)!;
        return tables
          .highlight_tags!.filter(({ highlight_id: id }) => id === highlight.id)
          .map(({ tag_id: tagId }) => ({
            article: (document.filename as string).slice(-7, -5),
            ...{ coder: login, frame: tables.tags!.find(({ id }) => id === tagId)!.path, words },
            span: [from, from + [...words].length],
          }));
      });
      const coders = new Map(
        study.head.rounds.flatMap(({ id: roundId }) =>
          ["u-ana", "u-ben"].map((reviewerId, i) => [
            `${roundId} ${reviewerId}`,
            ["ana-petrovic", "ben-levi"][i]! + (study.head.rounds.length > 1 ? `-${roundId}` : ""),
          ]),
        ),
      );
      const paths = tagPaths(study.head.frames);
      const path = new Map(study.head.frames.map(({ id, name }) => [name, paths.get(id)!]));
      const wanted = (await tagsOf(study)).flatMap(({ article, coder, frame, spans, words }) =>
        spans.map((span, i) => ({
          ...{ article, coder: coders.get(coder)!.slice(0, 20), frame: path.get(frame)! },
          ...{ words: words.split("|")[i]!, span },
        })),
      );
      // Two tags of one coder with one frame on one passage are one there.
      expect([...new Set(inOrder(found))]).toEqual([...new Set(inOrder(wanted))]);
    }),
    { numRuns: 40 },
  );
});
