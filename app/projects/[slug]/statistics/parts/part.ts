import { passagesHref } from "@/components/charts/passages";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Cell } from "@/lib/domain/statistics/cell";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { studyFilterQuery } from "@/lib/domain/statistics/filter";
import { filterInWords } from "@/lib/domain/statistics/filter-words";
import type { ReportHead } from "@/lib/domain/statistics/report";
import type { readStudyChoices } from "@/lib/data/study-choices";

/** The parts in the order of their tabs. */
export const PARTS = {
  frames: "Frames",
  outlets: "Outlet differences",
  text: "In the text",
  together: "Together",
  voices: "Voices",
  words: "Words",
  settling: "Settling",
  agreement: "Agreement",
} as const;
export type PartId = keyof typeof PARTS;

/** What every part of the page is told. */
export interface PartProps {
  readonly slug: string;
  readonly access: ProjectAccess<"statistics:read">;
  /** As the address asks for it. */
  readonly wanted: StudyFilter;
  /** The data revision that the page is of. */
  readonly revision: number;
  readonly choices: Awaited<ReturnType<typeof readStudyChoices>>;
  /** The outlet that the others are held against, as the address names it. */
  readonly against: string | null;
}

/** What charts and tables of one part need to say where they come from and what they open. */
export function shownWith(
  { slug, choices }: Pick<PartProps, "slug" | "choices">,
  head: ReportHead,
) {
  const { filter, round, layer, codebookVersion, flow, tiers } = head;
  const passages = `/projects/${slug}/statistics/passages?${studyFilterQuery(filter)}`;
  const source = {
    ...{ round: round.name, layer, codebookVersion },
    articles: flow.counted,
    filter: filterInWords(filter, choices),
    seed: null,
    computedAt: new Date().toISOString(),
  };
  const frames = head.frames.map((frame) => ({
    ...frame,
    tier: tiers[frame.id] ?? ("undefined" as const),
  }));
  const opens = (cell: Partial<Cell>) => passagesHref(passages, cell) ?? passages;
  return { source, frames, passages, opens };
}
