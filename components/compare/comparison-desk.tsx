"use client";

import { useMemo, useState } from "react";
import { ReadingSurface } from "@/components/reading/reading-surface";
import { Select } from "@/components/ui/inputs";
import { ClusterCard } from "./cluster-card";
import type { Cluster, ComparisonDeskProps } from "./comparison";

const KINDS = {
  all: "All differences",
  omission: "Only some tagged it",
  boundary: "Boundaries differ",
  frame: "Frame differs",
  attribute: "Answers differ",
  agreement: "All tagged it alike",
};

/** An article with a lane for each reviewer, and the list of what they tagged differently. */
export function ComparisonDesk(props: ComparisonDeskProps) {
  const { article, agreements, differences } = props;
  const { frames, reviewers } = article;
  const [activeIds, setActiveIds] = useState<readonly string[]>([]);
  const [kind, setKind] = useState<keyof typeof KINDS>("all");
  const [frameId, setFrameId] = useState("");

  const names = useMemo(
    () => Object.fromEntries(reviewers.map(({ id, name }) => [id, name])),
    [reviewers],
  );
  const lanes = useMemo(() => reviewers.slice(0, 6).map(({ id }) => id), [reviewers]);
  const clusters: Cluster[] = [
    ...differences,
    ...agreements.map((agreement) => ({
      ...agreement,
      kind: "agreement" as const,
      missingReviewerIds: [],
    })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const shown = clusters.filter(
    (cluster) =>
      (kind === "all" ? cluster.kind !== "agreement" : cluster.kind === kind) &&
      (frameId === "" || cluster.annotations.some((tag) => tag.frameId === frameId)),
  );

  return (
    <div className="grid gap-x-10 gap-y-8 min-[1180px]:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="min-w-0">
        <ReadingSurface
          text={article.text}
          zones={article.zones}
          language={article.language ?? "und"}
          frames={frames}
          annotations={article.annotations}
          reviewerNames={names}
          mode="compare"
          lanes={lanes}
          activeIds={activeIds}
          onActivate={setActiveIds}
        />
      </div>
      <section
        aria-labelledby="differences"
        className="flex min-w-0 flex-col gap-4 min-[1180px]:sticky min-[1180px]:top-4 min-[1180px]:max-h-[calc(100dvh-2rem)] min-[1180px]:self-start min-[1180px]:overflow-y-auto"
      >
        <h2 id="differences">Differences</h2>
        {reviewers
          .filter(({ noFrameFound }) => noFrameFound)
          .map(({ id, name }) => (
            <p key={id} className="text-sm text-muted">
              {name} found no frame in this article.
            </p>
          ))}
        <div className="grid grid-cols-2 gap-3">
          <Select
            label="Show"
            value={kind}
            onChange={(event) => setKind(event.target.value as keyof typeof KINDS)}
          >
            {Object.entries(KINDS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Select
            label="Frame"
            value={frameId}
            onChange={(event) => setFrameId(event.target.value)}
          >
            <option value="">All frames</option>
            {frames.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
        {shown.length === 0 ? (
          <p className="text-muted">
            {clusters.length === 0
              ? "Nobody tagged anything here."
              : "Nothing of this kind. Choose something else above."}
          </p>
        ) : (
          <ol className="flex flex-col gap-4">
            {shown.map((cluster) => (
              <li key={cluster.annotations.map(({ id }) => id).join()}>
                <ClusterCard
                  {...props}
                  cluster={cluster}
                  names={names}
                  active={cluster.annotations.some(({ id }) => activeIds.includes(id))}
                  activate={() => setActiveIds(cluster.annotations.map(({ id }) => id))}
                />
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}
