import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf } from "@/components/reading/tag-edits";
import { tagMaker } from "@/components/reading/tags";
import type { AnnotationMutation } from "@/lib/domain/annotation";
import type { AnnotationRow } from "@/lib/domain/export/annotation-row";
import type { Utf16Offset } from "@/lib/domain/text/offsets";
import { offsetIndex } from "@/lib/domain/text/offsets";
import { paragraphsOf } from "@/lib/domain/text/paragraphs";
import { runsOf } from "@/lib/domain/text/runs";
import type { SnapUnit } from "@/lib/domain/text/snap";
import { snap } from "@/lib/domain/text/snap";
import { requireCodingDesk } from "./assignments";
import { annotationRows } from "./testing/annotation-rows";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import { createWorld } from "./testing/world";

/** Words that are hard to count in: several scripts, marks that combine, pairs of code units. */
const WORDS = [
  ...["ministers", "cafe\u0301", "договор", "сарадњи", "中国", "协议", "صداقة", "قَدِيمة"],
  ...["ידידות", "יְשָׁנָה", "สัญญา", "नमस्ते", "👨‍👩‍👧", "𝒳", "🇷🇸", "tax, and"],
];
const UNITS: readonly SnapUnit[] = ["grapheme", "word", "sentence", "paragraph"];

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 12 });
const sentence = words.map((words) => `${words.join(" ")}.`);
const texts = fc.array(sentence, { minLength: 3, maxLength: 6 }).map((lines) => lines.join("\n"));
const selections = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...UNITS)), {
  minLength: 10,
  maxLength: 10,
});

test("what is selected is what is saved, read again, painted and exported, in random texts of all scripts", async () => {
  const cases = fc.sample(fc.tuple(texts, selections), { seed: 4, numRuns: 6 });
  const world = await createWorld({ texts: cases.map(([text]) => text) });
  const access = await world.as("ana", "annotation:create");
  const selected = new Map<string, string>();

  for (const [n, articleId] of world.articleIds.entries()) {
    const assignmentId = await world.assignmentId("ana", articleId);
    const { text } = await requireCodingDesk(access, assignmentId);
    const index = offsetIndex(text);
    const own = new Map<string, string>();
    const taken = new Set<string>();
    const mutations: AnnotationMutation[] = [];
    for (const [a, b, unit] of cases[n]![1]) {
      const [start, end] = [a % text.length, b % text.length].sort((a, b) => a - b);
      const span = { start: start as Utf16Offset, end: end as Utf16Offset };
      const passage = snap(text, span, unit, "und");
      if (!passage || taken.has(`${passage.start} ${passage.end}`)) continue;
      taken.add(`${passage.start} ${passage.end}`);
      const ids = { mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() };
      const place = placeOf(index, [passage]);
      mutations.push({ kind: "create", ...ids, ...place, frameId: world.frames.SEC, memo: "" });
      own.set(ids.annotationId, text.slice(passage.start, passage.end));
    }
    const results = await applyMutations(access, assignmentId, mutations);
    expect(results.map(({ status }) => status)).toEqual(mutations.map(() => "saved"));

    const { annotations } = await requireCodingDesk(access, assignmentId);
    const tags = tagMaker(index)(annotations);
    expect(new Map(tags.map(({ id, annotation }) => [id, annotation.quote]))).toEqual(own);
    for (const { id } of tags) expect(painted(text, tags, id)).toBe(own.get(id));
    for (const [id, quote] of own) selected.set(id, quote);
    await submitAssignment(access, assignmentId, { noFrameFound: own.size === 0 });
  }
  expect(selected.size).toBeGreaterThan(40);

  const rows: AnnotationRow[] = [];
  const exporting = await world.as("lea", "export:create");
  for await (const row of annotationRows(exporting)) rows.push(row);
  expect(new Map(rows.map(({ annotationId, quote }) => [annotationId, quote]))).toEqual(selected);
  for (const { articleId, start, end, quote } of rows) {
    const [text] = cases[world.articleIds.indexOf(articleId)]!;
    expect([...text].slice(start, end).join("")).toBe(quote);
  }
});

/** The words that the paragraphs of the surface mark for one tag, each on its line. */
function painted(text: string, tags: ReturnType<ReturnType<typeof tagMaker>>, id: string): string {
  return paragraphsOf(text)
    .map((paragraph) =>
      runsOf(paragraph, tags)
        .filter(({ covering }) => covering.some((tag) => tag.id === id))
        .map(({ start, end }) => text.slice(start, end))
        .join(""),
    )
    .filter(Boolean)
    .join("\n");
}
