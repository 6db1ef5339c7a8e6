import fc from "fast-check";
import { piecesOf } from "../../annotation";
import type { Span } from "../../span";
import { codePointLength, offsetIndex } from "../../text/offsets";
import type { Study, StudyAnnotation, StudyArticle, StudyHead } from "../study";
import { studyFrom, testStudy } from "./study";

/** Characters as people see them: of one and of several code points, of five scripts, spaces and marks. */
const character = fc.constantFrom(
  ...[
    "a",
    "b",
    " ",
    "\n",
    ".",
    "<",
    "&",
    '"',
    "é",
    "e\u0301",
    "😀",
    "👩‍👩‍👧",
    "🇷🇸",
    "ش",
    "ك",
    "Ж",
    "и",
    "协",
    "议",
  ],
);

/** Random studies: any characters, overlapping and equal spans, passages in parts, memos, several rounds. */
export const anyStudy: fc.Arbitrary<Study> = fc
  .record({
    articles: fc.array(
      fc.record({
        characters: fc.array(character, { minLength: 1, maxLength: 40 }),
        tags: fc.array(
          fc.record({
            frame: fc.nat(),
            member: fc.boolean(),
            round: fc.boolean(),
            cuts: fc.uniqueArray(fc.nat(), { minLength: 4, maxLength: 4 }),
            inParts: fc.boolean(),
            memo: fc.array(character, { maxLength: 5 }),
          }),
          { maxLength: 8 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    rounds: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ articles, rounds }) => {
    const { head } = testStudy();
    const full: StudyHead = {
      ...head,
      rounds: ["r-main", "r-again"].slice(0, rounds).map((id) => ({
        ...head.rounds[0]!,
        ...{ id, name: id },
      })),
    };
    return studyFrom(
      full,
      articles.map(({ characters, tags }, at) => articleOf(full, `a${at}`, characters, tags)),
    );
  });

interface Tag {
  readonly frame: number;
  readonly member: boolean;
  readonly round: boolean;
  readonly cuts: readonly number[];
  readonly inParts: boolean;
  readonly memo: readonly string[];
}

function articleOf(
  head: StudyHead,
  id: string,
  characters: readonly string[],
  tags: readonly Tag[],
): StudyArticle {
  const text = characters.join("");
  const bounds = [
    0,
    ...characters.map((_, i) => codePointLength(characters.slice(0, i + 1).join(""))),
  ];
  const frames = head.frames.filter(({ isGroup }) => !isGroup);
  const made = tags.flatMap((tag, i) => {
    const cuts = [...new Set(tag.cuts.map((cut) => bounds[cut % bounds.length]!))].sort(
      (a, b) => a - b,
    );
    if (cuts.length < 2) return [];
    const pieces: Span[] | null =
      tag.inParts && cuts.length === 4
        ? [
            { start: cuts[0]!, end: cuts[1]! },
            { start: cuts[2]!, end: cuts[3]! },
          ]
        : null;
    const span = { start: cuts[0]!, end: cuts.at(-1)! };
    return {
      roundId: head.rounds[Number(tag.round) % head.rounds.length]!.id,
      annotation: {
        ...PLAIN,
        ...{ id: `${id}-${i}`, ...span, pieces, quote: offsetIndex(text).slice(span) },
        frameId: frames[tag.frame % frames.length]!.id,
        reviewerId: head.members[Number(tag.member)]!.id,
        memo: tag.memo.join(""),
      },
    };
  });
  const coders = [
    ...new Set(made.map(({ roundId, annotation }) => `${roundId} ${annotation.reviewerId}`)),
  ];
  return {
    ...{ id, title: `Article ${id} & more`, author: null, outlet: null, publishedOn: null },
    ...{ url: null, language: null, fileName: `${id}.txt`, weight: null, text, textVersion: 1 },
    ...{ sha256: id, zones: [], frozenAt: "2026-01-10T08:00:00.000Z" },
    codings: coders.sort().map((coder) => {
      const [roundId, reviewerId] = coder.split(" ") as [string, string];
      const annotations = made
        .filter((one) => one.roundId === roundId && one.annotation.reviewerId === reviewerId)
        .map(({ annotation }) => annotation)
        .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
      return {
        ...{ roundId, reviewerId, submittedAt: "2026-02-02T10:00:00.000Z", isFinal: false },
        ...{ noFrameFound: false, annotations, orphaned: [], answers: {} },
      };
    }),
  };
}

const PLAIN: Omit<StudyAnnotation, "id" | "frameId" | "reviewerId" | "start" | "end" | "quote"> = {
  ...{ pieces: null, memo: "", attributes: {}, confidence: null, needsDiscussion: false },
  ...{ anchor: "sound", recheckedUnder: null, suggested: false, revision: 1 },
  ...{ textVersion: 1, codebookVersion: 2 },
  createdAt: "2026-02-01T09:00:00.000Z",
  updatedAt: "2026-02-01T09:30:00.000Z",
};

/** One tag, for comparing what was written with what is read back. */
export interface TagSeen {
  readonly article: string;
  readonly coder: string;
  readonly frame: string;
  /** Its parts, in code points. */
  readonly spans: readonly (readonly [start: number, end: number])[];
  readonly words: string;
  readonly memo: string;
}

/** Every tag of a study; the coder is named as the round and the reviewer. */
export async function tagsOf(study: Study): Promise<TagSeen[]> {
  const names = new Map(study.head.frames.map(({ id, name }) => [id, name]));
  const tags: TagSeen[] = [];
  for await (const { id: article, text, codings } of study.articles()) {
    const index = offsetIndex(text);
    for (const { roundId, reviewerId, annotations } of codings) {
      for (const annotation of annotations) {
        const spans = piecesOf(annotation);
        tags.push({
          ...{ article, coder: `${roundId} ${reviewerId}`, memo: annotation.memo },
          frame: names.get(annotation.frameId)!,
          spans: spans.map(({ start, end }) => [start, end] as const),
          words: spans.map((span) => index.slice(span)).join("|"),
        });
      }
    }
  }
  return tags;
}

/** In an order of their own, so that two lists of the same tags are equal. */
export const inOrder = <T extends object>(tags: readonly T[]): string[] =>
  tags.map((tag) => JSON.stringify(tag, Object.keys(tag).sort())).sort();
