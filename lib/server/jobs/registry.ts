import { agreementJob } from "./agreement";
import { duplicates } from "./duplicates";
import { gammaJob } from "./gamma";
import { importJob } from "./import";
import type { JobKind } from "./kind";
import { suggestionsJob } from "./suggestions";

/** Every kind of job. To add one: write lib/server/jobs/KIND.ts (a `JobKind`), then a line here. */
export const jobKinds: readonly JobKind[] = [
  importJob,
  suggestionsJob,
  duplicates,
  agreementJob,
  gammaJob,
];

/** The kind with this name; null for one that this version does not know. */
export function jobKind(kind: string): JobKind | null {
  return jobKinds.find((known) => known.kind === kind) ?? null;
}
