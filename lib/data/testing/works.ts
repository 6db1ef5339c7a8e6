import { prisma } from "@/lib/db/client";
import { randomFrom } from "@/lib/domain/random";
import type { ReviewedBy, RoundKind } from "@/lib/domain/round";
import type { RevealRule, Scene, Work } from "@/lib/domain/visibility";
import { isSubmitted } from "../visibility";
import type { World } from "./world";

/** Work as the test knows it. */
export interface WorkRow extends Work {
  readonly id: string;
  readonly closed: boolean;
  /** Its article or its round is. */
  readonly inTrash: boolean;
  readonly round: Scene["round"];
}

/** One row for each article in a round, which is gone only with the article or the round. */
export function placesOf(rows: readonly WorkRow[]): WorkRow[] {
  const places = new Map(rows.map((row) => [`${row.roundId} ${row.articleId}`, row]));
  return [...places.values()].map((row) => ({ ...row, isGone: row.inTrash }));
}

/** All work of some rounds. */
export async function rowsOf(roundIds: readonly string[]): Promise<WorkRow[]> {
  const rows = await prisma.assignment.findMany({
    where: { roundId: { in: [...roundIds] } },
    include: { round: true, article: { select: { deletedAt: true } } },
  });
  return rows.map(({ round, article, ...row }) => ({
    ...row,
    submitted: isSubmitted(row),
    isGone: (row.withdrawnAt ?? round.deletedAt ?? article.deletedAt) !== null,
    inTrash: (round.deletedAt ?? article.deletedAt) !== null,
    closed: row.closedAt !== null,
    round: {
      kind: round.kind as RoundKind,
      revealRule: round.revealRule as RevealRule,
      reviewedBy: round.reviewedBy as ReviewedBy,
      revealed: round.revealedAt !== null,
    },
  }));
}

/** Everything that may be the case of work, rounds and articles, differently for every `seed`. */
export async function shuffle(
  world: World,
  roundIds: readonly string[],
  seed: number,
): Promise<void> {
  const random = randomFrom(seed);
  const oneIn = (n: number) => random.below(n) === 0;
  const dateIf = (isSo: boolean) => (isSo ? new Date() : null);
  for (const id of roundIds) {
    const kind = (["main", "training", "norming"] as const)[random.below(3)]!;
    await prisma.round.update({
      where: { id },
      data: {
        kind,
        reviewedBy: oneIn(2) ? "round" : "coders",
        revealedAt: dateIf(oneIn(2)),
        deletedAt: dateIf(oneIn(8)),
      },
    });
  }
  for (const id of world.articleIds) {
    await prisma.article.update({ where: { id }, data: { deletedAt: dateIf(oneIn(10)) } });
  }
  const mostlyDone = oneIn(2); // else a round's last submission is hardly ever in
  const closed = new Map<string, Date | null>();
  const rows = await prisma.assignment.findMany({ where: { roundId: { in: [...roundIds] } } });
  for (const { id, textVersionId, roundId, articleId } of rows) {
    const place = `${roundId} ${articleId}`;
    if (!closed.has(place)) closed.set(place, dateIf(oneIn(2)));
    const open = mostlyDone ? oneIn(12) : oneIn(3);
    const revised = oneIn(6)
      ? await prisma.submission.create({
          data: {
            ...{ id: crypto.randomUUID(), assignmentId: id, textVersionId, number: seed },
            ...{ content: {}, sha256: "0".repeat(64) },
          },
        })
      : null;
    await prisma.assignment.update({
      where: { id },
      data: {
        submittedAt: dateIf(!open),
        blindSubmissionId: revised?.id ?? null,
        withdrawnAt: dateIf(oneIn(8)),
        isExpert: oneIn(6),
        closedAt: closed.get(place)!,
      },
    });
  }
}

/** What decides whether `viewer` may see some work, in the world as it is. */
export function sceneOf(work: WorkRow, rows: readonly WorkRow[], viewer: Scene["viewer"]): Scene {
  return {
    viewer,
    round: work.round,
    onArticle: rows.filter(({ articleId }) => articleId === work.articleId),
    inRound: rows.filter(({ roundId }) => roundId === work.roundId),
    closed: work.closed,
  };
}
