import { TENTHS, touches } from "../frame-use";
import { once } from "../once";
import type { Steps } from "../steps";
import type { ZoneKind } from "../zones";
import { articlesWith } from "./prevalence";
import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import { quantile } from "./quantile";
import type { CodedArticle, Coding, Study, StudyFrame } from "./study";
import { sumOver, valuesOf } from "./study";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";

/** Articles where a frame reaches into a zone: out of all articles, and out of those with the frame. */
export interface InZone {
  readonly ofAll: Proportion;
  readonly ofThoseWithFrame: Proportion;
}

/** Where in the article a frame stands. */
export interface Position {
  readonly frame: StudyFrame;
  readonly headline: InZone;
  /** The lead: the first paragraph of the body. */
  readonly lead: InZone;
  /** The share of the text before the frame's first passage, 0 (at once) to 1; over the articles it covers. */
  readonly firstOffset: {
    readonly n: number;
    readonly mean: number | null;
    readonly median: number | null;
  };
  /** Code points of the body the frame covers, and the share of them in each tenth of the body. */
  readonly bodyCovered: number;
  readonly tenths: readonly (number | null)[];
}

/** Position of every frame: headline, lead, first passage, and tenths of the body. */
export const position = once<Study, void, readonly Position[]>(positionsOf);

function* positionsOf(study: Study): Steps<Position[]> {
  const positions: Position[] = [];
  for (const [index, frame] of study.frames.entries()) {
    yield;
    const withFrame = articlesWith(study, index, "average");
    const inZone = (zone: ZoneKind): InZone => {
      const x = sumOver(study.having[index]!, (coding) => {
        const use = coding[index];
        return use && touches(use, zone) ? 1 : 0;
      });
      return {
        ofAll: proportion(x, study.articles.length),
        ofThoseWithFrame: proportion(x, withFrame),
      };
    };
    positions.push({
      frame,
      headline: inZone("headline"),
      lead: inZone("lead"),
      firstOffset: firstOffsetOf(study, index),
      ...tenthsOf(study, index),
    });
  }
  return positions;
}

function firstOffsetOf(study: Study, index: number): Position["firstOffset"] {
  const having = study.having[index]!;
  const offsetOf = (coding: Coding, { codedLength }: CodedArticle) => {
    const first = coding[index]?.firstOffset ?? null;
    return first === null ? null : first / codedLength;
  };
  const n = sumOver(having, (coding, article) => (offsetOf(coding, article) === null ? 0 : 1));
  const sum = sumOver(having, (coding, article) => offsetOf(coding, article) ?? 0);
  return {
    n,
    mean: n > 0 ? sum / n : null,
    median: quantile(valuesOf(having, offsetOf), 0.5),
  };
}

function tenthsOf(study: Study, index: number): Pick<Position, "bodyCovered" | "tenths"> {
  const covered = Array<number>(TENTHS).fill(0);
  for (const { codings } of study.having[index]!) {
    for (let tenth = 0; tenth < TENTHS; tenth++) {
      let own = 0;
      for (const coding of codings) own += coding[index]?.tenths[tenth] ?? 0;
      covered[tenth]! += own / codings.length;
    }
  }
  const bodyCovered = covered.reduce((sum, length) => sum + length, 0);
  return {
    bodyCovered,
    tenths: covered.map((length) => (bodyCovered > 0 ? length / bodyCovered : null)),
  };
}

export function positionFigures(study: Study): Figure[] {
  return position(study).flatMap(({ frame, headline, lead, firstOffset, bodyCovered, tenths }) => {
    const columns = frameColumns(frame);
    const { n, mean, median } = firstOffset;
    return [
      { measure: "headline", ...columns, ...proportionColumns(headline.ofAll) },
      {
        measure: "headline, of articles with the frame",
        ...columns,
        ...proportionColumns(headline.ofThoseWithFrame),
      },
      { measure: "lead", ...columns, ...proportionColumns(lead.ofAll) },
      {
        measure: "lead, of articles with the frame",
        ...columns,
        ...proportionColumns(lead.ofThoseWithFrame),
      },
      { measure: "mean first offset", ...columns, n, value: mean },
      { measure: "median first offset", ...columns, n, value: median },
      ...tenths.map((share, tenth) => ({
        measure: "share of its body text in this tenth",
        category: String(tenth + 1),
        ...columns,
        n: bodyCovered,
        share,
      })),
    ];
  });
}
