import type { ProjectAccess } from "@/lib/domain/access";
import type { FrameUse } from "@/lib/domain/frame-use";
import { groupBy } from "@/lib/domain/group-by";
import type { StudyFrame } from "@/lib/domain/statistics/study";
import { codingOf } from "@/lib/domain/statistics/study";
import type { ArticleFacts, FactWork, RoundFacts } from "./round-facts";
import { codingWith } from "./round-facts";
import { countedIn } from "./visibility";

/** One reviewer's submitted work on an article of a round. */
export type Work = FactWork;

/** An article of a round with the submitted work on it that the viewer may count. */
export interface CountedArticle {
  readonly facts: ArticleFacts;
  readonly work: readonly Work[];
}

/** The articles of a round, in the order of their ids, with what the viewer may count of each. */
export async function readCountedWork(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
  facts: RoundFacts,
): Promise<CountedArticle[]> {
  const isCounted = await countedIn(access, roundId);
  return [...facts.values()].map((article) => {
    const { work } = article;
    return { facts: article, work: work.every(isCounted) ? work : work.filter(isCounted) };
  });
}

/**
 * The same articles with other frame uses in their codings.
 * @param usesOf by article
 */
export function withUses(
  counted: readonly CountedArticle[],
  usesOf: ReadonlyMap<string, readonly FrameUse[]>,
  frames: readonly StudyFrame[],
): CountedArticle[] {
  return counted.map(({ facts, work }) => {
    const codings = groupBy(usesOf.get(facts.row.id) ?? [], ({ reviewerId }) => reviewerId);
    return {
      facts: { ...facts, settled: codingOf(codings.get(null) ?? [], frames) },
      work: work.map((one) => ({
        ...one,
        ...codingWith(codings.get(one.reviewerId) ?? [], frames),
      })),
    };
  });
}
