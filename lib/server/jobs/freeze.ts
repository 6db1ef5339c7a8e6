import { createReport } from "@/lib/data/report-freezing";
import type { JobData } from "@/lib/domain/job";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { SOFTWARE_VERSION } from "../software";
import type { JobKind } from "./kind";

/** What the work is given. */
interface FreezeInput {
  readonly name: string;
  /** The filter, as an address has it. */
  readonly query: string;
}

export function freezeInput(name: string, filter: StudyFilter): FreezeInput & JobData {
  return { name, query: studyFilterQuery(filter).toString() };
}

/** Freezes the figures of a filter as a report, which gets the job's id. */
export const freezeJob: JobKind<"report:edit"> = {
  kind: "freeze",
  label: "Freezing the figures",
  unit: "steps",
  permission: "report:edit",
  async run({ id, input, access }, watch) {
    const { name, query } = input as unknown as FreezeInput;
    const filter = parseStudyFilter(new URLSearchParams(query));
    await createReport(access, { id, name, filter, softwareVersion: SOFTWARE_VERSION }, watch);
    return {};
  },
};
