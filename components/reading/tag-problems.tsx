"use client";

import { Button } from "@/components/ui/button";
import type { Content } from "@/lib/domain/annotation-content";
import type { AnnotationState } from "@/lib/domain/annotation-state";
import type { Frame } from "@/lib/domain/frame";
import type { Annotations } from "./use-annotations";

/** Tags that need a decision: changed elsewhere meanwhile, or refused by the server. */
export function TagProblems({
  state,
  frames,
  annotations,
}: {
  state: AnnotationState;
  frames: readonly Frame[];
  annotations: Annotations;
}) {
  const version = (content: Content | null) => {
    if (!content) return "deleted";
    const frame = frames.find(({ id }) => id === content.frameId)?.name ?? "older codebook";
    const note = content.memo && `, note “${content.memo}”`;
    return `${frame}: “${state.text.slice(content)}”${note}`;
  };
  if (state.conflicts.size === 0 && state.refused.length === 0) return null;
  return (
    <section aria-label="Tags that need you" className="flex flex-col gap-3">
      {[...state.conflicts].map(([id, { mine, current }]) => (
        <div key={id} role="alert" className="rounded-lg bg-warning-soft p-4 text-sm">
          <p className="font-medium text-warning">
            A tag was changed in another window meanwhile. Which one is right?
          </p>
          <dl className="my-3 grid gap-2">
            <div>
              <dt className="text-muted">Yours, from this window</dt>
              <dd>{version(mine)}</dd>
            </div>
            <div>
              <dt className="text-muted">The saved one</dt>
              <dd>{version(current.deleted ? null : current.annotation)}</dd>
            </div>
          </dl>
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => annotations.keepMine(id)}>
              Keep mine
            </Button>
            <Button size="small" onClick={() => annotations.keepCurrent(id)}>
              Keep the saved one
            </Button>
          </div>
        </div>
      ))}
      {state.refused.map(({ mutation, message, quote }) => (
        <div
          key={mutation.mutationId}
          role="alert"
          className="rounded-lg bg-danger-soft p-4 text-sm"
        >
          <p className="font-medium text-danger">Not saved: {message}</p>
          {quote && <blockquote className="my-2 font-serif select-all">“{quote}”</blockquote>}
          <Button
            size="small"
            onClick={() => annotations.dismiss(mutation.mutationId, mutation.annotationId)}
          >
            I have noted it
          </Button>
        </div>
      ))}
    </section>
  );
}
