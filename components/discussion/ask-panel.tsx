"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Select } from "@/components/ui/inputs";
import type { Annotation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Person } from "@/lib/domain/mentions";
import type { Subject, ThreadView } from "@/lib/domain/thread";
import type { DiscussionActions } from "./actions";
import { CommentField } from "./comment-field";
import { ThreadCard } from "./thread-card";

export interface Questions {
  /** Those on the article that its reviewer may read. */
  readonly threads: readonly ThreadView[];
  readonly people: readonly Person[];
  readonly actions: DiscussionActions;
  readonly articleId: string;
  readonly roundId: string;
}

/** Most letters of a tag's words in the list of what to ask about. */
const MOST_LETTERS = 40;

/**
 * Where a reviewer asks while coding: about the article, one of the own tags or a frame.
 * Who leads and judges reads it at once; teammates, once they are shown each other's work.
 */
export function AskPanel({
  threads,
  people,
  actions,
  articleId,
  roundId,
  frames,
  tags,
  activeId,
}: Questions & {
  frames: readonly Frame[];
  tags: readonly Annotation[];
  /** The tag that is chosen in the text, which one most likely asks about. */
  activeId: string | undefined;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const about = chosen ?? (activeId ? `annotation ${activeId}` : "article");

  const [kind, id = ""] = about.split(" ");
  const subject: Subject =
    kind === "annotation"
      ? { kind, annotationId: id }
      : kind === "frame"
        ? { kind, frameId: id }
        : { kind: "article", articleId, roundId };

  return (
    <div className="flex flex-col gap-4">
      {threads.map((thread) => (
        <section key={thread.id} aria-label={`Question by ${thread.openedBy}`}>
          {thread.quote && (
            <blockquote dir="auto" className="mb-1.5 line-clamp-2 font-serif text-sm wrap-anywhere">
              {thread.quote}
            </blockquote>
          )}
          <ThreadCard {...{ thread, people, actions }} />
        </section>
      ))}
      <ActionForm
        action={actions.open.bind(null, subject)}
        submit="Ask"
        variant="secondary"
        success={
          kind === "frame" ? "Asked. You find it under Discussions." : "Asked. You find it above."
        }
        onSuccess={() => setChosen(null)}
        clears
      >
        <Select label="About" value={about} onChange={(event) => setChosen(event.target.value)}>
          <option value="article">This article</option>
          {tags.length > 0 && (
            <optgroup label="Your tags">
              {tags.map(({ id, quote }) => (
                <option key={id} value={`annotation ${id}`}>
                  {quote.length > MOST_LETTERS ? `${quote.slice(0, MOST_LETTERS)}…` : quote}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Frames">
            {frames
              .filter(({ isGroup }) => !isGroup)
              .map(({ id, name }) => (
                <option key={id} value={`frame ${id}`}>
                  {name}
                </option>
              ))}
          </optgroup>
        </Select>
        <CommentField label="Your question" people={people} />
        <p className="text-sm text-muted">
          {kind === "frame"
            ? "Everybody on the team reads what is said about a frame, so quote nothing of the article."
            : "Leads and adjudicators who do not code this article read it at once, teammates only when the round shows them each other’s tags."}
        </p>
      </ActionForm>
    </div>
  );
}
