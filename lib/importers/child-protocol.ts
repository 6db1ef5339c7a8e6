import type { ErrorCode } from "@/lib/domain/errors";
import type { FilePreview } from "@/lib/domain/import";
import type { Parsed } from "./parsed";
import type { ReadChoices } from "./registry";

/** One line to the child; the file's bytes follow it. */
export interface Order {
  readonly name: string;
  /** Bytes that follow. */
  readonly size: number;
  readonly choices: ReadChoices;
  /** "preview" answers one preview instead of all that is found. */
  readonly wanted: "all" | "preview";
  /** This many things of the file are passed over: they were stored before an interruption. */
  readonly skip: number;
}

/** One line from the child. */
export type Answer =
  | { readonly kind: "format"; readonly format: string }
  | { readonly kind: "found"; readonly found: Parsed }
  | { readonly kind: "preview"; readonly preview: FilePreview }
  | { readonly kind: "end" }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly message: string };
