"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as threads from "@/lib/data/thread-changes";
import type { Result } from "@/lib/domain/errors";
import type { Subject } from "@/lib/domain/thread";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const subject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("annotation"), annotationId: id }),
  z.strictObject({ kind: z.literal("decision"), decisionId: id }),
  z.strictObject({ kind: z.literal("article"), articleId: id, roundId: id.nullable() }),
  z.strictObject({ kind: z.literal("frame"), frameId: id }),
]) satisfies z.ZodType<Subject>;
const comment = z.strictObject({ text: z.string().max(100_000) });

/** Begin a thread. @returns its id */
export async function openThread(
  slug: string,
  about: Subject,
  form: FormData,
): Promise<Result<string>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "thread:create");
    const { text } = parseForm(comment, form);
    const threadId = await threads.openThread(access, subject.parse(about), text);
    refresh();
    return threadId;
  });
}

export async function reply(slug: string, threadId: string, form: FormData): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "thread:create");
    await threads.reply(access, id.parse(threadId), parseForm(comment, form).text);
    refresh();
    return null;
  });
}

export async function editComment(
  slug: string,
  commentId: string,
  editedAt: string | null,
  form: FormData,
): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "thread:create");
    const before = z.iso.datetime().nullable().parse(editedAt);
    const { text } = parseForm(comment, form);
    await threads.updateComment(access, id.parse(commentId), before, text);
    refresh();
    return null;
  });
}

export async function deleteComment(slug: string, commentId: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "thread:create");
    await threads.deleteComment(access, id.parse(commentId));
    refresh();
    return null;
  });
}

export async function resolveThread(
  slug: string,
  threadId: string,
  resolved: boolean,
): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "thread:create");
    await threads.resolveThread(access, id.parse(threadId), z.boolean().parse(resolved));
    refresh();
    return null;
  });
}

export async function shareThread(slug: string, threadId: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "thread:share");
    await threads.shareThread(access, id.parse(threadId));
    refresh();
    return null;
  });
}
