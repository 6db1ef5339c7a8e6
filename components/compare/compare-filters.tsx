"use client";

import { Select } from "@/components/ui/inputs";
import type { Frame } from "@/lib/domain/frame";
import type { Cluster } from "./comparison";
import { KIND_WORDS } from "./comparison";

/** What the list of differences shows. */
export interface CompareFilter {
  readonly kind: Cluster["kind"] | "differences";
  /** Empty: all. */
  readonly frameId: string;
  /** "with" or "without" and a reviewer's id; empty: whoever tagged it. */
  readonly reviewer: string;
  readonly state: "all" | "open" | "settled";
}

export const ALL_DIFFERENCES: CompareFilter = {
  kind: "differences",
  frameId: "",
  reviewer: "",
  state: "all",
};

/** Whether an entry is to be shown. `settled`: ids of the tags that are. */
export function passes(
  { kind, frameId, reviewer, state }: CompareFilter,
  cluster: Cluster,
  settled: ReadonlySet<string>,
): boolean {
  const { annotations } = cluster;
  const [how, id] = reviewer.split(" ");
  const tagged = annotations.some(({ reviewerId }) => reviewerId === id);
  const done = annotations.every(({ id }) => settled.has(id));
  return (
    (kind === "differences" ? cluster.kind !== "agreement" : cluster.kind === kind) &&
    (frameId === "" || annotations.some((tag) => tag.frameId === frameId)) &&
    (reviewer === "" || tagged === (how === "with")) &&
    (state === "all" || done === (state === "settled"))
  );
}

export function CompareFilters({
  filter,
  frames,
  reviewers,
  states,
  onChange,
}: {
  filter: CompareFilter;
  frames: readonly Frame[];
  reviewers: readonly { readonly id: string; readonly name: string }[];
  /** Whether the viewer knows what is settled. */
  states: boolean;
  onChange: (filter: CompareFilter) => void;
}) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label="Show"
        value={filter.kind}
        onChange={(event) =>
          onChange({ ...filter, kind: event.target.value as CompareFilter["kind"] })
        }
      >
        <option value="differences">All differences</option>
        {Object.entries(KIND_WORDS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
      <Select
        label="Frame"
        value={filter.frameId}
        onChange={(event) => onChange({ ...filter, frameId: event.target.value })}
      >
        <option value="">All frames</option>
        {frames.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        label="Reviewer"
        value={filter.reviewer}
        onChange={(event) => onChange({ ...filter, reviewer: event.target.value })}
      >
        <option value="">All reviewers</option>
        {reviewers.map(({ id, name }) => (
          <option key={id} value={`with ${id}`}>
            Tagged by {name}
          </option>
        ))}
        {reviewers.map(({ id, name }) => (
          <option key={id} value={`without ${id}`}>
            Not tagged by {name}
          </option>
        ))}
      </Select>
      {states && (
        <Select
          label="State"
          value={filter.state}
          onChange={(event) =>
            onChange({ ...filter, state: event.target.value as CompareFilter["state"] })
          }
        >
          <option value="all">Open and settled</option>
          <option value="open">Open only</option>
          <option value="settled">Settled only</option>
        </Select>
      )}
    </div>
  );
}
