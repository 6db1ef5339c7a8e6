import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { Role } from "./access";
import { ROLES } from "./access";
import { canonicalEmail } from "./email";
import { AppError } from "./errors";
import { personName } from "./person-name";
import { ROLE_WORDS } from "./role-words";

/** People that one list may invite. */
export const MOST_INVITED = 500;

/** One line of a list of people to invite. */
export interface InvitationLine {
  /** In the file, the headings being row 1. */
  readonly row: number;
  /** Canonical, where it is an address. */
  readonly email: string;
  /** Empty where the list says none. */
  readonly name: string;
  readonly role: Role | null;
  /** Sentences; none where the line is sound. */
  readonly problems: readonly string[];
}

/**
 * Read a CSV file of people to invite: the columns `email` and `role`, and `name` where
 * there is one, in any order, between commas, semicolons or tabs. A role is written as on
 * screen, in any case. What is wrong with a line is said with it; the others are read.
 *
 * @throws {AppError} invalid_input for a file that is no such table
 */
export function invitationLines(text: string): InvitationLine[] {
  const [headings = [], ...rows] = recordsOf(text);
  const names = headings.map((heading) => heading.trim().toLowerCase().replace("-", ""));
  const columns = { email: names.indexOf("email"), role: names.indexOf("role") };
  for (const [column, at] of Object.entries(columns)) {
    if (at === -1) {
      throw new AppError(
        "invalid_input",
        `The table has no column “${column}”. Its first row has to name the columns email, name and role.`,
      );
    }
  }
  if (rows.length === 0) throw new AppError("invalid_input", "The table names nobody.");
  if (rows.length > MOST_INVITED) {
    throw new AppError(
      "invalid_input",
      `The table names ${rows.length} people; ${MOST_INVITED} can be invited at once.`,
    );
  }
  const seen = new Set<string>();
  return rows.map((cells, index) => {
    const cell = (at: number) => cells[at]?.trim() ?? "";
    const problems: string[] = [];
    const ask = <T>(read: () => T, otherwise: T): T => {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problems.push(error.message);
        return otherwise;
      }
    };
    const email = ask(() => canonicalEmail(cell(columns.email)), cell(columns.email));
    if (seen.has(email)) problems.push("This address stands in the table twice.");
    seen.add(email);
    const named = cell(names.indexOf("name"));
    const name = named === "" ? "" : ask(() => personName(named), named);
    const role = roleCalled(cell(columns.role));
    if (!role) {
      const known = ROLES.map((one) => ROLE_WORDS[one].name).join(", ");
      problems.push(`“${cell(columns.role)}” is no role. The roles are ${known}.`);
    }
    return { row: index + 2, email, name, role, problems };
  });
}

/** The lines, where all are sound. @throws {AppError} invalid_input, naming the first that is not */
export function soundLines(
  lines: readonly InvitationLine[],
): (InvitationLine & { readonly role: Role })[] {
  return lines.map((line) => {
    const { row, role, problems } = line;
    if (role && problems.length === 0) return { ...line, role };
    throw new AppError("invalid_input", `Nobody was invited. Row ${row}: ${problems[0] ?? ""}`);
  });
}

/** Links to pass on, as a file for a spreadsheet program; UTF-8 with a byte order mark. */
export function linksCsv(
  links: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: Role;
    readonly link: string;
  }[],
): string {
  return stringify(
    [
      ["email", "name", "role", "link"],
      ...links.map(({ email, name, role, link }) => [email, name, ROLE_WORDS[role].name, link]),
    ],
    { bom: true, escape_formulas: true, record_delimiter: "windows" },
  );
}

function roleCalled(word: string): Role | null {
  const wanted = word.toLowerCase();
  return (
    ROLES.find((role) => role === wanted || ROLE_WORDS[role].name.toLowerCase() === wanted) ?? null
  );
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError(
      "invalid_input",
      "This is no table between commas. Look for a missing quotation mark.",
      { cause: error },
    );
  }
}
