import { FRAME_COLORS } from "../../frame";
import type { Span } from "../../span";
import { offsetIndex } from "../../text/offsets";
import type {
  Study,
  StudyAnnotation,
  StudyArticle,
  StudyCoding,
  StudyFrame,
  StudyHead,
} from "../study";

/** Headline, emoji of several code points, accents written as marks of their own, three more scripts. */
export const MIXED_TEXT = [
  "Дрон-сделка 📰 signed in Cafe\u0301 Žižek",
  "“A fair price,” said 👨‍👩‍👧 the minister; 协议价格公平。",
  "",
  "قال الوزير إن السعر عادل. Critics warn of <dependence> & debt.",
].join("\n");

/** A text without a tag. */
export const QUIET_TEXT = "Nothing of note\nIt rained & stopped.";

const frame = (id: string, change: Partial<StudyFrame> & Pick<StudyFrame, "name">): StudyFrame => ({
  ...{ id, guid: guid(id), shortName: "", definition: "", includeWhen: "", excludeWhen: "" },
  ...{ example: "", counterExample: "", color: FRAME_COLORS[0], pattern: "solid", key: "" },
  ...{ hex: "#C24E00", parentId: null, isGroup: false, isRetired: false, countsAs: id },
  ...change,
});

/** A GUID that is the same each time: the id's bytes in hex. */
function guid(id: string): string {
  const hex = [...id]
    .map((one) => one.charCodeAt(0).toString(16))
    .join("")
    .padEnd(32, "0");
  const at = (start: number, end: number) => hex.slice(start, end);
  return [at(0, 8), at(8, 12), at(12, 16), at(16, 20), at(20, 32)].join("-");
}

const FRAMES: readonly StudyFrame[] = [
  frame("grp", { name: "Threats", isGroup: true, hex: "#555555", color: "grey" }),
  frame("sec", {
    ...{ name: "Security: concern", shortName: "SEC", key: "1", parentId: "grp" },
    definition: "Speaks of a danger.\nAlso of arms, “drones” & the like.",
    includeWhen: "Somebody is threatened.",
  }),
  frame("pra", {
    ...{ name: "Прагматичное партнёрство 🤝", shortName: "PRA", key: "2" },
    ...{ hex: "#0067A3", color: "blue", definition: "A deal that pays." },
  }),
  frame("old", {
    ...{ name: "Old, retired", shortName: "OLD", hex: "#007A58", color: "green" },
    ...{ isRetired: true, countsAs: "sec" },
  }),
];

const QUESTIONS: StudyHead["questions"] = [
  {
    ...{
      id: "q-tone",
      scope: "article",
      frameId: null,
      name: "Tone",
      question: "How does it sound?",
    },
    ...{ kind: "single", required: true, role: "tone", condition: null },
    options: [
      { value: "positive", label: "Positive" },
      { value: "negative", label: "Negative" },
    ],
  },
  {
    ...{ id: "q-primary", scope: "article", frameId: null, name: "Primary frame", question: "" },
    ...{ kind: "single", required: false, role: "primary-frame", condition: null, options: [] },
  },
  {
    ...{ id: "q-stance", scope: "annotation", frameId: "sec", name: "Stance", question: "" },
    ...{ kind: "scale", required: false, role: null, condition: null },
    options: ["-1", "0", "1"].map((value) => ({ value, label: value })),
  },
];

const HEAD: StudyHead = {
  project: {
    ...{ id: "p-drones", slug: "drones", name: "Drones & debts" },
    description: "How six papers wrote of a sale.",
    createdAt: "2026-01-05T08:00:00.000Z",
  },
  exportedAt: "2026-03-01T12:00:00.000Z",
  layer: "reviewer",
  frames: FRAMES,
  questions: QUESTIONS,
  members: [
    { id: "u-ana", name: "Ana Petrović" },
    { id: "u-ben", name: "Ben/Levi" },
  ],
  rounds: [{ id: "r-main", name: "Main round", kind: "main", codebookVersion: 2 }],
  outlets: ["Courier", "Новости"],
  articles: 3,
};

/** An annotation of the words of `text` that begin with their `nth` occurrence. */
function tag(
  text: string,
  words: string | readonly [string, string],
  given: Pick<StudyAnnotation, "id" | "frameId" | "reviewerId"> & Partial<StudyAnnotation>,
): StudyAnnotation {
  const spans = [words].flat().map((part) => spanOf(text, part));
  const [start, end] = [spans[0]!.start, spans.at(-1)!.end];
  return {
    ...{ start, end, quote: offsetIndex(text).slice({ start, end }) },
    pieces: spans.length > 1 ? spans : null,
    ...{ memo: "", attributes: {}, confidence: null, needsDiscussion: false, anchor: "sound" },
    ...{ recheckedUnder: null, suggested: false, revision: 1, textVersion: 1, codebookVersion: 2 },
    createdAt: "2026-02-01T09:00:00.000Z",
    updatedAt: "2026-02-01T09:30:00.000Z",
    ...given,
  };
}

function spanOf(text: string, words: string): Span {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`The text does not say “${words}”`);
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}

const coding = (
  reviewerId: string,
  annotations: readonly StudyAnnotation[],
  change: Partial<StudyCoding> = {},
): StudyCoding => ({
  ...{ roundId: "r-main", reviewerId, submittedAt: "2026-02-02T10:00:00.000Z", isFinal: false },
  ...{ noFrameFound: annotations.length === 0, annotations, orphaned: [], answers: {} },
  ...change,
});

const [ana, ben] = [{ reviewerId: "u-ana" }, { reviewerId: "u-ben" }];

const ARTICLES: readonly StudyArticle[] = [
  {
    ...{ id: "a-mixed", title: "Дрон-сделка 📰", author: "N. N.", outlet: "Новости" },
    ...{ publishedOn: "2025-11-03", url: "https://news.example/a?b=1&c=2", language: "ru" },
    ...{ fileName: "mixed.txt", weight: null, text: MIXED_TEXT, textVersion: 1 },
    sha256: "7fe198c7fafa433224e0f2de0d0bc734a7daafb2358ab43ae4696d5533561c72",
    zones: [
      { zone: "headline", start: 0, end: 35 },
      { zone: "body", start: 36, end: 148 },
    ],
    frozenAt: "2026-01-10T08:00:00.000Z",
    codings: [
      coding(
        "u-ana",
        [
          tag(MIXED_TEXT, "Дрон-сделка 📰", { id: "n1", frameId: "pra", ...ana }),
          tag(MIXED_TEXT, "📰 signed in Cafe\u0301", {
            ...{ id: "n2", frameId: "sec", ...ana, memo: '=1+1; says "so"\nand more 👀' },
            ...{ attributes: { "q-stance": -1 }, confidence: "high", needsDiscussion: true },
          }),
          tag(MIXED_TEXT, "Cafe\u0301 Žižek\n“A fair price", { id: "n3", frameId: "pra", ...ana }),
          tag(MIXED_TEXT, ["👨‍👩‍👧 the minister", "协议价格"], { id: "n4", frameId: "sec", ...ana }),
        ],
        { answers: { "q-tone": "negative", "q-primary": "sec" } },
      ),
      coding("u-ben", [
        tag(MIXED_TEXT, "fair price,” said 👨‍👩‍👧", { id: "n5", frameId: "pra", ...ben }),
        tag(MIXED_TEXT, "السعر عادل", { id: "n6", frameId: "old", ...ben, memo: "عادل" }),
        tag(MIXED_TEXT, "<dependence> & debt.", { id: "n7", frameId: "sec", ...ben }),
      ]),
    ],
  },
  {
    ...{ id: "a-quiet", title: "Nothing of note", author: null, outlet: "Courier" },
    ...{ publishedOn: null, url: null, language: "en", fileName: "../quiet.txt", weight: 2.5 },
    ...{
      text: QUIET_TEXT,
      textVersion: 2,
      sha256: "0adbd650149999a2e04cdccaec544a95d107b413fa1155b6b8441dad31f142b0",
      zones: [],
    },
    frozenAt: "2026-01-11T08:00:00.000Z",
    codings: [
      coding("u-ana", [], {
        orphaned: [
          {
            ...tag(QUIET_TEXT, "rained", { id: "n8", frameId: "sec", ...ana }),
            ...{ anchor: "orphaned", textVersion: 1, start: 40, end: 46, quote: "poured" },
          },
        ],
      }),
    ],
  },
  {
    ...{ id: "a-uncoded", title: "Дрон-сделка 📰", author: null, outlet: null, publishedOn: null },
    ...{
      url: null,
      language: null,
      fileName: "uncoded.txt",
      weight: null,
      text: "x",
      textVersion: 1,
    },
    ...{
      sha256: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
      zones: [],
      frozenAt: "2026-01-12T08:00:00.000Z",
      codings: [],
    },
  },
];

/**
 * The study that every writer's expected file is of: two reviewers, overlapping spans, one in
 * two parts, one over a line break, a merged frame, answers, an orphaned tag, two articles
 * of one title, one that nobody coded.
 */
export function testStudy(): Study {
  return studyFrom(HEAD, ARTICLES);
}

/** A study of these articles. */
export function studyFrom(head: StudyHead, articles: readonly StudyArticle[]): Study {
  return {
    head: { ...head, articles: articles.length },
    async *articles() {
      for (const article of articles) yield await Promise.resolve(article);
    },
  };
}
