import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { WebhookEvent } from "@/lib/domain/webhook";
import { MOST_WEBHOOKS, TEST_EVENT } from "@/lib/domain/webhook";
import { recordAudit } from "./audit";

export type WebhookAccess = ProjectAccess<"project:edit">;

/** An address that is told what happens, without its secret. */
export interface WebhookRow {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: Date;
  /** Switched off, by a person or after too many failures in a row. */
  readonly disabledAt: Date | null;
  /** The newest message's state; null before the first. */
  readonly lastState: DeliveryState | null;
}

export type DeliveryState = "waiting" | "delivered" | "failed";

const columns = {
  ...{ id: true, url: true, events: true, createdAt: true, disabledAt: true },
  deliveries: {
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1,
    select: { state: true },
  },
} satisfies Prisma.WebhookSelect;

function rowOf({
  deliveries,
  ...row
}: Prisma.WebhookGetPayload<{ select: typeof columns }>): WebhookRow {
  const lastState = (deliveries[0]?.state ?? null) as DeliveryState | null;
  return { ...row, events: row.events as WebhookEvent[], lastState };
}

/** The project's webhooks, oldest first. */
export async function listWebhooks({ projectId }: WebhookAccess): Promise<WebhookRow[]> {
  const rows = await prisma.webhook.findMany({
    where: { projectId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(rowOf);
}

/** @throws {AppError} conflict with too many */
export async function createWebhook(
  { projectId, userId }: WebhookAccess,
  { url, events, secret }: { url: string; events: readonly WebhookEvent[]; secret: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const known = await tx.webhook.count({ where: { projectId, deletedAt: null } });
    if (known >= MOST_WEBHOOKS) {
      throw new AppError("conflict", `A project has ${MOST_WEBHOOKS} webhooks at most.`);
    }
    await tx.webhook.create({
      data: { id, projectId, createdById: userId, url, secret, events: [...events] },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "webhook.create", subjectId: id },
      detail: { events: [...events] },
    });
  });
  return id;
}

/** Switch a webhook on or off. What waits is sent once it is on again. @throws {AppError} not_found */
export async function switchWebhook(access: WebhookAccess, id: string, on: boolean): Promise<void> {
  await change(access, id, on ? "webhook.enable" : "webhook.disable", {
    disabledAt: on ? null : new Date(),
  });
}

/** Send to an address no more, and forget its secret. @throws {AppError} not_found */
export async function deleteWebhook(access: WebhookAccess, id: string): Promise<void> {
  const now = new Date();
  await change(access, id, "webhook.delete", { deletedAt: now, disabledAt: now, secret: "" });
}

async function change(
  { projectId, userId }: WebhookAccess,
  id: string,
  action: `webhook.${string}`,
  data: Prisma.WebhookUpdateManyMutationInput,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id, projectId, deletedAt: null },
      data,
    });
    if (count === 0) throw unknownWebhook();
    await recordAudit(tx, { actorId: userId, projectId, action, subjectId: id });
  });
}

/** A message and what became of it. */
export interface DeliveryRow {
  readonly id: string;
  readonly event: string;
  readonly payload: unknown;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly lastStatus: number | null;
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
}

/** Messages that a webhook's page shows. */
export const MOST_DELIVERIES = 100;

/** A webhook with its newest messages. @throws {AppError} not_found */
export async function requireWebhook(
  { projectId }: WebhookAccess,
  id: string,
): Promise<WebhookRow & { readonly deliveries: readonly DeliveryRow[] }> {
  const row = await prisma.webhook.findFirst({
    where: { id, projectId, deletedAt: null },
    select: columns,
  });
  if (!row) throw unknownWebhook();
  const deliveries = await prisma.webhookDelivery.findMany({
    where: { webhookId: id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_DELIVERIES,
    omit: { webhookId: true },
  });
  return {
    ...rowOf(row),
    deliveries: deliveries.map((one) => ({ ...one, state: one.state as DeliveryState })),
  };
}

/** Send a message that says nothing, to see whether it arrives. @throws {AppError} not_found */
export async function sendTest(access: WebhookAccess, webhookId: string): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    const known = await tx.webhook.count({ where: { id: webhookId, projectId, deletedAt: null } });
    if (known === 0) throw unknownWebhook();
    const id = crypto.randomUUID();
    await tx.webhookDelivery.create({ data: { id, webhookId, event: TEST_EVENT, payload: {} } });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "webhook.send", subjectId: webhookId },
    });
  });
}

/**
 * Send a message once more, whatever became of it; it keeps its id.
 * @throws {AppError} not_found
 */
export async function sendAgain(
  { projectId, userId }: WebhookAccess,
  deliveryId: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const delivery = await tx.webhookDelivery.findFirst({
      where: { id: deliveryId, webhook: { projectId, deletedAt: null } },
      select: { webhookId: true },
    });
    if (!delivery) throw new AppError("not_found", "This message does not exist.");
    await tx.webhookDelivery.update({
      where: { id: deliveryId },
      data: { state: "waiting", attempts: 0, nextAttemptAt: new Date(), problem: null },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "webhook.send", subjectId: delivery.webhookId },
    });
  });
}

function unknownWebhook(): AppError {
  return new AppError("not_found", "This webhook does not exist.");
}
