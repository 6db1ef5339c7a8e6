import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { CodebookProblem } from "@/lib/domain/codebook";
import { codebookProblems, sameCodebook } from "@/lib/domain/codebook";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { recordAudit } from "./audit";

const columns = {
  id: true,
  name: true,
  shortName: true,
  definition: true,
  includeWhen: true,
  excludeWhen: true,
  example: true,
  counterExample: true,
  color: true,
  pattern: true,
  key: true,
  parentId: true,
  isGroup: true,
} satisfies Prisma.FrameSelect;

/** A published codebook. */
export interface CodebookVersion {
  readonly id: string;
  readonly number: number;
  readonly note: string;
  readonly publishedAt: Date;
  readonly frames: readonly Frame[];
}

/** What a person writes about a frame; its place in the tree is another matter. */
export type FrameContent = Omit<Frame, "id" | "parentId" | "isGroup">;

/** The frames as the lead is editing them, in codebook order; nobody else sees them so. */
export async function listDraftFrames(access: ProjectAccess<"codebook:edit">): Promise<Frame[]> {
  const rows = await prisma.frame.findMany({
    where: { projectId: access.projectId, retiredAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows as Frame[];
}

/** The newest published codebook; null before the first. */
export async function findCodebook(access: ProjectAccess): Promise<CodebookVersion | null> {
  const row = await prisma.codebookVersion.findFirst({
    where: { projectId: access.projectId },
    orderBy: { number: "desc" },
  });
  return row && { ...row, frames: publishedFrames(row.frames) };
}

/** All published codebooks, newest first. */
export async function listCodebookVersions(access: ProjectAccess): Promise<CodebookVersion[]> {
  const rows = await prisma.codebookVersion.findMany({
    where: { projectId: access.projectId },
    orderBy: { number: "desc" },
  });
  return rows.map((row) => ({ ...row, frames: publishedFrames(row.frames) }));
}

/** Add a frame at the end of the draft. @throws {AppError} invalid_input, naming what is wrong */
export async function createFrame(
  access: ProjectAccess<"codebook:edit">,
  content: FrameContent,
): Promise<string> {
  const [id] = await createFrames(access, [content]);
  return id!;
}

/**
 * Add frames at the end of the draft: all of them, or none.
 *
 * @returns their ids, in the same order
 * @throws {AppError} invalid_input, naming what is wrong
 */
export async function createFrames(
  access: ProjectAccess<"codebook:edit">,
  contents: readonly FrameContent[],
): Promise<readonly string[]> {
  return changeDraft(access, "frame.create", async (tx, frames) => {
    const added = contents.map((content) => ({
      parentId: null,
      isGroup: false,
      ...content,
      id: crypto.randomUUID(),
    }));
    refuse(codebookProblems([...frames, ...added]));
    const last = await tx.frame.aggregate({
      where: { projectId: access.projectId },
      _max: { position: true },
    });
    const first = (last._max.position ?? 0) + 1;
    await tx.frame.createMany({
      data: added.map((frame, index) => ({
        ...frame,
        projectId: access.projectId,
        position: first + index,
      })),
    });
    return added.map(({ id }) => id);
  });
}

/** Change what the draft says about a frame. @throws {AppError} not_found, invalid_input */
export async function updateFrame(
  access: ProjectAccess<"codebook:edit">,
  id: string,
  content: FrameContent,
): Promise<void> {
  await changeDraft(access, "frame.update", async (tx, frames) => {
    if (!frames.some((frame) => frame.id === id)) throw unknownFrame();
    refuse(
      codebookProblems(frames.map((frame) => (frame.id === id ? { ...frame, ...content } : frame))),
    );
    await tx.frame.update({ where: { id }, data: { ...content } });
    return [id];
  });
}

/** Leave a frame out of the next published version. Its annotations stay as they are. */
export async function retireFrame(
  access: ProjectAccess<"codebook:edit">,
  id: string,
): Promise<void> {
  await changeDraft(access, "frame.retire", async (tx, frames) => {
    if (!frames.some((frame) => frame.id === id)) throw unknownFrame();
    await tx.frame.update({ where: { id }, data: { retiredAt: new Date() } });
    return [id];
  });
}

/**
 * Publish the draft as the next version, for good, and let open rounds use it.
 * Annotations keep the version they were made under.
 *
 * @throws {AppError} invalid_input, when there is no frame or nothing has changed
 */
export async function publishCodebook(
  access: ProjectAccess<"codebook:edit">,
  note: string,
): Promise<CodebookVersion> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const rows = await tx.frame.findMany({
      where: { projectId: access.projectId, retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: columns,
    });
    const frames = rows as Frame[];
    if (frames.length === 0) {
      throw new AppError(
        "invalid_input",
        "Add at least one frame before you publish the codebook.",
      );
    }
    const last = await tx.codebookVersion.findFirst({
      where: { projectId: access.projectId },
      orderBy: { number: "desc" },
    });
    if (last && sameCodebook(publishedFrames(last.frames), frames)) {
      throw new AppError(
        "invalid_input",
        `Nothing has changed since version ${last.number}, so there is nothing to publish.`,
      );
    }
    const version = await tx.codebookVersion.create({
      data: {
        id: crypto.randomUUID(),
        projectId: access.projectId,
        number: (last?.number ?? 0) + 1,
        note,
        frames: frames as unknown as Prisma.InputJsonArray,
        publishedById: access.userId,
      },
    });
    await tx.round.updateMany({
      where: { projectId: access.projectId, closedAt: null },
      data: { codebookVersionId: version.id },
    });
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "codebook.publish",
      subjectId: version.id,
    });
    return { ...version, frames };
  });
}

/** Change the draft, and note which frames it was that changed. */
async function changeDraft(
  access: ProjectAccess<"codebook:edit">,
  action: `frame.${string}`,
  change: (
    tx: Parameters<typeof lockProject>[0],
    frames: readonly Frame[],
  ) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const rows = await tx.frame.findMany({
      where: { projectId: access.projectId, retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: columns,
    });
    const ids = await change(tx, rows as Frame[]);
    for (const subjectId of ids) {
      const { userId: actorId, projectId } = access;
      await recordAudit(tx, { actorId, projectId, action, subjectId });
    }
    return ids;
  });
}

function refuse(problems: readonly CodebookProblem[]): void {
  const [first] = problems;
  if (first) throw new AppError("invalid_input", first.message);
}

function unknownFrame(): AppError {
  return new AppError("not_found", "This frame is not in the codebook.");
}
