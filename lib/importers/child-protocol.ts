import type { ErrorCode } from "@/lib/domain/errors";
import type { FilePreview } from "@/lib/domain/import";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { PlacedArticle } from "@/lib/domain/interchange/placed-study";
import type { StudyChoices } from "./interchange/read-study";
import type { Parsed } from "./parsed";
import type { ReadChoices } from "./registry";

/** What to do with a file. */
export type Task =
  | {
      readonly choices: ReadChoices;
      /** "preview" answers one preview instead of all that is found. */
      readonly wanted: "all" | "preview";
      /** This many things of the file are passed over: they were stored before an interruption. */
      readonly skip: number;
    }
  | {
      readonly choices: StudyChoices;
      /** A project of another program: "digest" answers what is in it, "study" its articles too. */
      readonly wanted: "digest" | "study";
    };

/** One line to the child; the file's bytes follow it. */
export type Order = Task & {
  readonly name: string;
  /** Bytes that follow. */
  readonly size: number;
};

/** One line from the child. */
export type Answer =
  | { readonly kind: "format"; readonly format: string }
  | { readonly kind: "found"; readonly found: Parsed }
  | { readonly kind: "preview"; readonly preview: FilePreview }
  | { readonly kind: "digest"; readonly found: FoundStudy }
  | { readonly kind: "placed"; readonly article: PlacedArticle }
  | { readonly kind: "end" }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly message: string };
