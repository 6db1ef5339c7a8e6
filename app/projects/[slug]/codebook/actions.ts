"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FrameContent } from "@/lib/data/codebooks";
import * as codebooks from "@/lib/data/codebooks";
import { CODEBOOK_TEMPLATE } from "@/lib/domain/codebook-template";
import type { Result } from "@/lib/domain/errors";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const text = (name: string) => z.string().trim().max(2000, `Keep the ${name} to 2,000 characters.`);

const frame = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Give the frame a name.")
    .max(80, "Keep the name to 80 characters."),
  shortName: z.string().trim(),
  definition: text("definition").min(1, "Say in a sentence what the frame is."),
  includeWhen: text("rule for including"),
  excludeWhen: text("rule for excluding"),
  example: text("example"),
  counterExample: text("counter-example"),
  color: z.enum(FRAME_COLORS),
  pattern: z.enum(FRAME_PATTERNS),
  key: z.string().trim().toLowerCase(),
}) satisfies z.ZodType<FrameContent>;

/** Fill an empty codebook with the three frames to start from. */
export async function startCodebook(slug: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await codebooks.createFrames(access, CODEBOOK_TEMPLATE);
    refresh();
  });
}

/** Add a frame to the draft, and lead to its entry. */
export async function createFrame(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    const created = await codebooks.createFrame(access, parseForm(frame, form));
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
    await codebooks.updateFrame(access, id.parse(frameId), parseForm(frame, form));
    redirect(`/projects/${slug}/codebook#frame-${frameId}`);
  });
}

/** Leave a frame out of the next version, and lead back to the codebook. */
export async function retireFrame(slug: string, frameId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await codebooks.retireFrame(access, id.parse(frameId));
    redirect(`/projects/${slug}/codebook`);
  });
}

const publication = z.strictObject({
  note: z.string().trim().max(500, "Keep the note to 500 characters."),
});

/** Publish the draft as the next version. */
export async function publishCodebook(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await codebooks.publishCodebook(access, parseForm(publication, form).note);
    refresh();
  });
}
