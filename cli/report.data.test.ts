import { expect, test, vi } from "vitest";
import { applyMutations } from "@/lib/data/mutations";
import { submitAssignment } from "@/lib/data/submissions";
import { at, createWorld } from "@/lib/data/testing/world";
import { framewise } from "./framewise";

async function output(args: readonly string[]): Promise<{ status: number; lines: string[] }> {
  const lines: string[] = [];
  const spies = (["log", "error"] as const).map((stream) =>
    vi.spyOn(console, stream).mockImplementation((line: string) => void lines.push(line)),
  );
  try {
    return { status: await framewise(args), lines };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test("every report of a project, with filter, layer, version and denominators", async () => {
  const world = await createWorld();
  const access = await world.as("ana", "annotation:create");
  const assignmentId = await world.assignmentId("ana");
  await applyMutations(access, assignmentId, [
    {
      kind: "create",
      mutationId: crypto.randomUUID(),
      annotationId: crypto.randomUUID(),
      frameId: world.frames.SEC,
      memo: "",
      ...at("six drones"),
    },
  ]);
  await submitAssignment(access, assignmentId, { noFrameFound: false });

  const { status, lines } = await output(["report", "--project", world.slug, "--json"]);
  expect(status).toBe(0);
  const printed = JSON.parse(lines.join("\n")) as { reports: unknown[] };
  expect(printed).toMatchObject({
    project: world.slug,
    reports: [
      {
        head: {
          round: { name: "Main" },
          filter: { layer: "reviewer", unit: "stories" },
          codebookVersion: 1,
          flow: { total: 1, counted: 1 },
        },
        parts: {
          frames: {
            prevalence: [
              { x: 1, n: 1 },
              { x: 0, n: 1 },
            ],
          },
        },
      },
    ],
    frozen: [],
  });

  const unknown = await output(["report", "--project", world.slug, "--round", "Pilot"]);
  expect(unknown).toEqual({ status: 1, lines: ["The project has no such round."] });
  expect((await output(["report", "--project", world.slug, "--layer", "gold"])).status).toBe(2);
});
