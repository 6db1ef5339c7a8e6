import { z } from "zod";
import { openFile } from "@/lib/data/import-files";
import { grant } from "@/lib/domain/access";
import type { JobValue } from "@/lib/domain/job";
import { OFFSET_UNITS } from "@/lib/domain/interchange/imported-study";
import { FileReader, STUDY_LIMITS } from "@/lib/importers/child-process";
import type { JobKind } from "./kind";

const input = z.object({
  batchId: z.string(),
  fileId: z.string(),
  unit: z.enum(OFFSET_UNITS).nullable(),
});

/** Looks into a project of another program; the result's `found` is a `FoundStudy`. */
export const studyLook: JobKind<"project:edit"> = {
  kind: "study-look",
  label: "Reading the project",
  unit: "files",
  permission: "project:edit",
  async run(job, { signal }) {
    const { batchId, fileId, unit } = input.parse(job.input);
    const reader = new FileReader(STUDY_LIMITS);
    signal.addEventListener("abort", () => reader.close());
    try {
      const file = await openFile(grant(job.access, "article:import")!, batchId, fileId);
      const found = await reader.digest(file, unit ? { unit } : {});
      return { found: found as unknown as JobValue };
    } finally {
      reader.close();
    }
  },
};
