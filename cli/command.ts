import { AppError } from "@/lib/domain/errors";

/** A command of `framewise`: what a module of this folder that is listed in cli/framewise.ts exports. */
export interface Command {
  /** Its whole help; the first line shows how to call it, after `framewise`. */
  readonly usage: string;
  /**
   * Do the work with the arguments after the command's name.
   *
   * @throws {AppError} when the input is refused: its sentence is printed, exit status 1.
   * @throws {UsageError} (or what `parseArgs` of node:util throws) when it was called wrongly: 2.
   */
  run(args: string[]): Promise<void>;
}

/** The call itself is wrong; the sentence says how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** End this program with the status of `work`; a refusal is printed as its sentence and ends with 1. */
export async function exitWith(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const refusal = await refusalOf(error);
    if (refusal === null) throw error;
    console.error(refusal);
    process.exitCode = 1;
  }
}

/** The sentence that is printed where work was refused or the database failed; null for a bug. */
export async function refusalOf(error: unknown): Promise<string | null> {
  if (error instanceof AppError) return error.message;
  // Imported now: it belongs to the database that the settings name.
  return (await import("@/lib/data/refusal")).refusalOf(error);
}
