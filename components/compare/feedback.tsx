"use client";

import { useMemo, useState } from "react";
import { ListBelow } from "@/components/reading/list-below";
import { ReadingSurface } from "@/components/reading/reading-surface";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { Annotation } from "@/lib/domain/annotation";
import type { Outcome, OwnOutcome } from "@/lib/domain/feedback";
import { Appeals } from "./appeals";
import type { ComparisonDeskProps } from "./comparison";
import { FINAL } from "./comparison";
import { DecisionHistory, DecisionWords } from "./decided";
import { finalTags } from "./lane-tags";
import { FrameName, Quote, SaidAnswers } from "./tag-entry";

const OUTCOME_WORDS: Readonly<Record<Outcome, { words: string; tone: "success" | "warning" }>> = {
  kept: { words: "Kept as you tagged it", tone: "success" },
  changed: { words: "Changed", tone: "warning" },
  rejected: { words: "Rejected", tone: "warning" },
  missed: { words: "You did not tag it", tone: "warning" },
};

const NOTHING_DRAFTED = { choice: null, change: () => undefined };

/** What became of one reviewer's tags: own and final side by side, with reasons, and a way to appeal. */
export function Feedback({
  outcomes,
  desk,
}: {
  outcomes: readonly OwnOutcome<Annotation>[];
  desk: ComparisonDeskProps;
}) {
  const { article, settled, viewerId } = desk;
  const [activeIds, setActiveIds] = useState<readonly string[]>([]);
  const [onlyChanged, setOnlyChanged] = useState(false);
  const names = { [viewerId]: "You", [FINAL]: "Final" };
  const annotations = useMemo(
    () => [
      ...article.annotations.filter(({ reviewerId }) => reviewerId === viewerId),
      ...finalTags(settled.decisions),
    ],
    [article.annotations, settled.decisions, viewerId],
  );
  const lanes = useMemo(() => [viewerId, FINAL], [viewerId]);
  const shown = outcomes.filter(({ outcome }) => !onlyChanged || outcome !== "kept");

  return (
    <div className="grid gap-x-10 gap-y-8 min-[1180px]:grid-cols-[minmax(0,1fr)_24.5rem] min-[1340px]:grid-cols-[minmax(0,1fr)_28rem]">
      <div className="min-w-0">
        <ListBelow href="#outcomes">Yours and the final tags, below</ListBelow>
        <ReadingSurface
          text={article.text}
          zones={article.zones}
          language={article.language ?? "und"}
          frames={article.frames}
          annotations={annotations}
          reviewerNames={names}
          mode="compare"
          lanes={lanes}
          activeIds={activeIds}
          onActivate={setActiveIds}
        />
      </div>
      <section
        aria-labelledby="outcomes"
        className="flex min-w-0 flex-col gap-4 min-[1180px]:sticky min-[1180px]:top-4 min-[1180px]:max-h-[calc(100dvh-2rem)] min-[1180px]:self-start min-[1180px]:overflow-y-auto min-[1180px]:p-1"
      >
        <h2 id="outcomes">Yours and the final tags</h2>
        <label className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
          <input
            type="checkbox"
            className="size-4 accent-accent pointer-coarse:size-5.5"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.target.checked)}
          />
          Only where they differ
        </label>
        {shown.length === 0 && (
          <EmptyState
            title={onlyChanged ? "Everything was kept as you tagged it" : "No tags were settled"}
          />
        )}
        <ol className="flex flex-col gap-4">
          {shown.map(({ outcome, decision, own }) => (
            <li
              key={decision.id}
              className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
            >
              <div className="flex flex-wrap items-center justify-between gap-2">
                <Badge tone={OUTCOME_WORDS[outcome].tone}>{OUTCOME_WORDS[outcome].words}</Badge>
                <button
                  type="button"
                  className="min-h-6 text-sm text-accent underline underline-offset-4 pointer-coarse:min-h-11"
                  onClick={() => setActiveIds([...own.map(({ id }) => id), decision.id])}
                >
                  Show in the text
                </button>
              </div>
              <div className="grid gap-4 text-sm sm:grid-cols-2">
                <div role="group" aria-label="Yours" className="flex min-w-0 flex-col gap-2">
                  <h3 className="text-sm">Yours</h3>
                  {own.length === 0 && <p className="text-muted">No tag.</p>}
                  {own.map((tag) => (
                    <div key={tag.id} className="flex flex-col gap-2">
                      <p>
                        <FrameName frames={article.frames} frameId={tag.frameId} />
                      </p>
                      <Quote tag={tag} language={article.language} />
                      <SaidAnswers {...article} frameId={tag.frameId} answers={tag.attributes} />
                    </div>
                  ))}
                </div>
                <div role="group" aria-label="Final" className="flex min-w-0 flex-col gap-2">
                  <h3 className="text-sm">Final</h3>
                  <DecisionWords decision={decision} desk={desk} />
                </div>
              </div>
              <div className="flex flex-col gap-2 text-sm">
                <Appeals
                  {...{ decision, desk }}
                  tags={own}
                  names={names}
                  drafting={NOTHING_DRAFTED}
                  majority={null}
                />
                <DecisionHistory
                  past={settled.history.filter(({ annotationIds }) =>
                    annotationIds.some((id) => decision.annotationIds.includes(id)),
                  )}
                  desk={desk}
                />
              </div>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
