import type { Result } from "@/lib/domain/errors";
import type { Subject } from "@/lib/domain/thread";

/** What a person can do in a discussion; pages pass the server actions that do it. */
export interface DiscussionActions {
  /** @returns the new thread's id */
  open: (subject: Subject, form: FormData) => Promise<Result<string>>;
  reply: (threadId: string, form: FormData) => Promise<Result<null>>;
  edit: (commentId: string, editedAt: string | null, form: FormData) => Promise<Result<null>>;
  remove: (commentId: string) => Promise<Result<null>>;
  resolve: (threadId: string, resolved: boolean) => Promise<Result<null>>;
  share: (threadId: string) => Promise<Result<null>>;
}
