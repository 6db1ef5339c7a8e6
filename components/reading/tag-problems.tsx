"use client";

import { Button } from "@/components/ui/button";
import type { Content } from "@/lib/domain/annotation-content";
import { isOutdated } from "@/lib/domain/annotation-state";
import type { AnnotationState, Conflict } from "@/lib/domain/annotation-state";
import type { Frame } from "@/lib/domain/frame";
import { textVersionOf } from "@/lib/domain/placing";
import { CopyButton } from "./copy-button";
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
  const version = (content: Content, words: string) => {
    const frame = frames.find(({ id }) => id === content.frameId)?.name ?? "older codebook";
    const note = content.memo && `, note “${content.memo}”`;
    return `${frame}: ${words}${note}`;
  };
  const yours = ({ mine, textVersion }: Conflict) => {
    if (!mine) return "deleted";
    const here = textVersion === state.textVersion;
    return version(
      mine,
      here ? `“${state.text.slice(mine)}”` : "a passage of the text before it was corrected",
    );
  };
  const saved = ({ current: { annotation, deleted } }: Conflict) =>
    deleted ? "deleted" : version(annotation, `“${annotation.quote}”`);
  /** The passage of a tag that cannot be stored any more, so that its words are not lost. */
  const wordsOf = ({ mutation, quote }: (typeof state.refused)[number]) => {
    if (quote) return quote;
    const isNew = mutation.kind === "create" && textVersionOf(mutation) === state.textVersion;
    return isNew ? state.text.slice(mutation) : null;
  };
  const outdated = isOutdated(state);
  if (state.conflicts.size === 0 && state.refused.length === 0 && !outdated) return null;
  return (
    <section aria-label="Tags that need you" className="flex flex-col gap-3">
      {outdated && (
        <div role="alert" className="rounded-lg bg-warning-soft p-4 text-sm">
          <p className="mb-3 font-medium text-warning">
            This text was corrected while you had it open. Your tags are safe; reload the page to
            see them in the new text.
          </p>
          <Button size="small" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </div>
      )}
      {[...state.conflicts].map(([id, conflict]) => (
        <div key={id} role="alert" className="rounded-lg bg-warning-soft p-4 text-sm">
          <p className="font-medium text-warning">
            A tag was changed meanwhile: in another window, or because its text was corrected. Which
            one is right?
          </p>
          <dl className="my-3 grid gap-2">
            <div>
              <dt className="text-muted">Yours, from this window</dt>
              <dd>{yours(conflict)}</dd>
            </div>
            <div>
              <dt className="text-muted">The saved one</dt>
              <dd>{saved(conflict)}</dd>
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
      {state.refused.map((refused) => {
        const { mutation, message } = refused;
        const passage = wordsOf(refused);
        const note = "memo" in mutation && mutation.memo;
        return (
          <div
            key={mutation.mutationId}
            role="alert"
            className="rounded-lg bg-danger-soft p-4 text-sm"
          >
            <p className="font-medium text-danger">Not saved: {message}</p>
            {passage && <blockquote className="my-2 font-serif select-all">“{passage}”</blockquote>}
            {note && (
              <p className="my-2">
                Your note: <span className="select-all">{note}</span>
              </p>
            )}
            <div className="flex flex-wrap gap-2">
              {(passage || note) && (
                <CopyButton words={[passage, note].filter(Boolean).join("\n")} />
              )}
              <Button
                size="small"
                onClick={() => annotations.dismiss(mutation.mutationId, mutation.annotationId)}
              >
                I have noted it
              </Button>
            </div>
          </div>
        );
      })}
    </section>
  );
}
