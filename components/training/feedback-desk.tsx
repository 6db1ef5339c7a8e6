"use client";

import { useMemo, useState } from "react";
import { FrameEntry } from "@/components/codebook/frame-entry";
import { FrameChip } from "@/components/frame-chip";
import { ListBelow } from "@/components/reading/list-below";
import { ReadingSurface } from "@/components/reading/reading-surface";
import { Badge } from "@/components/ui/badge";
import type { Annotation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Feedback, Remark } from "@/lib/domain/training";
import { EXPERT } from "@/lib/domain/training";
import type { Zone } from "@/lib/domain/zones";
import { REMARK_WORDS } from "./remark-words";

interface FeedbackDeskProps {
  viewerId: string;
  text: string;
  zones: readonly Zone[];
  language: string | null;
  frames: readonly Frame[];
  own: readonly Annotation[];
  expert: readonly Annotation[];
  feedback: Feedback;
}

/** A training article with a lane for one's own tags and one for the expert's, and what differs. */
export function FeedbackDesk({ viewerId, frames, own, expert, ...props }: FeedbackDeskProps) {
  const { text, zones, language, feedback } = props;
  const [activeIds, setActiveIds] = useState<readonly string[]>([]);
  const annotations = useMemo(
    () => [...own, ...expert.map((tag) => ({ ...tag, reviewerId: EXPERT }))],
    [own, expert],
  );
  const names = useMemo(() => ({ [viewerId]: "You", [EXPERT]: "Expert" }), [viewerId]);
  const lanes = useMemo(() => [viewerId, EXPERT], [viewerId]);
  const known = new Map(frames.map((frame) => [frame.id, frame]));
  const { right, remarks } = feedback;

  return (
    <div className="grid gap-x-10 gap-y-8 min-[1180px]:grid-cols-[minmax(0,1fr)_24.5rem]">
      <div className="min-w-0">
        <ListBelow href="#remarks">What to look at, below</ListBelow>
        <ReadingSurface
          {...{ text, zones, frames, annotations, lanes, activeIds }}
          language={language ?? "und"}
          reviewerNames={names}
          mode="compare"
          onActivate={setActiveIds}
        />
      </div>
      <section
        aria-labelledby="remarks"
        className="flex min-w-0 flex-col gap-4 min-[1180px]:sticky min-[1180px]:top-4 min-[1180px]:max-h-[calc(100dvh-2rem)] min-[1180px]:self-start min-[1180px]:overflow-y-auto"
      >
        <h2 id="remarks">What to look at</h2>
        <p className="text-muted">
          {right} of your {own.length} {own.length === 1 ? "tag" : "tags"}{" "}
          {right === 1 ? "is" : "are"} just like the expert’s, who made {expert.length}.
        </p>
        {remarks.length === 0 ? (
          <p>You and the expert agree everywhere in this article.</p>
        ) : (
          <ol className="flex flex-col gap-4">
            {remarks.map((remark) => {
              const ids = [...remark.own, ...remark.expert].map(({ id }) => id);
              return (
                <li key={ids.join()}>
                  <RemarkCard
                    remark={remark}
                    frames={remark.frameIds
                      .map((id) => known.get(id))
                      .filter((one) => one !== undefined)}
                    active={ids.some((id) => activeIds.includes(id))}
                    activate={() => setActiveIds(ids)}
                  />
                </li>
              );
            })}
          </ol>
        )}
      </section>
    </div>
  );
}

/** One difference from the expert, with the rules of the frames that it is about. */
function RemarkCard({
  remark,
  frames,
  active,
  activate,
}: {
  remark: Remark;
  frames: readonly Frame[];
  active: boolean;
  activate: () => void;
}) {
  const { label, says } = REMARK_WORDS[remark.kind];
  const quote = (remark.expert[0] ?? remark.own[0])?.quote;
  return (
    <article
      aria-label={`${label}: ${quote}`}
      className={`flex flex-col gap-3 rounded-lg border bg-surface p-4 ${active ? "border-accent" : "border-line"}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Badge tone="warning">{label}</Badge>
        <button
          type="button"
          onClick={activate}
          className="min-h-6 text-sm text-accent underline underline-offset-4 pointer-coarse:min-h-11"
        >
          Show in the text
        </button>
      </div>
      <p className="text-sm text-muted">{says}</p>
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-2">
        <Quotes term="You" tags={remark.own} frames={frames} />
        <Quotes term="Expert" tags={remark.expert} frames={frames} />
      </dl>
      {frames.map((frame) => (
        <details key={frame.id} className="border-t border-line pt-3" open={frames.length === 1}>
          <summary className="cursor-pointer text-sm font-medium">
            What the codebook says: {frame.name}
          </summary>
          <div className="pt-2">
            <FrameEntry frame={frame} />
          </div>
        </details>
      ))}
    </article>
  );
}

function Quotes({
  term,
  tags,
  frames,
}: {
  term: string;
  tags: readonly Annotation[];
  frames: readonly Frame[];
}) {
  return (
    <>
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="flex min-w-0 flex-col gap-2">
        {tags.length === 0 && <span className="text-muted">No tag here</span>}
        {tags.map(({ id, quote, frameId, memo }) => {
          const frame = frames.find((one) => one.id === frameId);
          return (
            <div key={id} className="min-w-0">
              {frame && <FrameChip frame={frame} />}
              <p className="font-serif break-words">“{quote}”</p>
              {memo && <p className="text-sm text-muted">{memo}</p>}
            </div>
          );
        })}
      </dd>
    </>
  );
}
