import { prisma } from "@/lib/db/client";
import type { World } from "./world";
import { createWorld } from "./world";

/** A world whose inboxes are empty: nothing is left of the articles that were given out in making it. */
export async function createQuietWorld(...given: Parameters<typeof createWorld>): Promise<World> {
  const world = await createWorld(...given);
  await prisma.inboxItem.deleteMany({ where: { project: { slug: world.slug } } });
  return world;
}
