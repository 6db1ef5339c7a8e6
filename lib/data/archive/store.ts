import { Prisma, prisma, type Transaction } from "@/lib/db/client";
import type { AdminAccess } from "@/lib/domain/access";
import type { Column } from "@/lib/domain/archive/column";
import type { Noun } from "@/lib/domain/archive/noun";
import { NOUNS } from "@/lib/domain/archive/nouns";
import { AppError } from "@/lib/domain/errors";
import { checkSlug } from "@/lib/domain/slug";
import type { Zone } from "@/lib/domain/zones";
import { recordAudit } from "../audit";
import { isDuplicate } from "../duplicate";
import { indexText } from "../text-search";
import { CHECKS, wrong } from "./checks";
import type { ArchiveRow } from "./table";
import { along, tableOf } from "./table";

/** Milliseconds that storing may take: an hour for millions of rows. */
const LONGEST = 60 * 60 * 1000;
const ROWS_AT_ONCE = 500;
const TEXTS_AT_ONCE = 50;

/** Somebody whom an archive names. */
export interface ArchiveUser {
  readonly id: string;
  readonly email: string | null;
  readonly name: string;
}

/** An archive whose rows have the right form each. */
export interface Archive {
  readonly users: readonly ArchiveUser[];
  readonly rows: (noun: string) => AsyncIterable<ArchiveRow>;
}

/** What a person chose for an import. */
export interface ArchiveChoices {
  /** Its name in addresses here. */
  readonly slug: string;
  /** For people of the archive, by id, the account here that is theirs; everybody else gets a disabled one. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Whether a lead of the project must have an account that can sign in. */
  readonly needsLead: boolean;
}

/**
 * Store the project of an archive, everything or nothing. Rows keep their ids, so that
 * seals, hashes and what was published of the study stay true; therefore a project that
 * is here already, even in the trash, is refused. People are never recognized by
 * themselves: those who are not mapped get an account that is disabled and has no password.
 *
 * @returns the project's slug
 * @throws {AppError} conflict, when it or a person is here already; invalid_input, with the row that is wrong
 */
export async function storeArchive(
  admin: AdminAccess | null,
  archive: Archive,
  choices: ArchiveChoices,
): Promise<string> {
  checkSlug(choices.slug);
  try {
    await prisma.$transaction((tx) => storeAll(tx, admin, archive, choices), {
      timeout: LONGEST,
    });
  } catch (error) {
    throw explained(error);
  }
  return choices.slug;
}

async function storeAll(
  tx: Transaction,
  admin: AdminAccess | null,
  archive: Archive,
  { slug, accounts, needsLead }: ArchiveChoices,
): Promise<void> {
  const people = await storeUsers(tx, admin, archive.users, accounts);
  const project = await onlyRow(archive.rows("project"));
  const projectId = project.id as string;
  const { project: projects, ...nouns } = NOUNS;
  if ((await tx.project.count({ where: { slug } })) > 0) {
    throw new AppError(
      "conflict",
      "Another project already has this address. Choose a different short name.",
    );
  }
  await tableOf(tx, projects!).createMany({ data: [{ ...project, slug }] });

  const unset: Unset[] = [];
  for (const [name, noun] of Object.entries(nouns)) {
    let some: ArchiveRow[] = [];
    const store = async () => {
      await storeRows(tx, projectId, name, noun, some, unset);
      some = [];
    };
    const atOnce = noun.article === "id" || name === "text-versions" ? TEXTS_AT_ONCE : ROWS_AT_ONCE;
    for await (const row of archive.rows(name)) {
      if (some.push(withPeople(name, noun, row, people)) === atOnce) await store();
    }
    if (some.length > 0) await store();
  }
  await setLater(tx, projectId, unset);
  if (needsLead) await requireLead(tx, projectId);
  await indexTexts(tx, projectId);
  await recordAudit(tx, {
    ...{ actorId: admin?.userId ?? null, action: "installation.import", subjectId: projectId },
  });
}

/** Who stands for whom: by a person's id in the archive the id here. */
async function storeUsers(
  tx: Transaction,
  admin: AdminAccess | null,
  users: readonly ArchiveUser[],
  accounts: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const known = new Set(users.map(({ id }) => id));
  if ([...accounts.keys()].some((id) => !known.has(id))) {
    throw new AppError(
      "invalid_input",
      "An account was chosen for somebody the archive does not name.",
    );
  }
  const chosen = [...accounts.values()];
  if (new Set(chosen).size < chosen.length) {
    throw new AppError("invalid_input", "Two people of the archive cannot be the same account.");
  }
  if ((await tx.user.count({ where: { id: { in: chosen } } })) < chosen.length) {
    throw new AppError("not_found", "One of the chosen accounts does not exist.");
  }
  const created = users.filter(({ id }) => !accounts.has(id));
  const emailOf = ({ id, email }: ArchiveUser) => email ?? `${id}@left.invalid`;
  const taken = await tx.user.findMany({
    where: {
      OR: [{ id: { in: created.map(({ id }) => id) } }, { email: { in: created.map(emailOf) } }],
    },
    select: { id: true, email: true },
  });
  const first = created.find((user) =>
    taken.some(({ id, email }) => id === user.id || email === emailOf(user)),
  );
  if (first) {
    throw new AppError(
      "conflict",
      `${first.name} (${first.email ?? "no e-mail address"}) has an account here already. Choose which account is theirs.`,
    );
  }
  const disabledAt = new Date();
  await tx.user.createMany({
    data: created.map((user) => ({
      ...{ id: user.id, name: user.name, email: emailOf(user) },
      ...{ passwordHash: null, isAdmin: false, disabledAt },
    })),
  });
  for (const { id } of created) {
    await recordAudit(tx, { actorId: admin?.userId ?? null, action: "user.create", subjectId: id });
  }
  return new Map(users.map(({ id }) => [id, accounts.get(id) ?? id]));
}

const ANY_ID = /[A-Za-z0-9_-]{8,64}/g;

/** A row with the people it names as they are here. */
function withPeople(
  name: string,
  { columns, key }: Noun,
  row: ArchiveRow,
  people: ReadonlyMap<string, string>,
): ArchiveRow {
  const replaced = (value: string) => value.replace(ANY_ID, (id) => people.get(id) ?? id);
  const within = (value: unknown): unknown => {
    if (typeof value === "string") return people.get(value) ?? value;
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([k, inner]) => [people.get(k) ?? k, within(inner)]),
    );
  };
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const { kind, of } = columns[column]!;
      if (value === null) return [column, null];
      if (kind === "json") return [column, within(value)];
      if (kind === "text with ids") return [column, replaced(value as string)];
      if (of !== "users") return [column, value];
      const here = people.get(value as string);
      if (here === undefined) {
        throw wrong(name, row[key[0]!], `${column} names somebody who is not in users.jsonl`);
      }
      return [column, here];
    }),
  );
}

/** A reference that is set once every row is there. */
interface Unset {
  readonly name: string;
  readonly noun: Noun;
  readonly id: unknown;
  readonly data: Record<string, unknown>;
}

async function storeRows(
  tx: Transaction,
  projectId: string,
  name: string,
  noun: Noun,
  rows: readonly ArchiveRow[],
  unset: Unset[],
): Promise<void> {
  const columns = Object.entries(noun.columns);
  const references = columns.filter(([, { of, later }]) => of && of !== "users" && !later);
  for (const [column, { of }] of references)
    await requireOwn(tx, projectId, name, column, of!, rows);
  await CHECKS[name]?.(tx, rows);
  const waiting = columns.filter(([, { later }]) => later).map(([column]) => column);
  const data = rows.map((row) => {
    const set = waiting.filter((column) => row[column] !== null);
    if (set.length > 0) {
      // `updatedAt` too: else the database would set it to the time of the change.
      const kept = "updatedAt" in row ? [...set, "updatedAt"] : set;
      const values = Object.fromEntries(kept.map((column) => [column, row[column]]));
      unset.push({ name, noun, id: row.id, data: values });
    }
    return {
      ...Object.fromEntries(columns.map(([column, spec]) => [column, stored(spec, row[column])])),
      ...(noun.project === "projectId" && { projectId }),
    };
  });
  await tableOf(tx, noun).createMany({ data });
}

/** Every row that a column names must be one of this project. */
async function requireOwn(
  tx: Transaction,
  projectId: string,
  name: string,
  column: string,
  of: string,
  rows: readonly ArchiveRow[],
): Promise<void> {
  const ids = [...new Set(rows.flatMap((row) => (row[column] as string | null) ?? []))];
  if (ids.length === 0) return;
  const noun = NOUNS[of]!;
  const own = await tableOf(tx, noun).count({
    where: { AND: [{ id: { in: ids } }, along(noun.project, projectId)] },
  });
  if (own === ids.length) return;
  throw new AppError(
    "invalid_input",
    `${name}.jsonl: ${column} names a row that is not in ${of}.jsonl.`,
  );
}

async function setLater(
  tx: Transaction,
  projectId: string,
  unset: readonly Unset[],
): Promise<void> {
  for (const { name, noun, id, data } of unset) {
    for (const column of Object.keys(data)) {
      const { of } = noun.columns[column]!;
      if (of) await requireOwn(tx, projectId, name, column, of, [data]);
    }
    await tableOf(tx, noun).updateMany({ where: { id }, data });
  }
}

/** A value of the archive as the database takes it. */
function stored({ kind, later }: Column, value: unknown): unknown {
  if (later) return null;
  return kind === "json" && value === null ? Prisma.DbNull : value;
}

async function onlyRow(rows: AsyncIterable<ArchiveRow>): Promise<ArchiveRow> {
  const found: ArchiveRow[] = [];
  for await (const row of rows) if (found.push(row) > 1) break;
  if (found.length === 1) return found[0]!;
  throw new AppError("invalid_input", "project.jsonl must have exactly one row.");
}

async function requireLead(tx: Transaction, projectId: string): Promise<void> {
  const leads = await tx.member.count({
    where: { projectId, role: "lead", disabledAt: null, user: { disabledAt: null } },
  });
  if (leads > 0) return;
  throw new AppError(
    "invalid_input",
    "Nobody could open this project. Choose an account for one of its leads, such as your own.",
  );
}

/** Make every frozen text findable by its newest version. */
async function indexTexts(tx: Transaction, projectId: string): Promise<void> {
  const articles = await tx.article.findMany({
    where: { projectId, frozenAt: { not: null } },
    select: { id: true },
  });
  for (const { id } of articles) {
    const newest = await tx.textVersion.findFirst({
      where: { articleId: id },
      orderBy: { number: "desc" },
      select: { text: true, zones: true },
    });
    if (!newest) throw wrong("articles", id, "it is frozen, but has no text");
    await indexText(tx, projectId, id, {
      text: newest.text,
      zones: newest.zones as unknown as Zone[],
    });
  }
}

/** What the database refuses is a fault of the archive. */
function explained(error: unknown): unknown {
  if (isDuplicate(error)) {
    return new AppError(
      "conflict",
      "This project, or a part of it, is in this installation already, perhaps in the trash. An archive is for another installation.",
      { cause: error },
    );
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code !== "P2028") {
    return new AppError(
      "invalid_input",
      "The database refuses a row of this archive: its parts do not fit together.",
      { cause: error },
    );
  }
  return error;
}
