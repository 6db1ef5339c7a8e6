import { z } from "zod";
import { listThreadRecords } from "@/lib/data/threads";
import type { ThreadView } from "@/lib/domain/thread";
import { endpoint, inProject } from "./endpoint";
import { id, page, pageOf } from "./schemas";

const tag = "Discussions";

export const listThreads = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/threads", tag },
  summary: "Discussions with their comments",
  description: "Those that the caller may read: nothing on articles that the caller codes blind.",
  door: inProject("thread:create", "read"),
  query: z.strictObject({ ...page, article: id.optional() }),
  answer: pageOf(
    z.object({
      id,
      about: z.enum(["annotation", "decision", "article", "frame"]),
      aboutId: id,
      ...{ articleId: id.nullable(), frameId: id.nullable(), title: z.string() },
      quote: z.string().nullable(),
      ...{ openedBy: z.string(), createdAt: z.string(), resolved: z.boolean() },
      shared: z.boolean().describe("Open also to who still codes the article"),
      comments: z.array(
        z.object({
          ...{ id, author: z.string(), text: z.string(), createdAt: z.string() },
          ...{ editedAt: z.string().nullable(), deleted: z.boolean() },
        }),
      ),
    }),
  ),
  async handle(access, { query: { article, ...rest } }) {
    const { items, next } = await listThreadRecords(access, article, rest);
    return { items: items.map(threadAnswer), next };
  },
});

function threadAnswer({ subject, frame, comments, ...thread }: ThreadView) {
  return {
    ...thread,
    about: subject.kind,
    aboutId: aboutId(subject),
    frameId: frame?.id ?? null,
    comments: comments.map(({ parts, ...comment }) => ({
      ...comment,
      text: parts.map(({ text }) => text).join(""),
    })),
  };
}

function aboutId(subject: ThreadView["subject"]): string {
  switch (subject.kind) {
    case "annotation":
      return subject.annotationId;
    case "decision":
      return subject.decisionId;
    case "article":
      return subject.articleId;
    case "frame":
      return subject.frameId;
  }
}
