"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as codebooks from "@/lib/data/codebooks";
import { deleteFrame as moveToTrash } from "@/lib/data/deleted-frames";
import type { FrameContent } from "@/lib/data/frames";
import * as frames from "@/lib/data/frames";
import * as merges from "@/lib/data/merges";
import { partsNamed } from "@/lib/domain/codebook/parts";
import type { Place, Step } from "@/lib/domain/codebook/tree";
import type { Result } from "@/lib/domain/errors";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const text = (name: string) => z.string().trim().max(2000, `Keep the ${name} to 2,000 characters.`);

const content = {
  name: z
    .string()
    .trim()
    .min(1, "Give the frame a name.")
    .max(80, "Keep the name to 80 characters."),
  shortName: z.string().trim(),
  definition: text("definition"),
  includeWhen: text("rule for including"),
  excludeWhen: text("rule for excluding"),
  example: text("example"),
  counterExample: text("counter-example"),
  color: z.enum(FRAME_COLORS),
  pattern: z.enum(FRAME_PATTERNS),
  key: z.string().trim().toLowerCase(),
} satisfies Record<keyof FrameContent, z.ZodType>;

const newFrame = z
  .strictObject({ ...content, kind: z.enum(["frame", "group"]), parentId: z.string().max(64) })
  .transform(({ kind, parentId, ...frame }) => ({
    ...frame,
    isGroup: kind === "group",
    parentId: parentId || null,
  }));
const changedFrame = z.strictObject({ ...content, revision: z.coerce.number().int().positive() });

/** Add a frame or group to the draft, and lead to its entry. */
export async function createFrame(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    const created = await frames.createFrame(access, parseForm(newFrame, form));
    redirect(`/projects/${slug}/codebook#frame-${created}`);
  });
}

/** Change what the draft says about a frame, and lead back to its entry. */
export async function updateFrame(
  slug: string,
  frameId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    const { revision, ...change } = parseForm(changedFrame, form);
    await frames.updateFrame(access, id.parse(frameId), revision, change);
    redirect(`/projects/${slug}/codebook#frame-${frameId}`);
  });
}

const where = z.union([
  z.enum(["up", "down", "in", "out"]),
  z.strictObject({ parentId: id.nullable(), beforeId: id.nullable() }),
]) satisfies z.ZodType<Step | Place>;

/** Move a frame, with all under it, in the tree. */
export async function moveFrame(
  slug: string,
  frameId: string,
  to: Step | Place,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await frames.moveFrame(access, id.parse(frameId), where.parse(to));
    refresh();
  });
}

/** Leave a frame out of the next version, and lead back to the codebook. */
/** Put a frame into the trash. Its tags keep it. */
export async function deleteFrame(slug: string, frameId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await moveToTrash(access, id.parse(frameId));
    redirect(`/projects/${slug}/codebook`);
  });
}

export async function retireFrame(slug: string, frameId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await frames.retireFrame(access, id.parse(frameId));
    redirect(`/projects/${slug}/codebook`);
  });
}

/** Take a retired frame into the draft again. */
export async function restoreFrame(slug: string, frameId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await frames.restoreFrame(access, id.parse(frameId));
    refresh();
  });
}

const merging = z.strictObject({ into: id });

/** Let the tags of a frame count as another one, and lead back to the codebook. */
export async function mergeFrame(
  slug: string,
  frameId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await merges.mergeFrame(access, id.parse(frameId), parseForm(merging, form).into);
    redirect(`/projects/${slug}/codebook`);
  });
}

/** Take a merge back. */
export async function unmergeFrame(slug: string, frameId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await merges.unmergeFrame(access, id.parse(frameId));
    refresh();
  });
}

const splitting = z.strictObject({
  names: z.string().max(500, "Name fewer frames."),
  keep: z.literal("on").optional(),
});

/** Put new frames beside one that is too wide, and lead back to the codebook. */
export async function splitFrame(
  slug: string,
  frameId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    const { names, keep } = parseForm(splitting, form);
    const draft = await frames.listDraftFrames(access);
    const frame = frames.requireFrame(draft, id.parse(frameId));
    const parts = partsNamed(frame, names.split("\n"), draft);
    await merges.splitFrame(access, frame.id, parts, keep === "on");
    redirect(`/projects/${slug}/codebook`);
  });
}

/** Take a split back. */
export async function unsplitFrame(slug: string, frameId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await merges.unsplitFrame(access, id.parse(frameId));
    redirect(`/projects/${slug}/codebook`);
  });
}

const publication = z
  .object({ note: z.string().trim().max(500, "Keep the note to 500 characters.") })
  .catchall(z.enum(["meaning", "wording"]));

/** Publish the draft as the next version; beside the note, the form has a judgement for each changed frame. */
export async function publishCodebook(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    const { note, ...judgements } = parseForm(publication, form);
    await codebooks.publishCodebook(access, note, judgements);
    refresh();
  });
}
