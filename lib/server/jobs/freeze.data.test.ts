import { beforeEach, expect, test } from "vitest";
import { listReports, requireReport } from "@/lib/data/reports";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { createWorld, TEXT } from "@/lib/data/testing/world";
import type { ProjectAccess } from "@/lib/domain/access";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { statistics } from "@/lib/domain/statistics/registry";
import { REPORT_PARTS } from "@/lib/domain/statistics/report";
import { freezeInput, freezeJob } from "./freeze";
import { runJobHere } from "./run";

let world: World;
let lead: ProjectAccess<"report:edit">;
const input = freezeInput("First", { ...WHOLE_STUDY, layer: "reviewer" });

beforeEach(async () => {
  world = await createWorld({ texts: [TEXT, `${TEXT}\nAnother end.`] });
  lead = await world.as("lea", "report:edit");
  for (const articleId of world.articleIds) {
    const access = await world.as("ana", "annotation:create");
    const id = await world.assignmentId("ana", articleId);
    await submitAssignment(access, id, { noFrameFound: true });
  }
});

const reports = async () => listReports(await world.as("noor", "statistics:read"));

test("a report is frozen as a job, which says how far it is", async () => {
  const told: [number, number | null][] = [];
  await runJobHere(lead, freezeJob, input, (done, total) => told.push([done, total]));
  const intervals = Object.values(statistics).filter((one) => "ahead" in one).length;
  // The passages first, then the parts, the intervals of both layers, and the rows last.
  const steps = 1 + Object.keys(REPORT_PARTS).length + 2 * intervals + 1;
  expect(told).toEqual(Array.from({ length: steps }, (_, index) => [index + 1, steps]));
  const [report] = await reports();
  const { name, snapshot } = await requireReport(
    await world.as("noor", "statistics:read"),
    report!.id,
  );
  expect(name).toBe("First");
  expect(snapshot.head.filter.layer).toBe("reviewer");
  expect(snapshot.head.flow.counted).toBe(2);
});

test("begun anew it finds the report that it made, and makes no second one", async () => {
  const job = { id: crypto.randomUUID(), input, access: lead };
  const tools = { progress: () => {}, signal: new AbortController().signal };
  await freezeJob.run(job, tools);
  await freezeJob.run(job, tools);
  expect((await reports()).map(({ id }) => id)).toEqual([job.id]);
});

test("stopped it leaves no report", async () => {
  const stop = new AbortController();
  const tools = { progress: () => stop.abort(), signal: stop.signal };
  const job = { id: crypto.randomUUID(), input, access: lead };
  await expect(freezeJob.run(job, tools)).rejects.toMatchObject({ name: "AbortError" });
  expect(await reports()).toEqual([]);
});
