"use client";

import { Badge } from "@/components/ui/badge";
import { majorityOf } from "@/lib/domain/majority";
import type { Cluster, ComparisonDeskProps } from "./comparison";
import { KIND_WORDS, clusterKey } from "./comparison";
import { Decided, DecisionHistory } from "./decided";
import { SettleBox } from "./settle-box";
import type { DeskSettling } from "./settling-state";
import { TagEntry } from "./tag-entry";

/** One difference: who tagged what, what teammates say to it, and how it was settled. */
export function ClusterCard({
  cluster,
  names,
  active,
  onShow,
  desk,
  state,
}: {
  cluster: Cluster;
  names: Readonly<Record<string, string>>;
  active: boolean;
  onShow: () => void;
  desk: ComparisonDeskProps;
  state: DeskSettling;
}) {
  const { article, settled, settling } = desk;
  const ids = cluster.annotations.map(({ id }) => id);
  const touches = ({ annotationIds }: { readonly annotationIds: readonly string[] }) =>
    annotationIds.some((id) => ids.includes(id));
  const decisions = settled.decisions.filter(touches);
  const done = new Set(decisions.flatMap(({ annotationIds }) => annotationIds));
  const open = cluster.annotations.filter(({ id }) => !done.has(id));
  const key = clusterKey(cluster);

  return (
    <div
      className={`flex flex-col gap-4 rounded-lg border bg-surface p-4 ${active ? "border-accent shadow-raised" : "border-line"}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap gap-2">
          <Badge tone={cluster.kind === "agreement" ? "success" : "warning"}>
            {KIND_WORDS[cluster.kind]}
          </Badge>
          {decisions.length > 0 && open.length === 0 && <Badge tone="accent">Settled</Badge>}
        </div>
        <button
          type="button"
          onClick={onShow}
          className="min-h-6 text-sm text-accent underline underline-offset-4 pointer-coarse:min-h-11"
        >
          Show in the text
        </button>
      </div>
      <ul className="flex flex-col gap-4">
        {cluster.annotations.map((tag) => (
          <li key={tag.id}>
            <TagEntry tag={tag} names={names} {...desk} />
          </li>
        ))}
      </ul>
      {cluster.missingReviewerIds.length > 0 && (
        <p className="text-sm text-muted">
          Not tagged by {cluster.missingReviewerIds.map((id) => names[id]).join(", ")}.
        </p>
      )}
      {decisions.map((decision) => (
        <Decided
          key={decision.id}
          {...{ decision, names, desk, state }}
          drafting={state.draftingOf(decision.id)}
        />
      ))}
      {settling && open.length > 0 && (
        <SettleBox
          tags={open}
          {...{ article, names }}
          majority={majorityOf(
            cluster.annotations,
            article.reviewers.map(({ id }) => id),
            article.attributes,
          )}
          drafting={state.draftingOf(key)}
          settle={(choice, reason) =>
            state.decide(
              choice,
              open.map(({ id }) => id),
              reason,
            )
          }
        />
      )}
      <DecisionHistory past={settled.history.filter(touches)} desk={desk} />
    </div>
  );
}
