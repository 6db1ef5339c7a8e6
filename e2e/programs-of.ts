import { createApiToken, listApiTokens } from "@/lib/data/api-tokens";
import type { World } from "@/lib/data/testing/world";
import { createToken, hashToken } from "@/lib/server/tokens";

const DAY = 24 * 60 * 60 * 1000;

/** What a world's programs have: a token of ana's. */
export async function programsOf(world: World, secret: string) {
  const ana = await world.as("ana", "project:read");
  const expiresAt = new Date(Date.now() + DAY);
  await createApiToken(
    ana,
    { name: `Script ${secret}`.slice(0, 100), scopes: ["read"], expiresAt },
    hashToken(createToken()),
  );
  const [token] = await listApiTokens(ana);
  return { apiTokenId: token!.id };
}
