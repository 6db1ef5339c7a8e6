"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as tags from "@/lib/data/deleted-tags";
import { restoreFromTrash } from "@/lib/data/trash";
import type { Result } from "@/lib/domain/errors";
import type { TrashKind } from "@/lib/domain/trash";
import { TRASH_KINDS } from "@/lib/domain/trash";
import { requireProject } from "@/lib/server/access";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

/** Bring something of the project back, with all that hangs on it. */
export async function restoreThing(
  slug: string,
  kind: TrashKind,
  thingId: string,
): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "project:edit");
    await restoreFromTrash(access, z.enum(TRASH_KINDS).parse(kind), id.parse(thingId));
    refresh();
    return null;
  });
}

/** Bring back one of the caller's own tags. */
export async function restoreTag(slug: string, annotationId: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    await tags.restoreTag(access, id.parse(annotationId));
    refresh();
    return null;
  });
}
