import { expect, test } from "vitest";
import { recordDownload } from "./downloads";
import { readHistory } from "./history";
import { createWorld } from "./testing/world";

const ALL = { actorId: null, group: null, from: null, to: null, articleId: null, frameId: null };

test("whoever takes data out of a project is in its history (OP-05)", async () => {
  const world = await createWorld();
  await recordDownload(await world.as("jon", "export:create"), {
    ...{ format: "annotations", query: "without=unsure" },
  });
  const { lines } = await readHistory(await world.as("lea", "audit:read"), ALL, null);
  expect(lines[0]).toMatchObject({
    ...{ who: "jon", did: "downloaded data" },
    detail: { format: "annotations", query: "without=unsure" },
  });
});
