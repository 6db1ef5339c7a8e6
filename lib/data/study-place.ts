import { prisma } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import type { Merges } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { StudyMapping } from "@/lib/domain/interchange/mapping";
import { readMergedFrames } from "./merged-frames";
import type { StudyCodebook } from "./study-codebook";
import { addStudyCodebook } from "./study-codebook";
import { addStudyPeople } from "./study-people";

/** What the work of a study is stored with. */
export interface StudyPlace {
  readonly codebook: StudyCodebook;
  /** By the file's keys; who is left out has none. */
  readonly userIds: ReadonlyMap<string, string>;
  readonly frames: readonly PublishedFrame[];
  readonly merges: Merges;
  /** The same while all of it is. */
  readonly key: string;
}

/** Make the codebook and the people of a study; `newId` makes the ids of all that is new. */
export async function placeFor(
  tx: Transaction,
  access: ProjectAccess<"project:edit">,
  { digest }: FoundStudy,
  mapping: StudyMapping,
  newId: () => string,
): Promise<StudyPlace> {
  // Only a lead may edit the project, and a lead may do all of this.
  const editing = grant(access, "codebook:edit")!;
  const codebook = await addStudyCodebook(tx, editing, digest, mapping, newId);
  const inviting = grant(access, "member:edit")!;
  const userIds = await addStudyPeople(tx, inviting, digest, mapping, newId);
  const { frames, merges } = await readMergedFrames(tx, access, codebook.version.frames);
  const merged = await tx.frame.findMany({
    where: { projectId: access.projectId, mergedIntoId: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, mergedIntoId: true },
  });
  const { version, frameIds, attributes } = codebook;
  const key = JSON.stringify([
    ...[version.id, version.number, version.form, frames, merged],
    ...[[...frameIds], [...attributes], [...userIds]],
  ]);
  return { codebook, userIds, frames, merges, key };
}

/** What a transaction would answer; nothing of it stays. */
export async function wouldBe<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const done: { answer?: T } = {};
  const takenBack = new Error("Only looked what would be");
  await prisma
    .$transaction(async (tx) => {
      done.answer = await work(tx);
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
  return done.answer as T;
}

/** Random ids that are the same each time they are asked for from the first. */
export class SameIds {
  private readonly made: string[] = [];

  again(): () => string {
    let at = 0;
    return () => (this.made[at++] ??= crypto.randomUUID());
  }
}
