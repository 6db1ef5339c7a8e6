import { prisma, type Transaction } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Column } from "@/lib/domain/archive/column";
import type { Noun } from "@/lib/domain/archive/noun";
import { NOUNS } from "@/lib/domain/archive/nouns";
import { AppError } from "@/lib/domain/errors";
import { sorted } from "@/lib/domain/sorted-json";
import { readNames } from "../names";
import { databaseForReading } from "../reading";
import { OPEN, PRESENT, REVEALED, SUBMITTED } from "../visibility";
import type { ArchiveRow } from "./table";
import { along, tableOf } from "./table";

/** Articles whose rows are read in one query, and rows that are read by their own key. */
const ARTICLES_AT_ONCE = 20;
const ROWS_AT_ONCE = 200;
/** Reports are large. */
const REPORTS_AT_ONCE = 2;
/** Fewer than a query may have parameters. */
const PARENTS_AT_ONCE = 5_000;

/** A row with the file it stands in. */
export interface ArchiveItem {
  readonly noun: string;
  readonly row: ArchiveRow;
}

/** How much is in an archive. */
export interface ArchiveContent {
  /** Also work that reviewers have not handed in: only for who runs the server. */
  readonly drafts: boolean;
}

/**
 * Every row of a project, noun by noun, as it all stood at one moment, though people go
 * on working; the people whom the rows name come last. The same data give the same rows
 * in the same order on both databases.
 */
export async function* readArchive(
  access: ProjectAccess<"project:edit">,
  content: ArchiveContent,
): AsyncGenerator<ArchiveItem> {
  // Of what is not handed in, a copy of the database may not have the last tags yet.
  const from = content.drafts ? prisma : await databaseForReading(access);
  yield* inSnapshot(from, (tx) => readAll(tx, access.projectId, content));
}

async function* readAll(
  tx: Transaction,
  projectId: string,
  content: ArchiveContent,
): AsyncGenerator<ArchiveItem> {
  const articleIds = await readKeys(tx, projectId, NOUNS.articles!);
  const people = new Set<string>();
  for (const [name, noun] of Object.entries(NOUNS)) {
    const columns = Object.entries(noun.columns);
    const naming = columns.filter(([, { of }]) => of === "users").map(([column]) => column);
    for await (const stored of readRows(tx, projectId, noun, articleIds, content)) {
      const row = Object.fromEntries(
        columns.map(([column, spec]) => [column, written(spec, stored[column])]),
      );
      for (const column of naming) if (row[column] !== null) people.add(row[column] as string);
      yield { noun: name, row };
    }
  }
  for (const row of await readUsers(tx, projectId, people)) yield { noun: "users", row };
}

/** The values of the key by which a noun's rows are read, in order. */
async function readKeys(
  tx: Transaction,
  projectId: string,
  { key: [key], ...noun }: Noun,
): Promise<(string | number)[]> {
  const rows = await tableOf(tx, { key: [], ...noun }).findMany({
    where: along(noun.project, projectId),
    select: { [key!]: true },
  });
  const keys = rows.map((row) => row[key!] as string | number);
  // Here and not in the database, whose order of letters depends on its settings.
  return typeof keys[0] === "number"
    ? (keys as number[]).sort((a, b) => a - b)
    : (keys as string[]).sort();
}

/** The rows of a noun as they are stored, in their order. */
async function* readRows(
  tx: Transaction,
  projectId: string,
  noun: Noun,
  articleIds: readonly (string | number)[],
  content: ArchiveContent,
): AsyncGenerator<Record<string, unknown>> {
  const { key, article, through } = noun;
  const byArticle = article ?? through;
  const keys = byArticle ? articleIds : await readKeys(tx, projectId, noun);
  const atOnce = byArticle
    ? ARTICLES_AT_ONCE
    : noun.model === "Report"
      ? REPORTS_AT_ONCE
      : ROWS_AT_ONCE;
  for (let from = 0; from < keys.length; from += atOnce) {
    const some = keys.slice(from, from + atOnce);
    if (through) yield* await readHanging(tx, noun, through, some, content);
    else {
      // No project is asked for beside an article: the database would start from it.
      yield* await tableOf(tx, noun).findMany({
        where: {
          AND: [
            along(article ?? key[0]!, { in: some }),
            article ? {} : along(noun.project, projectId),
            handedIn(noun, content),
          ],
        },
        orderBy: [...(article ? [along(article, "asc")] : []), ...key.map((k) => along(k, "asc"))],
        select: columnsOf(noun),
      });
    }
  }
}

/**
 * The rows that hang on those of another noun, of some articles. In two steps: databases
 * find no quick way through two tables to an article.
 */
async function readHanging(
  tx: Transaction,
  noun: Noun,
  [of, column]: readonly [string, string],
  articleIds: readonly (string | number)[],
  content: ArchiveContent,
): Promise<Record<string, unknown>[]> {
  const parent = NOUNS[of]!;
  const parents = await tableOf(tx, parent).findMany({
    where: { AND: [along(parent.article!, { in: articleIds }), handedIn(parent, content)] },
    select: selecting({ id: true }, parent.article!),
  });
  const articleOf = new Map(parents.map((row) => [row.id, valueAt(row, parent.article!)]));
  const ids = [...articleOf.keys()];
  const rows: Record<string, unknown>[] = [];
  for (let from = 0; from < ids.length; from += PARENTS_AT_ONCE) {
    const some = { in: ids.slice(from, from + PARENTS_AT_ONCE) };
    rows.push(
      ...(await tableOf(tx, noun).findMany({
        where: { AND: [{ [column]: some }, handedIn(noun, content)] },
        select: columnsOf(noun),
      })),
    );
  }
  const placeOf = (row: Record<string, unknown>) => [
    articleOf.get(row[column])!,
    ...noun.key.map((k) => row[k] as string | number),
  ];
  return rows
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ row }) => row);
}

/** The filter that leaves out what reviewers have not handed in. */
function handedIn({ work, workOptional }: Noun, { drafts }: ArchiveContent): object {
  if (work === undefined || drafts) return {};
  return workOptional
    ? { OR: [along(parentOf(work), null), along(work, SUBMITTED)] }
    : along(work, SUBMITTED);
}

const columnsOf = ({ columns, key }: Noun) =>
  Object.fromEntries([...Object.keys(columns), ...key].map((name) => [name, true]));

/** A selection with the value at the end of a path: `{ id: true, assignment: { select: { articleId: true } } }`. */
function selecting(own: Record<string, unknown>, path: string): Record<string, unknown> {
  const [first, ...rest] = path.split(".");
  return { ...own, [first!]: rest.length === 0 || { select: selecting({}, rest.join(".")) } };
}

function valueAt(row: Record<string, unknown>, path: string): string {
  return path
    .split(".")
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], row) as string;
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

/** "thread.annotation" for "thread.annotation.assignment". */
function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("."));
}

/** Who people are; whoever left a project that shows pseudonyms is only that. */
async function readUsers(
  tx: Transaction,
  projectId: string,
  ids: ReadonlySet<string>,
): Promise<ArchiveRow[]> {
  // One after the other: a transaction has one connection.
  const nameOf = await readNames(tx, projectId);
  const left = await tx.member.findMany({
    where: {
      ...{ projectId, project: { pseudonyms: true } },
      ...{ disabledAt: { not: null }, pseudonym: { not: null } },
    },
    select: { userId: true },
  });
  const users = await tx.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, email: true, name: true },
  });
  const hidden = new Set(left.map(({ userId }) => userId));
  return users
    .map(({ id, email, name }) =>
      hidden.has(id) ? { id, email: null, name: nameOf(id) } : { id, email, name },
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A stored value as JSON; the keys of objects in one order, which PostgreSQL does not keep. */
function written({ kind }: Column, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return kind === "json" ? sorted(value) : (value ?? null);
}

/**
 * Refuse an archive to a person from whom work in the project is still hidden: it would
 * show everybody's. Depends on that person's own articles and the rounds' rules only.
 *
 * @throws {AppError} conflict
 */
export async function requireNothingHidden(access: ProjectAccess<"project:edit">): Promise<void> {
  if (await isWorkHidden(access)) throw new AppError("conflict", STILL_CODES);
}

/** What a person is told whose archive has to wait. */
export const STILL_CODES =
  "You still code in this project, and the archive holds everybody’s tags. Submit your articles and wait until the round shows them, or ask another lead or the person who runs the server for it.";

/** Whether the person has articles to submit here, or codes where the round does not show others' work yet. */
export async function isWorkHidden({ projectId, userId }: ProjectAccess): Promise<boolean> {
  const mine = { ...PRESENT, reviewerId: userId, article: { deletedAt: null } };
  const blind = await prisma.assignment.count({
    where: {
      ...mine,
      round: { projectId, deletedAt: null },
      OR: [OPEN, { NOT: REVEALED }],
    },
  });
  return blind > 0;
}
