import { prisma, type Transaction } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";

export interface Outlet {
  readonly id: string;
  readonly name: string;
}

/** The project's outlets, by name. */
export function listOutlets(access: ProjectAccess<"article:read">): Promise<Outlet[]> {
  return prisma.outlet.findMany({
    where: { projectId: access.projectId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/** The id of the outlet with this name, whatever its case, made when it is new; null for no name. */
export async function outletIdFor(
  tx: Transaction,
  projectId: string,
  name: string | null,
): Promise<string | null> {
  const wanted = name?.trim() ?? "";
  if (wanted === "") return null;
  const outlets = await tx.outlet.findMany({
    where: { projectId },
    select: { id: true, name: true },
  });
  const folded = wanted.toLocaleLowerCase("und");
  const known = outlets.find((outlet) => outlet.name.toLocaleLowerCase("und") === folded);
  if (known) return known.id;
  const id = crypto.randomUUID();
  await tx.outlet.create({ data: { id, projectId, name: wanted } });
  return id;
}
