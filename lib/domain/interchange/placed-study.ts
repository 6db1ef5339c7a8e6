import type { Answers, AnswerValue } from "../attribute";
import { AppError } from "../errors";
import { groupBy } from "../group-by";
import type { ImportMetadata } from "../import";
import type { Span } from "../span";
import { normalizeText } from "../text/normalize";
import type { Zone } from "../zones";
import { checkedStudy, isMoment, lostIf } from "./checked-study";
import type { ImportedStudy, Lost, OffsetUnit } from "./imported-study";
import { MOST_TAGS } from "./limits";
import { paragraphZones } from "./paragraph-zones";
import type { Placed, Placing, Refusal } from "./placing";
import { placeAnnotations } from "./placing";

/** One text of a study with everybody's work on it: offsets in code points of the canonical text. */
export interface PlacedArticle {
  /** Canonical, every line of it. */
  readonly text: string;
  readonly zones: readonly Zone[];
  readonly metadata: ImportMetadata;
  readonly codings: readonly PlacedCoding[];
}

export interface PlacedCoding {
  readonly userKey: string;
  /** ISO 8601 */
  readonly submittedAt: string | null;
  readonly annotations: readonly PlacedAnnotation[];
  /** On the article, by the question's key. */
  readonly answers: Answers;
}

export interface PlacedAnnotation extends Span {
  readonly codeKey: string;
  readonly quote: string;
  readonly pieces: readonly Span[] | null;
  readonly memo: string;
  /** By the question's key. */
  readonly answers: Answers;
  /** ISO 8601 */
  readonly createdAt: string | null;
}

/** A study whose tags have found their places. */
export interface PlacedStudy {
  /** As it was checked. */
  readonly study: ImportedStudy;
  readonly placing: Placing;
  readonly articles: readonly PlacedArticle[];
  readonly lost: readonly Lost[];
}

/**
 * Check a study, find where its tags stand, and put it together by text: texts that are
 * the same are one article, and what one person said of it is one coding.
 *
 * @param chosen the unit that a person chose, where nothing in the file tells it
 * @throws {AppError} as `checkedStudy`; invalid_input where no tag has a place
 */
export function placedStudy(found: ImportedStudy, chosen?: OffsetUnit): PlacedStudy {
  const study = checkedStudy(found);
  const placing = placeAnnotations(study, chosen);
  const { annotations } = study;
  const placed = placing.places.filter((place) => typeof place !== "string");
  if (annotations.length > 0 && placed.length === 0) {
    throw new AppError(
      "invalid_input",
      `None of its ${annotations.length.toLocaleString("en")} tags stands where the file says: ${placing.places[0] as Refusal}, for one. The texts and the tags are not of the same project, or the texts were changed.`,
    );
  }

  const texts = groupBy(study.articles, ({ text }) => normalizeText(text));
  const work = workByArticle(study, placing);
  let twice = 0;
  const articles = [...texts].map(([text, same]): PlacedArticle => {
    const { zones, title, language } = paragraphZones(text);
    const { metadata } = same[0]!;
    const codings = groupBy(
      same.flatMap(({ key }) => work.get(key) ?? []),
      ({ userKey }) => userKey,
    );
    return {
      text,
      zones,
      metadata: {
        ...metadata,
        title: metadata.title ?? title,
        language: metadata.language ?? language,
      },
      codings: [...codings.values()].map((parts) => {
        const coding = joined(parts);
        twice += coding.twice;
        return coding.coding;
      }),
    };
  });
  const empty = articles.filter(({ text }) => text.trim() === "").length;
  const kept = articles.filter(({ text }) => text.trim() !== "");
  refuseFull(kept);
  if (kept.every(({ codings }) => codings.length === 0)) {
    throw new AppError(
      "invalid_input",
      "Nobody has coded anything in this file. Load its texts under “Articles”.",
    );
  }
  return {
    ...{ study, placing, articles: kept },
    lost: [
      ...study.lost,
      ...lostIf(empty, "articles without text", "There is nothing to read or to tag in them."),
      ...lostIf(
        study.articles.length - texts.size,
        "texts that stand in the file more than once",
        "Each text becomes one article, with everybody's work on it.",
      ),
      ...lostIf(
        twice,
        "tags that one person gave one passage twice",
        "A person says once that a passage uses a frame; the notes of both are kept.",
      ),
    ],
  };
}

interface Work {
  readonly userKey: string;
  readonly submittedAt: string | null;
  readonly annotations: readonly PlacedAnnotation[];
  readonly answers: Answers;
}

/** Everything that was said of each article, by the article's key. */
function workByArticle(study: ImportedStudy, { places }: Placing): Map<string, Work[]> {
  const said = { submittedAt: null, annotations: [], answers: {} } satisfies Partial<Work>;
  const parts: (Work & { articleKey: string })[] = [
    ...study.codings.map((coding) => ({
      ...{ ...said, ...coding },
      submittedAt: isMoment(coding.submittedAt) ? coding.submittedAt : null,
    })),
    ...study.annotations.flatMap((annotation, at) => {
      const place = places[at]!;
      const { articleKey, userKey, codeKey, memo, answers, createdAt } = annotation;
      const { start, end, quote, pieces } = (typeof place === "string" ? {} : place) as Placed;
      const annotations =
        typeof place === "string"
          ? []
          : [{ codeKey, start, end, quote, pieces, memo, answers, createdAt }];
      return { ...said, articleKey, userKey, annotations };
    }),
    ...study.answers.map(({ articleKey, userKey, questionKey, value }) => ({
      ...said,
      ...{ articleKey, userKey, answers: { [questionKey]: value } },
    })),
  ];
  return groupBy(parts, ({ articleKey }) => articleKey);
}

/** One person's parts as one coding: a tag that is there twice once, the newest answer. */
function joined(parts: readonly Work[]): { coding: PlacedCoding; twice: number } {
  const tags = parts.flatMap(({ annotations }) => annotations);
  const distinct = groupBy(tags, ({ codeKey, start, end, pieces }) =>
    [start, end, ...(pieces ?? []).flatMap((one) => [one.start, one.end]), codeKey].join(" "),
  );
  const annotations = [...distinct.values()].map((same): PlacedAnnotation => {
    const memos = new Set(same.map(({ memo }) => memo).filter((memo) => memo !== ""));
    const answers: Record<string, AnswerValue> = {};
    for (const one of same) Object.assign(answers, one.answers);
    return { ...same[0]!, memo: [...memos].join("\n"), answers };
  });
  const answers: Record<string, AnswerValue> = {};
  for (const one of parts) Object.assign(answers, one.answers);
  const submittedAt = parts.reduce<string | null>(
    (latest, one) => ((one.submittedAt ?? "") > (latest ?? "") ? one.submittedAt : latest),
    null,
  );
  const { userKey } = parts[0]!;
  return {
    coding: { userKey, submittedAt, annotations, answers },
    twice: tags.length - annotations.length,
  };
}

function refuseFull(articles: readonly PlacedArticle[]): void {
  const full = articles.find(({ codings }) =>
    codings.some(({ annotations }) => annotations.length > MOST_TAGS),
  );
  if (!full) return;
  throw new AppError(
    "too_large",
    `“${full.metadata.title ?? "An article"}” has more than ${MOST_TAGS.toLocaleString("en")} tags of one person.`,
  );
}
