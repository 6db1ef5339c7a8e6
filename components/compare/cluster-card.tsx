"use client";

import { FrameChip } from "@/components/frame-chip";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import type { Annotation } from "@/lib/domain/annotation";
import type { Decision } from "@/lib/domain/decision";
import type { Result } from "@/lib/domain/errors";
import type { Cluster, ComparisonDeskProps } from "./comparison";
import { ReviewForm } from "./review-form";
import { SettleForm } from "./settle-form";

const KIND_NAMES: Record<Cluster["kind"], string> = {
  omission: "Only some tagged it",
  boundary: "Boundaries differ",
  frame: "Frame differs",
  attribute: "Answers differ",
  agreement: "All tagged it alike",
};

const DECIDED: Record<Decision["kind"], string> = {
  adopted: "Adopted",
  edited: "Edited",
  merged: "Merged",
  rejected: "Rejected",
};

/** One difference: who tagged what, what teammates say to it, and how it was settled. */
export function ClusterCard({
  cluster,
  names,
  active,
  activate,
  ...desk
}: ComparisonDeskProps & {
  cluster: Cluster;
  names: Readonly<Record<string, string>>;
  active: boolean;
  activate: () => void;
}) {
  const { article, viewerId, decide } = desk;
  const ids = cluster.annotations.map(({ id }) => id);
  const decisions = (desk.decisions ?? []).filter(({ annotationIds }) =>
    annotationIds.some((id) => ids.includes(id)),
  );
  const settled = new Set(decisions.flatMap(({ annotationIds }) => annotationIds));
  const open = cluster.annotations.filter(({ id }) => !settled.has(id));

  return (
    <article
      aria-label={`${KIND_NAMES[cluster.kind]}: ${cluster.annotations[0]?.quote}`}
      className={`flex flex-col gap-3 rounded-lg border bg-surface p-4 ${active ? "border-accent" : "border-line"}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Badge tone={cluster.kind === "agreement" ? "success" : "warning"}>
          {KIND_NAMES[cluster.kind]}
        </Badge>
        <button
          type="button"
          onClick={activate}
          className="min-h-6 text-sm text-accent underline underline-offset-4 pointer-coarse:min-h-11"
        >
          Show in the text
        </button>
      </div>
      <ul className="flex flex-col gap-3">
        {cluster.annotations.map((tag) => (
          <li key={tag.id} className="flex flex-col gap-1.5">
            <Tag tag={tag} {...desk} names={names} />
            {article.reviews
              .filter(({ annotationId }) => annotationId === tag.id)
              .map((review) => (
                <p key={review.reviewerId} className="border-l-2 border-line pl-3 text-sm">
                  <strong className="font-medium">
                    {review.reviewerName}: {review.verdict}
                  </strong>
                  {review.note && ` – ${review.note}`}
                </p>
              ))}
            {tag.reviewerId !== viewerId && (
              <ReviewForm
                mine={article.reviews.find(
                  (review) => review.annotationId === tag.id && review.reviewerId === viewerId,
                )}
                about={names[tag.reviewerId] ?? ""}
                action={desk.review.bind(null, tag.id)}
              />
            )}
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
          decision={decision}
          frames={article.frames}
          takeBack={desk.takeBack?.bind(null, decision.id)}
        />
      ))}
      {decide && open.length > 0 && (
        <SettleForm
          open={open}
          textVersion={article.textVersion}
          names={names}
          frames={article.frames}
          decide={decide}
        />
      )}
    </article>
  );
}

function Tag({
  tag,
  article,
  names,
}: {
  tag: Annotation;
  article: ComparisonDeskProps["article"];
  names: Readonly<Record<string, string>>;
}) {
  const frame = article.frames.find(({ id }) => id === tag.frameId);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <strong className="font-medium">{names[tag.reviewerId]}</strong>
        {frame && <FrameChip frame={frame} />}
      </p>
      <blockquote
        lang={article.language ?? undefined}
        dir="auto"
        className="line-clamp-4 font-serif break-words"
      >
        {tag.quote}
      </blockquote>
      {tag.memo && <p className="text-sm text-muted">Memo: {tag.memo}</p>}
    </>
  );
}

function Decided({
  decision,
  frames,
  takeBack,
}: {
  decision: Decision;
  frames: ComparisonDeskProps["article"]["frames"];
  takeBack: (() => Promise<Result<void>>) | undefined;
}) {
  const frame = frames.find(({ id }) => id === decision.frameId);
  const rejected = decision.kind === "rejected";
  return (
    <div className="flex flex-col gap-2 rounded-md bg-sunken p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-medium">
          {DECIDED[decision.kind]}
          {decision.basis === "agreement" ? ", as all agree" : ` by ${decision.decidedBy}`}
        </strong>
        {frame && <FrameChip frame={frame} short />}
        {decision.anchor === "changed" && !rejected && <Badge tone="warning">Words changed</Badge>}
        {decision.anchor === "orphaned" && !rejected && <Badge tone="danger">Passage gone</Badge>}
      </p>
      {!rejected && <p className="line-clamp-3 font-serif break-words">{decision.quote}</p>}
      {decision.reason && <p>{decision.reason}</p>}
      {takeBack && <ActionForm action={takeBack} submit="Take back" variant="quiet" />}
    </div>
  );
}
