import { codebookNouns } from "./codebook-nouns";
import { codingNouns } from "./coding-nouns";
import { id, maybe, text } from "./column";
import { corpusNouns } from "./corpus-nouns";
import type { Noun } from "./noun";
import { settlingNouns } from "./settling-nouns";

/** What an archive says of itself in its manifest. */
export const ARCHIVE_FORMAT = "framewise-archive";
/** Raised when an archive of the one before could no longer be read as it is. */
export const ARCHIVE_VERSION = 1;

/**
 * Every file of a project's archive but `users`, in an order in which each row comes after
 * those it names (save for columns marked `later`). A new table gets a line in one of the
 * lists, or in `MODELS_LEFT_OUT`; a test compares both with the database schema.
 */
export const NOUNS: Readonly<Record<string, Noun>> = {
  ...corpusNouns,
  ...codebookNouns,
  ...codingNouns,
  ...settlingNouns,
};

/** The people whom rows name. Accounts stay where they are: only who they are travels. */
export const USER_COLUMNS = {
  id,
  /** Null for who left a project that shows pseudonyms. */
  email: maybe(text),
  name: text,
} as const;

/** Tables that are in no archive, and why. */
export const MODELS_LEFT_OUT: Readonly<Record<string, string>> = {
  User: "an account belongs to the installation; users.jsonl says who people are",
  Session: "a signed-in browser belongs to the installation",
  OneTimeLink: "a secret of the installation",
  RecoveryCode: "a secret of the installation",
  Identity: "how somebody signs in belongs to the installation",
  RateLimit: "counts attempts on this installation",
  Invitation: "a promise of this installation, with a secret",
  ApiToken: "a secret of the installation",
  IdempotencyKey: "answers of this installation's API",
  Webhook: "an address with a secret, which would be told twice",
  WebhookDelivery: "messages of a webhook",
  Job: "work of a server; what came of it is in the other tables",
  ImportFilePart: "bytes of files not read yet; what was read is in articles (raw)",
  AuditSeal: "a link in the chain of this installation's history; imported events are sealed anew",
  Backup: "of the whole installation",
};

/** Bytes of an archive that is sent by a browser; others come in on the command line. */
export const LARGEST_UPLOAD = 256 * 1024 * 1024;

/** Who an archive holds and how much, for choosing whose accounts they are. */
export interface ArchiveSummary {
  readonly project: { readonly slug: string; readonly name: string };
  readonly content: "everything" | "submitted work";
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
  }[];
  /** Rows by file. */
  readonly rows: Readonly<Record<string, number>>;
}
