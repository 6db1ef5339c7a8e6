import { agreementJob } from "./agreement";
import { duplicates } from "./duplicates";
import { freezeJob } from "./freeze";
import { gammaJob } from "./gamma";
import { importJob } from "./import";
import type { JobKind } from "./kind";
import { studyImport } from "./study-import";
import { studyLook } from "./study-look";
import { suggestionsJob } from "./suggestions";

/** Every kind of job. To add one: write lib/server/jobs/KIND.ts (a `JobKind`), then a line here. */
export const jobKinds: readonly JobKind[] = [
  importJob,
  suggestionsJob,
  duplicates,
  agreementJob,
  gammaJob,
  freezeJob,
  studyLook,
  studyImport,
];

/** The kind with this name; null for one that this version does not know. */
export function jobKind(kind: string): JobKind | null {
  return jobKinds.find((known) => known.kind === kind) ?? null;
}
