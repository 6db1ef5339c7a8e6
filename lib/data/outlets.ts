import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { NamedOutlet } from "@/lib/domain/outlet";
import { matchOutlet, namesOf, outletKey } from "@/lib/domain/outlet";
import { recordAudit } from "./audit";

export interface Outlet extends NamedOutlet {
  /** Articles that are not in the trash. */
  readonly articles: number;
}

/** The project's outlets, by name. */
export async function listOutlets(access: ProjectAccess<"article:read">): Promise<Outlet[]> {
  const { projectId } = access;
  const [outlets, counts] = await Promise.all([
    namedOutlets(prisma, projectId),
    prisma.article.groupBy({
      by: ["outletId"],
      where: { projectId, deletedAt: null },
      _count: { _all: true },
    }),
  ]);
  const byOutlet = new Map(counts.map(({ outletId, _count }) => [outletId, _count._all]));
  return outlets.map((outlet) => ({ ...outlet, articles: byOutlet.get(outlet.id) ?? 0 }));
}

/**
 * The id of the outlet with this name, made when it is new; without a name, of the
 * one that the article's address leads to, or null.
 */
export async function outletIdFor(
  tx: Transaction,
  projectId: string,
  name: string | null,
  address: string | null = null,
): Promise<string | null> {
  const known = matchOutlet(await namedOutlets(tx, projectId), name, address);
  const wanted = name?.trim() ?? "";
  if (known || wanted === "") return known?.id ?? null;
  const id = crypto.randomUUID();
  await tx.outlet.create({ data: { id, projectId, name: wanted } });
  return id;
}

/**
 * Set what an outlet is called and by which other names it is recognised.
 * @throws {AppError} not_found; conflict when another outlet goes by one of the names
 */
export async function updateOutlet(
  access: ProjectAccess<"article:import">,
  id: string,
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
): Promise<void> {
  const { projectId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const outlets = await namedOutlets(tx, projectId);
    if (!outlets.some((outlet) => outlet.id === id)) throw unknownOutlet();
    const wanted = { id, name, aliases: distinct(aliases, name) };
    const names = new Set(namesOf(wanted));
    for (const other of outlets) {
      if (other.id !== id && namesOf(other).some((key) => names.has(key))) {
        throw new AppError(
          "conflict",
          `“${other.name}” goes by one of these names already. Choose another, or merge the two outlets.`,
        );
      }
    }
    await tx.outlet.update({ where: { id }, data: { name, aliases: wanted.aliases } });
    await audit(tx, access, "outlet.update", id);
  });
}

/**
 * Make two outlets one: the articles of the first move to the second, which from
 * then on goes by the names of both. @returns how many articles moved
 * @throws {AppError} not_found; invalid_input for an outlet and itself
 */
export async function mergeOutlets(
  access: ProjectAccess<"article:import">,
  fromId: string,
  intoId: string,
): Promise<number> {
  const { projectId } = access;
  if (fromId === intoId) throw new AppError("invalid_input", "Choose two different outlets.");
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const outlets = await namedOutlets(tx, projectId);
    const from = outlets.find(({ id }) => id === fromId);
    const into = outlets.find(({ id }) => id === intoId);
    if (!from || !into) throw unknownOutlet();
    const { count } = await tx.article.updateMany({
      where: { projectId, outletId: fromId },
      data: { outletId: intoId },
    });
    const aliases = distinct([...into.aliases, from.name, ...from.aliases], into.name);
    await tx.outlet.delete({ where: { id: fromId } });
    await tx.outlet.update({ where: { id: intoId }, data: { aliases } });
    await audit(tx, access, "outlet.merge", intoId, { from: fromId, articles: count });
    return count;
  });
}

/** How the project's outlets are recognised, by name. */
export async function namedOutlets(
  tx: Pick<Transaction, "outlet">,
  projectId: string,
): Promise<NamedOutlet[]> {
  const rows = await tx.outlet.findMany({
    where: { projectId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, aliases: true },
  });
  return rows.map((row) => ({ ...row, aliases: row.aliases as string[] }));
}

/** Other names, each once and none the name itself. */
function distinct(aliases: readonly string[], name: string): string[] {
  const byKey = new Map(aliases.map((alias) => [outletKey(alias), alias.trim()]));
  byKey.delete("");
  byKey.delete(outletKey(name));
  return [...byKey.values()];
}

function audit(
  tx: Transaction,
  access: ProjectAccess,
  action: `outlet.${string}`,
  subjectId: string,
  detail?: { from: string; articles: number },
) {
  const { userId: actorId, projectId } = access;
  return recordAudit(tx, { actorId, projectId, action, subjectId, ...(detail && { detail }) });
}

function unknownOutlet(): AppError {
  return new AppError("not_found", "This outlet does not exist any more.");
}
