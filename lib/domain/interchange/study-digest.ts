import { groupBy } from "../group-by";
import { normalizeText } from "../text/normalize";
import { codePointLength } from "../text/offsets";
import type {
  ImportedCode,
  ImportedQuestion,
  ImportedStudy,
  ImportedUser,
  Lost,
  OffsetUnit,
} from "./imported-study";
import type { PlacedArticle, PlacedStudy } from "./placed-study";
import type { Placed, Placing, Refusal } from "./placing";
import { placeAnnotations } from "./placing";

/** What a person sees of a study before it is stored. */
export interface StudyDigest {
  readonly name: string | null;
  /** By title, or the beginning of the text. */
  readonly articles: readonly DigestArticle[];
  readonly codes: readonly (ImportedCode & { readonly tags: number })[];
  readonly users: readonly (ImportedUser & { readonly articles: number; readonly tags: number })[];
  readonly questions: readonly (ImportedQuestion & { readonly answers: number })[];
  /** Tags that have a place. */
  readonly tags: number;
  readonly placing: PlacingDigest;
  readonly lost: readonly Lost[];
}

export interface DigestArticle {
  readonly title: string;
  /** Code points */
  readonly length: number;
  readonly people: number;
  readonly tags: number;
}

export interface PlacingDigest extends Omit<Placing, "places"> {
  /** Tags whose ends were moved out to take a character whole. */
  readonly widened: number;
  /** Tags without a place, by reason; and the first of them. */
  readonly refused: readonly { readonly reason: Refusal; readonly count: number }[];
  readonly examples: readonly RefusedTag[];
  /** Where nothing in the file tells how it counts: what each way would make of it. */
  readonly units: readonly UnitSample[];
}

export interface RefusedTag {
  readonly article: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string | null;
  readonly reason: Refusal;
}

export interface UnitSample {
  readonly unit: OffsetUnit;
  /** Tags that lie in the text under it. */
  readonly placed: number;
  /** Tags whose words differ from those under another unit, with what they would be. */
  readonly quotes: readonly string[];
}

/** How many tags without a place, and samples of units, are shown. */
const EXAMPLES = 50;
const SAMPLES = 5;
/** Longest title made of a text's beginning, and longest quote that is shown, in UTF-16 code units. */
const SHOWN = 80;

/** @param chosen the unit that a person chose, where nothing in the file tells it */
export function studyDigest(
  { study, placing, articles, lost }: PlacedStudy,
  chosen?: OffsetUnit,
): StudyDigest {
  return {
    name: study.name,
    articles: articles.map(digestArticle),
    ...counts(study, articles),
    placing: placingDigest(study, placing, chosen),
    lost,
  };
}

function digestArticle({ text, metadata, codings }: PlacedArticle): DigestArticle {
  return {
    title: metadata.title ?? shortened(text.trim()),
    length: codePointLength(text),
    people: codings.length,
    tags: codings.reduce((sum, { annotations }) => sum + annotations.length, 0),
  };
}

function counts(study: ImportedStudy, articles: readonly PlacedArticle[]) {
  const tally = () => new Map<string, number>();
  const [tags, tagged, coded, answered] = [tally(), tally(), tally(), tally()];
  const add = (map: Map<string, number>, key: string, by = 1) =>
    map.set(key, (map.get(key) ?? 0) + by);
  for (const { userKey, annotations, answers } of articles.flatMap((one) => one.codings)) {
    add(coded, userKey);
    add(tagged, userKey, annotations.length);
    for (const annotation of annotations) {
      add(tags, annotation.codeKey);
      for (const key of Object.keys(annotation.answers)) add(answered, key);
    }
    for (const key of Object.keys(answers)) add(answered, key);
  }
  const of = (map: Map<string, number>, key: string) => map.get(key) ?? 0;
  return {
    codes: study.codes.map((code) => ({ ...code, tags: of(tags, code.key) })),
    users: study.users.map((user) => ({
      ...user,
      articles: of(coded, user.key),
      tags: of(tagged, user.key),
    })),
    questions: study.questions.map((one) => ({ ...one, answers: of(answered, one.key) })),
    tags: [...tags.values()].reduce((sum, count) => sum + count, 0),
  };
}

function placingDigest(
  study: ImportedStudy,
  { places, ...placing }: Placing,
  chosen: OffsetUnit | undefined,
): PlacingDigest {
  const titles = new Map(
    study.articles.map(({ key, text, metadata }) => [
      key,
      metadata.title ?? shortened(normalizeText(text).trim()),
    ]),
  );
  const names = new Map(study.codes.map(({ key, name }) => [key, name]));
  const refused = [...places.entries()].flatMap(([at, place]) =>
    typeof place === "string" ? [{ reason: place, annotation: study.annotations[at]! }] : [],
  );
  return {
    ...placing,
    widened: places.filter((place) => typeof place !== "string" && place.widened).length,
    refused: [...groupBy(refused, ({ reason }) => reason)].map(([reason, { length: count }]) => ({
      ...{ reason, count },
    })),
    examples: refused.slice(0, EXAMPLES).map(({ reason, annotation }) => ({
      article: titles.get(annotation.articleKey)!,
      code: names.get(annotation.codeKey)!,
      ...{ start: annotation.start, end: annotation.end, reason },
      quote: annotation.quote && shortened(annotation.quote),
    })),
    units: placing.quoted === 0 ? unitSamples(study, chosen) : [],
  };
}

/** What each unit that the format may count in makes of the tags; nothing where all agree. */
function unitSamples(study: ImportedStudy, chosen: OffsetUnit | undefined): UnitSample[] {
  if (study.units.length < 2) return [];
  const units = [...new Set([...(chosen ? [chosen] : []), ...study.units])];
  const placings = units.map((unit) => placeAnnotations(study, unit).places);
  const words = (place: Placed | Refusal) => (typeof place === "string" ? null : place.quote);
  const differing = [...study.annotations.keys()].filter((at) =>
    placings.some((places) => words(places[at]!) !== words(placings[0]![at]!)),
  );
  if (differing.length === 0) return [];
  return units.map((unit, i) => ({
    unit,
    placed: placings[i]!.filter((place) => typeof place !== "string").length,
    quotes: differing.slice(0, SAMPLES).map((at) => shortened(words(placings[i]![at]!) ?? "–")),
  }));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1).toWellFormed()}…` : line;
}
