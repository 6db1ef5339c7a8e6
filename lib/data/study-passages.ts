import type { ProjectAccess } from "@/lib/domain/access";
import { groupBy } from "@/lib/domain/group-by";
import type { PassageArticle } from "@/lib/domain/statistics/counter";
import { inZones } from "@/lib/domain/statistics/in-zones";
import type { Zone } from "@/lib/domain/zones";
import { pauses } from "./in-turns";
import { databaseForReading } from "./reading";
import type { CodingTags } from "./round-passages";
import { readRoundPassages } from "./round-passages";
import type { Figures } from "./studies";
import type { PassageCoding } from "./study-codings";
import { readPassageCodings } from "./study-codings";
import type { CountedArticle } from "./study-work";

/** Articles read at a time. */
const PAGE = 100;

type Choice = Pick<Figures, "filter" | "study" | "codedAs" | "counted">;

/**
 * The articles of a report with the passages of their codings, one after the other; a
 * printing that was not coded itself comes with the passages of the one that was. Other
 * requests have their turns meanwhile.
 */
export async function* readPassageArticles(
  access: ProjectAccess<"statistics:read">,
  choice: Choice,
): AsyncGenerator<PassageArticle> {
  const { filter } = choice;
  const source = filter.without.length === 0 ? readKept : readOnesThatCount;
  for await (const { textVersionId, zones, codings } of source(access, choice)) {
    yield { textVersionId, ...inZones({ zones, codings }, filter.zones) };
  }
}

interface CodedText {
  readonly textVersionId: string;
  readonly zones: readonly Zone[];
  readonly codings: readonly CodingTags[];
}

/** With all tags. */
async function* readKept(
  access: ProjectAccess<"statistics:read">,
  { filter, study, codedAs, counted }: Choice,
): AsyncGenerator<CodedText> {
  const coded = study.articles.flatMap(({ id }) => counted.get(codedAs.get(id) ?? id) ?? []);
  const facts = coded.map((article) => article.facts);
  let place = 0;
  for await (const [, { found, settled, zones }] of readRoundPassages(
    access,
    filter.round,
    facts,
  )) {
    const work = inOrder(coded[place++]!);
    const { textVersionId } = work[0]!;
    yield {
      textVersionId,
      zones: zones.get(textVersionId)!,
      codings: study.layer === "final" ? [settled] : work.map(({ id }) => found.get(id)!),
    };
  }
}

/** By id: sums of fractions depend on the order in which they are added up. */
function inOrder({ work }: CountedArticle) {
  return work.length < 2 ? work : [...work].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** With the tags that the filter does not leave out. */
async function* readOnesThatCount(
  access: ProjectAccess<"statistics:read">,
  { filter, study, codedAs }: Choice,
): AsyncGenerator<CodedText> {
  const db = await databaseForReading(access);
  const pause = pauses();
  const ids = study.articles.map(({ id }) => codedAs.get(id) ?? id);
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE);
    const codings: PassageCoding[] = [];
    for await (const coding of readPassageCodings(access, filter, study.layer, page, db)) {
      codings.push(coding);
    }
    const byArticle = groupBy(codings, ({ articleId }) => articleId);
    for (const id of page) {
      const those = byArticle.get(id);
      if (!those) continue;
      const { textVersionId, zones } = those[0]!;
      yield { textVersionId, zones, codings: those.map(({ passages }) => passages) };
    }
    await pause();
  }
}
