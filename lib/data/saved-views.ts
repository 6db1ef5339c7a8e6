import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { isDuplicate } from "./duplicate";

/** A view of the article table that a person has named; nobody else sees it. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The query string of the table (lib/domain/article-view.ts) */
  readonly query: string;
}

/** The caller's own saved views, by name. */
export function listSavedViews(access: ProjectAccess<"article:read">): Promise<SavedView[]> {
  return prisma.savedView.findMany({
    where: own(access),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, query: true },
  });
}

/** @throws {AppError} conflict when the caller has a view of this name */
export async function createSavedView(
  access: ProjectAccess<"article:read">,
  { name, query }: Omit<SavedView, "id">,
): Promise<string> {
  const id = crypto.randomUUID();
  await unique(name, prisma.savedView.create({ data: { id, name, query, ...own(access) } }));
  return id;
}

/** @throws {AppError} not_found; conflict when the caller has a view of this name */
export async function renameSavedView(
  access: ProjectAccess<"article:read">,
  id: string,
  name: string,
): Promise<void> {
  const renaming = prisma.savedView.updateMany({ where: { id, ...own(access) }, data: { name } });
  if ((await unique(name, renaming)).count === 0) throw unknownView();
}

/** @throws {AppError} not_found */
export async function deleteSavedView(
  access: ProjectAccess<"article:read">,
  id: string,
): Promise<void> {
  const { count } = await prisma.savedView.deleteMany({ where: { id, ...own(access) } });
  if (count === 0) throw unknownView();
}

const own = ({ projectId, userId }: ProjectAccess) => ({ projectId, userId });

async function unique<T>(name: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new AppError(
      "conflict",
      `You have a view called “${name}” already. Choose another name.`,
    );
  }
}

function unknownView(): AppError {
  return new AppError("not_found", "This view does not exist any more.");
}
