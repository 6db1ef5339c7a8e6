"use client";

import { MessageSquarePlus } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { Person } from "@/lib/domain/mentions";
import type { Subject, ThreadView } from "@/lib/domain/thread";
import { isAbout } from "@/lib/domain/thread";
import type { DiscussionActions } from "./actions";
import { CommentField } from "./comment-field";
import { ThreadCard } from "./thread-card";

/**
 * What is said about one thing, such as a tag, and a way to say more. Of `threads`,
 * which may be those of a whole article, it shows the ones about `subject`.
 */
export function Discussion({
  subject,
  threads,
  people,
  actions,
  begin = "Discuss",
  hint,
}: {
  subject: Subject;
  threads: readonly ThreadView[];
  /** Who can be mentioned. */
  people: readonly Person[];
  actions: DiscussionActions;
  /** The words on the button that begins a thread. */
  begin?: string;
  /** Who will read it. */
  hint?: ReactNode;
}) {
  const [writing, setWriting] = useState(false);
  return (
    <div className="flex flex-col items-stretch gap-3">
      {threads
        .filter((thread) => isAbout(thread, subject))
        .map((thread) => (
          <ThreadCard key={thread.id} {...{ thread, people, actions }} />
        ))}
      {writing ? (
        <ActionForm
          action={actions.open.bind(null, subject)}
          submit="Send"
          onSuccess={() => setWriting(false)}
          beside={
            <Button variant="quiet" onClick={() => setWriting(false)}>
              Cancel
            </Button>
          }
        >
          <CommentField label="Your question or remark" people={people} autoFocus />
          {hint && <p className="text-sm text-muted">{hint}</p>}
        </ActionForm>
      ) : (
        <div>
          <Button size="small" onClick={() => setWriting(true)}>
            <MessageSquarePlus aria-hidden />
            {begin}
          </Button>
        </div>
      )}
    </div>
  );
}
