import type { Option } from "../../attribute";
import { codedLength, frameUsesOf } from "../../frame-use";
import type { Zone, ZoneKind } from "../../zones";
import type { Judged, Study, StudyArticle } from "../study";
import { codingOf, studyOf } from "../study";

export type Tagged = readonly [start: number, end: number, frameId: string];

/** A small corpus, counted by hand in the tests. */
export interface Corpus {
  readonly articles: readonly (Omit<StudyArticle, "codedLength"> &
    Partial<Judged> & { readonly zones: Zone[] })[];
  /** Annotations of the finished codings, by article and then by reviewer; "final" is the final layer. */
  readonly codings: Readonly<Record<string, Readonly<Record<string, readonly Tagged[]>>>>;
}

export const FRAMES = [
  { id: "E", name: "Economy" },
  { id: "M", name: "Morality" },
  { id: "C", name: "Conflict" },
];

const COURIER = { outletId: "o1", outlet: "Courier" };
const DAILY = { outletId: "o2", outlet: "Daily" };

/**
 * t1: a line break between zones, two overlapping tags of one frame (20 code points, not 26).
 * t2: two frames overlap; a tag in the caption. t3: no date. t4: read, nothing found.
 * t5: not finished, so in no figure.
 */
export const TOY: Corpus = {
  articles: [
    {
      id: "t1",
      ...COURIER,
      publishedOn: "2023-03-31",
      zones: zones("headline 0-10, lead 11-41, body 42-142"),
    },
    {
      id: "t2",
      ...COURIER,
      publishedOn: "2023-05-20",
      zones: zones("headline 0-20, lead 20-60, body 60-100, caption 100-120"),
    },
    { id: "t3", ...DAILY, publishedOn: null, zones: zones("headline 0-10, body 10-60") },
    { id: "t4", ...DAILY, publishedOn: "2023-05-01", zones: zones("headline 0-10, body 10-50") },
    { id: "t5", ...DAILY, publishedOn: "2023-05-02", zones: zones("headline 0-10, body 10-50") },
  ],
  codings: {
    t1: {
      final: [
        [0, 10, "E"],
        [5, 21, "E"],
        [100, 120, "M"],
      ],
      ann: [[0, 10, "E"]],
      bob: [
        [0, 10, "E"],
        [100, 120, "M"],
      ],
    },
    t2: {
      final: [
        [20, 40, "M"],
        [30, 40, "C"],
        [100, 110, "C"],
      ],
      ann: [[20, 40, "M"]],
      bob: [[30, 40, "C"]],
    },
    t3: { final: [[50, 60, "E"]], ann: [[50, 60, "E"]] },
    t4: { final: [], ann: [], bob: [] },
  },
};

export const toyStudy = (layer: "final" | "reviewer" = "final") => studyOfCorpus(TOY, layer);

/** The study of a corpus, by the same steps as in the app. */
export function studyOfCorpus(
  corpus: Corpus,
  layer: "final" | "reviewer",
  frames = FRAMES,
  tones: readonly Option[] = [],
): Study {
  const articles = corpus.articles.flatMap(({ zones, primary = null, tone = null, ...article }) => {
    const those = Object.entries(corpus.codings[article.id] ?? {}).filter(
      ([reviewer]) => (reviewer === "final") === (layer === "final"),
    );
    if (those.length === 0) return [];
    const reviewerIds = those.map(([reviewer]) => (layer === "final" ? null : reviewer));
    const codings = those.map(([, tagged], index) => {
      const key = { articleId: article.id, layer, reviewerId: reviewerIds[index]! };
      return codingOf(frameUsesOf(key, annotationsOf(tagged), zones), frames);
    });
    const judged = those.map(() => ({ primary, tone }));
    return [{ ...article, codedLength: codedLength(zones), reviewerIds, codings, judged }];
  });
  return studyOf({ layer, frames, articles, tones });
}

export function annotationsOf(tagged: readonly Tagged[]) {
  return tagged.map(([start, end, frameId]) => ({ start, end, frameId }));
}

/** Zones written as "headline 0-10, body 11-50". */
export function zones(written: string): Zone[] {
  return written.split(", ").map((part) => {
    const [zone, span] = part.split(" ") as [ZoneKind, string];
    const [start, end] = span.split("-").map(Number) as [number, number];
    return { zone, start, end };
  });
}
