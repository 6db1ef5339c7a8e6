import type { Transaction } from "@/lib/db/client";
import type { Noun } from "@/lib/domain/archive/noun";

/** A row of an archive: plain JSON, one key for each column of its noun. */
export type ArchiveRow = Readonly<Record<string, unknown>>;

/** What every table can do; which one it is decides the archive's table of nouns. */
interface Table {
  findMany(args: object): Promise<Record<string, unknown>[]>;
  createMany(args: object): Promise<{ count: number }>;
  updateMany(args: object): Promise<{ count: number }>;
  count(args: object): Promise<number>;
}

/** The table of a noun. */
export function tableOf(tx: Transaction, { model }: Noun): Table {
  const name = model[0]!.toLowerCase() + model.slice(1);
  return (tx as unknown as Record<string, Table>)[name]!;
}

/** `{ round: { projectId: value } }` for "round.projectId". */
export function along(path: string, value: unknown): Record<string, unknown> {
  return path
    .split(".")
    .reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Record<string, unknown>;
}
