import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/client";
import { packedMoment, packedRows } from "@/lib/db/packed";
import { rowsOf } from "@/lib/db/rows";
import type { Anchor } from "@/lib/domain/annotation";
import type { SubmittedTag, SubmittedWork } from "@/lib/domain/submission";
import { inText } from "./finished-codings";

/** What a row of the table of annotations tells of a tag. */
export type RowTag = Pick<
  SubmittedTag,
  | ("id" | "frameId" | "start" | "end" | "quote" | "memo" | "anchor" | "recheckedUnder")
  | ("createdAt" | "updatedAt" | "textVersion" | "codebookVersion")
>;

/** As it is read. */
type Packed = readonly [
  id: string,
  frameId: string,
  start: number,
  end: number,
  quote: string,
  memo: string,
  anchor: Anchor,
  recheckedUnder: number | null,
  createdAt: string,
  updatedAt: string,
  textVersionId: string,
  codebookVersionId: string,
];

const COLUMNS = packedRows([
  Prisma.sql`n."id"`,
  Prisma.sql`n."frameId"`,
  Prisma.sql`n."start"`,
  Prisma.sql`n."end"`,
  Prisma.sql`n."quote"`,
  Prisma.sql`n."memo"`,
  Prisma.sql`n."anchor"`,
  Prisma.sql`n."recheckedUnder"`,
  Prisma.sql`n."createdAt"`,
  Prisma.sql`n."updatedAt"`,
  Prisma.sql`n."textVersionId"`,
  Prisma.sql`n."codebookVersionId"`,
]);

/**
 * By assignment, the tags that were found before others' work was shown, in the order of the
 * text: `readBlindWork` for a million of them, without what their table leaves out.
 *
 * @param numbers of text versions and codebook versions, by their ids
 */
export async function readRowTags(
  db: Pick<Transaction, "$queryRaw">,
  assignments: readonly {
    readonly id: string;
    readonly blindSubmission: { readonly content: Prisma.JsonValue } | null;
  }[],
  numbers: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, readonly RowTag[]>> {
  const tags = new Map<string, readonly RowTag[]>();
  const live: string[] = [];
  for (const { id, blindSubmission } of assignments) {
    if (!blindSubmission) live.push(id);
    else tags.set(id, (blindSubmission.content as unknown as SubmittedWork).annotations);
  }
  if (live.length === 0) return tags;
  const packed = await rowsOf(
    db,
    Prisma.sql`
      SELECT n."assignmentId", ${COLUMNS} AS "tags" FROM "Annotation" n
      WHERE n."assignmentId" IN (${Prisma.join(live)}) AND n."deletedAt" IS NULL
      GROUP BY n."assignmentId"`,
  );
  for (const [assignmentId, found] of packed as (readonly [string, string])[]) {
    const unpacked = (JSON.parse(found) as Packed[]).map((tag) => rowTag(tag, numbers));
    tags.set(assignmentId, unpacked.sort(inText));
  }
  return tags;
}

function rowTag(tag: Packed, numbers: ReadonlyMap<string, number>): RowTag {
  return {
    id: tag[0],
    frameId: tag[1],
    start: tag[2],
    end: tag[3],
    quote: tag[4],
    memo: tag[5],
    anchor: tag[6],
    recheckedUnder: tag[7],
    createdAt: packedMoment(tag[8]),
    updatedAt: packedMoment(tag[9]),
    textVersion: numbers.get(tag[10])!,
    codebookVersion: numbers.get(tag[11])!,
  };
}
