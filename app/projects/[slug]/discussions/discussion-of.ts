import type { DiscussionActions } from "@/components/discussion/actions";
import type { ThreadAccess, ThreadFilter } from "@/lib/data/threads";
import { listPeople, listThreads } from "@/lib/data/threads";
import {
  deleteComment,
  editComment,
  openThread,
  reply,
  resolveThread,
  shareThread,
} from "./actions";

/** What `Discussion` needs on a page: the threads, whom to mention, and the actions. */
export async function discussionOf(access: ThreadAccess, slug: string, filter: ThreadFilter) {
  const [threads, people] = await Promise.all([listThreads(access, filter), listPeople(access)]);
  return { threads, people, actions: discussionActions(slug) };
}

export function discussionActions(slug: string): DiscussionActions {
  return {
    open: openThread.bind(null, slug),
    reply: reply.bind(null, slug),
    edit: editComment.bind(null, slug),
    remove: deleteComment.bind(null, slug),
    resolve: resolveThread.bind(null, slug),
    share: shareThread.bind(null, slug),
  };
}
