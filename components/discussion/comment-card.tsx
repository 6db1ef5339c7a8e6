"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import type { Person } from "@/lib/domain/mentions";
import type { CommentView } from "@/lib/domain/thread";
import type { DiscussionActions } from "./actions";
import { CommentField } from "./comment-field";

/** One comment: who wrote it, when, and the words; one's own can be changed and taken back. */
export function CommentCard({
  comment,
  people,
  actions,
}: {
  comment: CommentView;
  people: readonly Person[];
  actions: DiscussionActions;
}) {
  const [editing, setEditing] = useState(false);
  const { id, author, own, parts, createdAt, editedAt, deleted } = comment;
  return (
    <article
      id={id}
      aria-label={`Comment by ${author}`}
      className="flex flex-col gap-1.5 rounded-md target:bg-accent-soft"
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
        <strong className="font-medium text-ink">{author}</strong>
        <Moment at={new Date(createdAt)} exact />
        {editedAt && !deleted && <span>edited</span>}
      </p>
      {deleted ? (
        <p className="text-muted italic">Taken back by {own ? "you" : author}.</p>
      ) : editing ? (
        <ActionForm
          action={actions.edit.bind(null, id, editedAt)}
          submit="Save the comment"
          onSuccess={() => setEditing(false)}
          beside={
            <Button variant="quiet" onClick={() => setEditing(false)}>
              Cancel
            </Button>
          }
        >
          <CommentField
            label="Your comment"
            people={people}
            written={parts.map(({ text }) => text).join("")}
            autoFocus
          />
        </ActionForm>
      ) : (
        <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
          {parts.map(({ text, mentioned }, index) =>
            mentioned ? (
              <strong key={index} className="font-medium text-accent">
                {text}
              </strong>
            ) : (
              text
            ),
          )}
        </p>
      )}
      {own && !deleted && !editing && (
        <div className="-ml-2.5 flex gap-1">
          <Button size="small" variant="quiet" onClick={() => setEditing(true)}>
            Edit
          </Button>
          <ConfirmDialog
            trigger={
              <Button size="small" variant="quiet">
                Take back
              </Button>
            }
            title="Take back this comment?"
            confirm="Take it back"
            cancel="Keep it"
            action={() => actions.remove(id)}
          >
            Its words are no longer shown. That you wrote here stays visible.
          </ConfirmDialog>
        </div>
      )}
    </article>
  );
}
