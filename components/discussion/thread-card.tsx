"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Person } from "@/lib/domain/mentions";
import type { ThreadView } from "@/lib/domain/thread";
import type { DiscussionActions } from "./actions";
import { CommentCard } from "./comment-card";
import { CommentField } from "./comment-field";

/** One thread: its comments, an answer, and whether it is resolved. */
export function ThreadCard({
  thread,
  people,
  actions,
}: {
  thread: ThreadView;
  people: readonly Person[];
  actions: DiscussionActions;
}) {
  const [answering, setAnswering] = useState(false);
  const { id, comments, resolved, shared, mayResolve, mayShare } = thread;
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
      {(resolved || shared) && (
        <p className="flex flex-wrap gap-2">
          {resolved && <Badge tone="success">Resolved</Badge>}
          {shared && <Badge tone="accent">Open to the whole team</Badge>}
        </p>
      )}
      {comments.map((comment) => (
        <CommentCard key={comment.id} {...{ comment, people, actions }} />
      ))}
      {answering ? (
        <ActionForm
          action={actions.reply.bind(null, id)}
          submit="Send the answer"
          onSuccess={() => setAnswering(false)}
          beside={
            <Button variant="quiet" onClick={() => setAnswering(false)}>
              Cancel
            </Button>
          }
        >
          <CommentField label="Your answer" people={people} autoFocus />
        </ActionForm>
      ) : (
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <Button size="small" onClick={() => setAnswering(true)}>
            Answer
          </Button>
          {mayResolve && (
            <ActionForm
              action={() => actions.resolve(id, !resolved)}
              submit={resolved ? "Open again" : "Mark as resolved"}
              variant="quiet"
              size="small"
            />
          )}
          {mayShare && (
            <ConfirmDialog
              trigger={
                <Button size="small" variant="quiet">
                  Open to the team…
                </Button>
              }
              title="Let the whole team read this discussion?"
              confirm="Open it to the team"
              cancel="Keep it as it is"
              action={() => actions.share(id)}
            >
              <p>
                Reviewers who still code this article will read it before they submit. What they
                find is then no longer independent of what is said here, and agreement on this
                article means less.
              </p>
              <p>It cannot be taken back, and the history keeps who did it and when.</p>
            </ConfirmDialog>
          )}
        </div>
      )}
    </div>
  );
}
