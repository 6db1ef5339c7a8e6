import { readFile } from "node:fs/promises";
import { AppError } from "@/lib/domain/errors";

/** A file named on the command line. @throws {AppError} saying why it cannot be read */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    switch (code) {
      case "ENOENT":
        throw new AppError("not_found", "There is no such file.");
      case "EISDIR":
        throw new AppError("invalid_input", "This is a folder. Name the files in it.");
      case "EACCES":
        throw new AppError("forbidden", "The file may not be read.");
      default:
        throw error;
    }
  }
}
