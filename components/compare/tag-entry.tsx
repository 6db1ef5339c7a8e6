"use client";

import { Discussion } from "@/components/discussion/discussion";
import { FrameChip } from "@/components/frame-chip";
import { Badge } from "@/components/ui/badge";
import type { Annotation } from "@/lib/domain/annotation";
import { quotedPieces } from "@/lib/domain/annotation";
import type { Answers, Attribute } from "@/lib/domain/attribute";
import { answerWords, attributesOfFrame } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import type { ComparisonDeskProps } from "./comparison";
import { VERDICT_WORDS, VerdictButtons } from "./verdict-buttons";

/** One reviewer's tag in a difference, and what teammates say to it. */
export function TagEntry({
  tag,
  names,
  ...desk
}: Pick<ComparisonDeskProps, "article" | "viewerId" | "review" | "discussion"> & {
  tag: Annotation;
  names: Readonly<Record<string, string>>;
}) {
  const { article, viewerId, review, discussion } = desk;
  const reviews = article.reviews.filter(({ annotationId }) => annotationId === tag.id);
  const mine = reviews.find(({ reviewerId }) => reviewerId === viewerId);
  const own = tag.reviewerId === viewerId;
  const name = names[tag.reviewerId] ?? "";
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <strong className="font-medium">{own ? `${name} (you)` : name}</strong>
        <FrameName frames={article.frames} frameId={tag.frameId} />
        {tag.needsDiscussion && <Badge tone="accent">Needs discussion</Badge>}
      </p>
      <Quote tag={tag} language={article.language} />
      <SaidAnswers {...article} frameId={tag.frameId} answers={tag.attributes} />
      {tag.confidence && <p className="text-sm text-muted">Confidence: {tag.confidence}</p>}
      {tag.memo && <p className="text-sm text-muted">Memo: {tag.memo}</p>}
      {reviews.map((one) => (
        <p key={one.reviewerId} className="border-l-2 border-line pl-3 text-sm">
          <strong className="font-medium">
            {one.reviewerName}: {VERDICT_WORDS[one.verdict].toLowerCase()}
          </strong>
          {one.note && ` – ${one.note}`}
        </p>
      ))}
      {review && !own && (
        <VerdictButtons mine={mine} about={name} save={review.bind(null, tag.id)} />
      )}
      <Discussion subject={{ kind: "annotation", annotationId: tag.id }} {...discussion} />
    </div>
  );
}

export function FrameName({ frames, frameId }: { frames: readonly Frame[]; frameId: string }) {
  const frame = frames.find(({ id }) => id === frameId);
  return frame ? <FrameChip frame={frame} /> : <span>A frame of an older codebook</span>;
}

/** The words of a tag; of a discontinuous one its pieces. */
export function Quote({
  tag,
  language,
}: {
  tag: Pick<Annotation, "start" | "quote" | "pieces">;
  language: string | null;
}) {
  return (
    <blockquote
      lang={language ?? undefined}
      dir="auto"
      className="line-clamp-4 font-serif break-words"
    >
      {quotedPieces(tag).join(" […] ")}
    </blockquote>
  );
}

/** Answers to a frame's questions, as they were given. Nothing where nothing was. */
export function SaidAnswers({
  attributes,
  frames,
  frameId,
  answers,
}: {
  attributes: readonly Attribute[];
  frames: readonly Frame[];
  frameId: string;
  answers: Answers;
}) {
  const given = attributesOfFrame(attributes, frameId).filter(
    ({ id }) => answers[id] !== undefined,
  );
  if (given.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {given.map((attribute) => (
        <div key={attribute.id} className="contents">
          <dt className="text-muted">{attribute.name}</dt>
          <dd>{answerWords(attribute, frames, answers[attribute.id]!)}</dd>
        </div>
      ))}
    </dl>
  );
}
