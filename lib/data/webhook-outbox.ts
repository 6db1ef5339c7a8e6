import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { WebhookEvent } from "@/lib/domain/webhook";
import { MOST_GIVEN_UP, nextAttempt } from "@/lib/domain/webhook";

/** The tables that a message is written with, in the transaction of what it tells. */
export type Outbox = Pick<Transaction, "webhook" | "webhookDelivery" | "adjudication">;

/** What became of a job, for who waits for an import. */
interface JobEnd {
  readonly projectId: string;
  readonly kind: string;
  readonly id: string;
}

/** The actions of the history that webhooks tell, and what they say of them: ids, nothing more. */
const TOLD: Readonly<
  Record<
    string,
    {
      readonly event: WebhookEvent;
      readonly data: (tx: Outbox, subjectId: string) => Promise<Prisma.InputJsonObject>;
    }
  >
> = {
  "adjudication.close": {
    event: "article.settled",
    data: async (tx, id) => {
      const select = { roundId: true, articleId: true };
      return tx.adjudication.findUniqueOrThrow({ where: { id }, select });
    },
  },
  "round.close": { event: "round.closed", data: (_, roundId) => Promise.resolve({ roundId }) },
  "report.create": { event: "report.frozen", data: (_, reportId) => Promise.resolve({ reportId }) },
  "codebook.publish": {
    event: "codebook.published",
    data: (_, codebookVersionId) => Promise.resolve({ codebookVersionId }),
  },
};

/** Tell webhooks what was just written into the history, once the transaction is committed. */
export async function tellWebhooks(
  tx: Outbox,
  { projectId, action, subjectId }: { projectId?: string; action: string; subjectId?: string },
): Promise<void> {
  const told = Object.hasOwn(TOLD, action) ? TOLD[action] : undefined;
  if (!told || projectId === undefined || subjectId === undefined) return;
  await queue(tx, projectId, told.event, () => told.data(tx, subjectId));
}

/** The same of an import that has come to its end. */
export async function tellImportEnd(
  tx: Outbox,
  { projectId, kind, id }: JobEnd,
  end: Prisma.InputJsonObject,
): Promise<void> {
  if (kind !== "import") return;
  await queue(tx, projectId, "import.done", () => Promise.resolve({ jobId: id, ...end }));
}

async function queue(
  tx: Outbox,
  projectId: string,
  event: WebhookEvent,
  dataOf: () => Promise<Prisma.InputJsonObject>,
): Promise<void> {
  const hooks = await tx.webhook.findMany({
    where: { projectId, disabledAt: null, deletedAt: null },
    select: { id: true, events: true },
  });
  const wanted = hooks.filter(({ events }) => (events as string[]).includes(event));
  if (wanted.length === 0) return;
  const payload = await dataOf();
  await tx.webhookDelivery.createMany({
    data: wanted.map(({ id }) => ({ id: crypto.randomUUID(), webhookId: id, event, payload })),
  });
}

/** A message that this process sends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly event: string;
  readonly payload: unknown;
  readonly createdAt: Date;
  /** This attempt among them. */
  readonly attempts: number;
  readonly url: string;
  readonly secret: string;
  readonly project: string;
}

/** Milliseconds after which a message is free again whose process has died over it. */
const HELD = 60_000;

/** Take messages that are due, each for one process only. */
export async function claimDeliveries(limit: number, now = new Date()): Promise<ClaimedDelivery[]> {
  const due = {
    state: "waiting",
    nextAttemptAt: { lte: now },
    webhook: { disabledAt: null, deletedAt: null, project: { deletedAt: null } },
  } satisfies Prisma.WebhookDeliveryWhereInput;
  const rows = await prisma.webhookDelivery.findMany({
    where: due,
    orderBy: [{ nextAttemptAt: "asc" }, { id: "asc" }],
    take: limit,
    select: {
      ...{ id: true, webhookId: true, event: true, payload: true, createdAt: true },
      ...{ attempts: true, nextAttemptAt: true },
      webhook: { select: { url: true, secret: true, project: { select: { slug: true } } } },
    },
  });
  const claimed: ClaimedDelivery[] = [];
  for (const { webhook, nextAttemptAt, ...row } of rows) {
    const { count } = await prisma.webhookDelivery.updateMany({
      where: { id: row.id, state: "waiting", nextAttemptAt },
      data: { attempts: { increment: 1 }, nextAttemptAt: new Date(now.getTime() + HELD) },
    });
    if (count === 0) continue; // another process was faster
    const { url, secret, project } = webhook;
    claimed.push({ ...row, url, secret, project: project.slug, attempts: row.attempts + 1 });
  }
  return claimed;
}

/** What came of an attempt; `problem` is null when the receiver took the message. */
export interface Attempt {
  readonly status: number | null;
  readonly problem: string | null;
}

/**
 * Write down what came of an attempt: delivered, to be tried again, or given up. After too many
 * in a row that were given up the webhook is switched off, which the history says.
 */
export async function finishAttempt(
  { id, webhookId, attempts }: ClaimedDelivery,
  { status, problem }: Attempt,
  now = new Date(),
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const again = problem === null ? null : nextAttempt(attempts, now);
    const state = problem === null ? "delivered" : again ? "waiting" : "failed";
    await tx.webhookDelivery.update({
      where: { id },
      data: {
        ...{ state, problem, lastStatus: status, nextAttemptAt: again },
        deliveredAt: problem === null ? now : null,
      },
    });
    if (state !== "failed") return;
    const last = await tx.webhookDelivery.findMany({
      where: { webhookId, state: { not: "waiting" } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_GIVEN_UP,
      select: { state: true },
    });
    if (last.length < MOST_GIVEN_UP || last.some((one) => one.state !== "failed")) return;
    const off = await tx.webhook.updateMany({
      where: { id: webhookId, disabledAt: null },
      data: { disabledAt: now },
    });
    if (off.count === 0) return;
    const { projectId } = await tx.webhook.findUniqueOrThrow({ where: { id: webhookId } });
    await tx.auditEvent.create({
      data: { actorId: null, projectId, action: "webhook.give-up", subjectId: webhookId },
    });
  });
}
