import { recordDownload } from "@/lib/data/downloads";
import { whileThere } from "@/lib/data/project-trash";
import { atOneMoment } from "@/lib/data/snapshot";
import type { Permission, ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { Format, FormatFrom, Pieces, SourceName } from "@/lib/domain/export/exporter";
import { formats } from "@/lib/domain/export/registry";
import { begun } from "./begun";
import { SOURCES } from "./sources";
import { sqliteOf } from "./sqlite";
import { takeTurn } from "./turns";
import { zipOf } from "./zip";

/** A file on its way: its name, what it is, and its pieces. */
export interface OpenExport {
  readonly fileName: string;
  readonly mediaType: string;
  readonly pieces: Pieces;
}

/** The format of an address. @throws {AppError} not_found */
export function requireFormat(name: string): Format {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) throw new AppError("not_found", `There is no export called “${name}”.`);
  return format;
}

/** What somebody needs to have a format. */
export const permissionFor = ({ from }: Format): Permission => SOURCES[from].permission;

/**
 * Begin to write one format of a project as it is now. Its pieces come as fast as they are
 * taken; leaving before the last ends the work, and so does deleting the project.
 *
 * @param access for the permission that `permissionFor` names
 * @throws {AppError} too_many_requests while another file is written for the same person,
 *   and what reading the data throws
 */
export async function openExport(
  access: ProjectAccess,
  slug: string,
  given: Format,
  query: URLSearchParams,
): Promise<OpenExport> {
  // A format takes what its own source gives, whichever it is.
  const format = given as FormatFrom<SourceName>;
  const { read, suffix } = SOURCES[format.from];
  const name = [slug, format.file, ...(suffix?.(query) ?? [])].join("-");
  const pieces = atOneMoment(access, async (moment) => {
    const data = await read(access, query, moment);
    if ("files" in format) return zipOf(format.files(data));
    if ("rows" in format) return sqliteOf(format.schema, format.rows(data));
    return format.write(data);
  });
  const writing = await begun(inTurn(access.userId, whileThere(access, pieces)));
  await recordDownload(access, { format: format.file, query: query.toString() });
  return {
    fileName: `${name}.${format.extension}`,
    mediaType: format.mediaType,
    pieces: writing,
  };
}

async function* inTurn<T>(userId: string, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  const endTurn = await takeTurn(userId);
  try {
    yield* pieces;
  } finally {
    endTurn();
  }
}
