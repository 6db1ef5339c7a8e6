import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { SubmittedTag } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import { readBlindWork } from "./finished-codings";
import type { HandedIn } from "./submitted-work";
import { standing } from "./submitted-work";
import { countedAssignments } from "./visibility";

/** Assignments read at a time. */
const PAGE = 200;

/** What one reviewer found in one article before he or she could see anybody else's work. */
export interface BlindWork extends Omit<HandedIn, "annotations" | "carriedFrom"> {
  readonly assignmentId: string;
  readonly roundId: string;
  readonly articleId: string;
  readonly reviewerId: string;
  /** When the article was settled in this round. */
  readonly closedAt: Date | null;
  /** The text that all offsets count in. */
  readonly textVersion: {
    readonly id: string;
    readonly number: number;
    readonly codedLength: number;
    readonly zones: readonly Zone[];
  };
  /** The tags that stand in the text. */
  readonly annotations: readonly SubmittedTag[];
  /** Those whose passage a correction removed; they count nowhere. */
  readonly orphaned: readonly SubmittedTag[];
}

/**
 * The blind reviewer layer: one entry per finished coding that the viewer may count, also
 * where nothing was tagged, in the order of their ids. The one way to read what reviewers
 * found before reveal; work that was revised after reveal is read as it was before.
 *
 * @param where which of the counted assignments, such as `{ roundId }`
 * @param db where they are read
 */
export async function* readBlindLayer(
  access: ProjectAccess<"statistics:read">,
  where: Prisma.AssignmentWhereInput,
  db: Transaction = prisma,
): AsyncGenerator<BlindWork> {
  for (let after: string | undefined; ;) {
    const page = await db.assignment.findMany({
      where: { AND: [countedAssignments(access), where] },
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        ...{
          noFrameFound: true,
          blindSubmission: { select: { content: true, noFrameFound: true } },
        },
        id: true,
        roundId: true,
        articleId: true,
        closedAt: true,
        reviewerId: true,
        textVersion: { select: { id: true, number: true, codedLength: true, zones: true } },
      },
    });
    const workOf = await readBlindWork(db, access, page);
    for (const row of page) {
      const { id, roundId, articleId, closedAt, reviewerId, textVersion } = row;
      const { annotations, answers, noFrameFound } = workOf(id);
      yield {
        ...{ assignmentId: id, roundId, articleId, reviewerId, closedAt, answers, noFrameFound },
        textVersion: { ...textVersion, zones: textVersion.zones as unknown as Zone[] },
        annotations: standing(annotations),
        orphaned: annotations.filter(({ anchor }) => anchor === "orphaned"),
      };
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
