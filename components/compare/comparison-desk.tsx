"use client";

import type { KeyboardEvent } from "react";
import { useMemo, useRef, useState } from "react";
import { KeySheet } from "@/components/reading/key-sheet";
import { ListBelow } from "@/components/reading/list-below";
import { ReadingSurface } from "@/components/reading/reading-surface";
import { Button } from "@/components/ui/button";
import { ClusterCard } from "./cluster-card";
import type { CompareFilter } from "./compare-filters";
import { ALL_DIFFERENCES, CompareFilters, passes } from "./compare-filters";
import type { Cluster, ComparisonDeskProps } from "./comparison";
import { clusterKey, DRAFT, FINAL, KIND_WORDS } from "./comparison";
import { ConflictDialog } from "./conflict-dialog";
import { LanePicker, MOST_LANES } from "./lane-picker";
import { draftTag, finalTags } from "./lane-tags";
import { listCommandOf, listKeys, pressIn } from "./list-keys";
import { useSettling } from "./settling-state";

/** An article with a lane for each reviewer and one for what was settled, and the list of what they tagged differently. */
export function ComparisonDesk(props: ComparisonDeskProps) {
  const { article, settled, settling } = props;
  const { frames, reviewers, text } = article;
  const state = useSettling(props);
  const { draft } = state;
  const [activeIds, setActiveIds] = useState<readonly string[]>([]);
  const [filter, setFilter] = useState<CompareFilter>(ALL_DIFFERENCES);
  const [current, setCurrent] = useState<string | null>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const hasFinal = settled.decisions.length > 0 || settling !== null;
  const [chosenLanes, setChosenLanes] = useState<readonly string[]>(() =>
    reviewers.slice(0, MOST_LANES).map(({ id }) => id),
  );

  const names = useMemo(
    () => ({
      ...Object.fromEntries(reviewers.map(({ id, name }) => [id, name])),
      [FINAL]: "Final",
    }),
    [reviewers],
  );
  const lanes = useMemo(
    () => [...chosenLanes, ...(hasFinal ? [FINAL] : [])],
    [chosenLanes, hasFinal],
  );
  const annotations = useMemo(
    () => [
      ...article.annotations.filter(({ reviewerId }) => chosenLanes.includes(reviewerId)),
      ...finalTags(settled.decisions),
      ...(draft ? [draftTag(text, draft)] : []),
    ],
    [article.annotations, chosenLanes, settled.decisions, draft, text],
  );
  const clusters = useMemo(() => clustersOf(props), [props]);
  const done = new Set(settled.decisions.flatMap(({ annotationIds }) => annotationIds));
  const shown = clusters.filter((cluster) => passes(filter, cluster, done));
  const keys = listKeys(settling !== null);

  function activate(cluster: Cluster) {
    setCurrent(clusterKey(cluster));
    setActiveIds(cluster.annotations.map(({ id }) => id));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const command = listCommandOf(event);
    if (!command) return;
    const entries = [...(list.current?.children ?? [])] as HTMLElement[];
    const at = entries.findIndex((entry) => entry.contains(event.target as Node));
    const entry = entries[at];
    switch (command.kind) {
      case "keys":
        event.preventDefault();
        return setShowsKeys(true);
      case "step": {
        const next = Math.min(Math.max(at + command.direction, 0), shown.length - 1);
        event.preventDefault();
        entries[next]?.focus();
        if (shown[next]) activate(shown[next]);
        return;
      }
      case "show":
        if (shown[at]) activate(shown[at]);
        return;
      case "press": {
        const where = command.key === "n" ? document.body : entry;
        if (where && pressIn(where, command.key)) event.preventDefault();
      }
    }
  }

  return (
    <div className="grid gap-x-10 gap-y-8 min-[1180px]:grid-cols-[minmax(0,1fr)_24.5rem]">
      <div className="min-w-0">
        <ListBelow href="#differences">
          {shown.length} of {clusters.length} passages below
        </ListBelow>
        <LanePicker reviewers={reviewers} chosen={chosenLanes} onChange={setChosenLanes} />
        <ReadingSurface
          text={text}
          zones={article.zones}
          language={article.language ?? "und"}
          frames={frames}
          annotations={annotations}
          reviewerNames={names}
          mode="compare"
          lanes={lanes}
          activeIds={draft ? [DRAFT] : activeIds}
          onActivate={setActiveIds}
          placing={draft && { id: DRAFT, onPlace: state.place }}
          moreKeys={keys}
        />
        {state.draftOf && (
          <div className="sticky bottom-3 z-10 mt-4 flex justify-center min-[1180px]:hidden">
            <Button
              variant="primary"
              onClick={() => entryOf(state.draftOf!)?.scrollIntoView({ block: "start" })}
            >
              Back to the difference
            </Button>
          </div>
        )}
      </div>
      <section
        aria-labelledby="differences"
        className="flex min-w-0 flex-col gap-4 min-[1180px]:sticky min-[1180px]:top-4 min-[1180px]:max-h-[calc(100dvh-2rem)] min-[1180px]:self-start min-[1180px]:overflow-y-auto min-[1180px]:p-1"
        onKeyDown={onKeyDown}
      >
        <div className="flex items-baseline justify-between gap-3">
          <h2 id="differences">Differences</h2>
          <p className="text-sm text-muted" role="status">
            {shown.length} of {clusters.length} passages
          </p>
        </div>
        {reviewers
          .filter(({ noFrameFound, revision }) => noFrameFound || revision)
          .map(({ id, name, noFrameFound, revision }) => (
            <p key={id} className="text-sm text-muted">
              {noFrameFound && `${name} found no frame in this article. `}
              {revision === "revised" && `${name} revised this after seeing the others’ tags.`}
              {revision === "being revised" &&
                `${name} is revising this; shown is what was handed in before.`}
            </p>
          ))}
        <CompareFilters {...{ filter, frames, reviewers }} states={hasFinal} onChange={setFilter} />
        <p className="text-sm text-muted max-[700px]:hidden">
          <kbd>J</kbd> <kbd>K</kbd> go through the list, <kbd>?</kbd> shows all keys.
        </p>
        {shown.length === 0 ? (
          <p className="text-muted">
            {clusters.length === 0
              ? "Nobody tagged anything here."
              : "Nothing of this kind. Choose something else above."}
          </p>
        ) : (
          <ol ref={list} className="flex flex-col gap-4">
            {shown.map((cluster) => {
              const key = clusterKey(cluster);
              return (
                <li
                  key={key}
                  id={`entry-${key}`}
                  tabIndex={0}
                  aria-label={`${KIND_WORDS[cluster.kind]}: ${cluster.annotations[0]?.quote}`}
                  className="scroll-mt-4 rounded-lg"
                >
                  <ClusterCard
                    {...{ cluster, names, state }}
                    desk={props}
                    active={
                      key === current ||
                      cluster.annotations.some(({ id }) => activeIds.includes(id))
                    }
                    onShow={() => activate(cluster)}
                  />
                </li>
              );
            })}
          </ol>
        )}
      </section>
      <ConflictDialog desk={props} state={state} />
      {showsKeys && <KeySheet sections={keys} onClose={() => setShowsKeys(false)} />}
    </div>
  );
}

/** The entry of the list, or the decision in it, that something is chosen for. */
function entryOf(of: string): HTMLElement | null {
  return document.getElementById(`decision-${of}`) ?? document.getElementById(`entry-${of}`);
}

/** Differences and agreements together, in the order of the text. */
function clustersOf({ differences, agreements }: ComparisonDeskProps): Cluster[] {
  const alike = agreements.map((agreement) => ({
    ...agreement,
    kind: "agreement" as const,
    missingReviewerIds: [],
  }));
  return [...differences, ...alike].sort((a, b) => a.start - b.start || a.end - b.end);
}
