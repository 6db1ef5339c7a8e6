"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as inbox from "@/lib/data/inbox";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

/** Mark items of the caller's own inbox as read: these, or all. */
export async function markRead(
  slug: string,
  items: readonly string[] | "all",
): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "project:read");
    await inbox.markRead(access, z.union([z.literal("all"), z.array(id).max(1000)]).parse(items));
    refresh();
    return null;
  });
}
