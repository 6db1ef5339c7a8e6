import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { NameOf } from "./names";
import { readNames } from "./names";

/** What the people in a report are called. */
export function readStudyNames({ projectId }: ProjectAccess<"statistics:read">): Promise<NameOf> {
  return readNames(prisma, projectId);
}
