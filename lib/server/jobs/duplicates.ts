import { storeClusters } from "@/lib/data/duplicate-changes";
import { readTexts } from "@/lib/data/duplicates";
import { clustersOf, THRESHOLDS } from "@/lib/domain/duplicates/clusters";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { computeApart } from "../apart/run";
import type { JobKind } from "./kind";

/** What the work is given: the similarity to store clusters at; null only to count them. */
export interface DuplicatesInput {
  readonly threshold: number | null;
}

/** What it found: clusters and printings in them, at each similarity that can be chosen. */
export interface DuplicatesResult {
  readonly articles: number;
  readonly counts: readonly {
    readonly threshold: number;
    readonly clusters: number;
    readonly printings: number;
  }[];
}

/** Looks for articles that print the same story, in a process of its own. */
export const duplicates: JobKind<"article:import"> = {
  kind: "duplicates",
  label: "Looking for copies",
  unit: "articles",
  permission: "article:import",
  async run({ input, access }, { progress, signal }) {
    const { threshold } = input as unknown as DuplicatesInput;
    const reader: ProjectAccess<"article:read"> = grant(access, "article:read")!;
    const found = await computeApart("find-copies", { least: THRESHOLDS[0] }, readTexts(reader), {
      signal,
      progress,
    });
    const { ids, pairs } = found;
    const counts = THRESHOLDS.map((least) => {
      const clusters = clustersOf(ids.length, pairs, least);
      const printings = clusters.reduce((sum, { members }) => sum + members.length, 0);
      return { threshold: least, clusters: clusters.length, printings };
    });
    if (threshold !== null) await storeClusters(access, { ids, pairs, least: threshold });
    return { articles: ids.length, counts };
  },
};
