import { createApiToken, listApiTokens } from "@/lib/data/api-tokens";
import { createWebhook, requireWebhook, sendTest, switchWebhook } from "@/lib/data/webhooks";
import type { World } from "@/lib/data/testing/world";
import { createToken, hashToken } from "@/lib/server/tokens";

const DAY = 24 * 60 * 60 * 1000;

/** What a world's programs have: a token of ana's, and a webhook that is off, with a message. */
export async function programsOf(world: World, secret: string) {
  const ana = await world.as("ana", "project:read");
  const expiresAt = new Date(Date.now() + DAY);
  await createApiToken(
    ana,
    { name: `Script ${secret}`.slice(0, 100), scopes: ["read"], expiresAt },
    hashToken(createToken()),
  );
  const [token] = await listApiTokens(ana);
  const lead = await world.as("lea", "project:edit");
  const webhookId = await createWebhook(lead, {
    ...{ url: "https://hook.example/", events: ["round.closed"], secret },
  });
  await switchWebhook(lead, webhookId, false);
  await sendTest(lead, webhookId);
  const { deliveries } = await requireWebhook(lead, webhookId);
  return { apiTokenId: token!.id, webhookId, deliveryId: deliveries[0]!.id };
}
