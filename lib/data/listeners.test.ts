import { expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { IDLE_LIMIT } from "@/lib/domain/limits";
import { findListeners } from "./listeners";
import { readLiveView, readLiveViews } from "./live-view";
import { disableMember } from "./members";
import { deleteProject } from "./project-trash";
import { createSession, revokeSession } from "./sessions";
import { createWorld } from "./testing/world";

test("who may listen: a session that counts, of a member, of a project that is there", async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const names = ["lea", "jon", "ana", "ben"];
  const sessions = new Map<string, string>();
  for (const name of names) sessions.set(name, await createSession(world.userId(name)));
  sessions.set("stranger", await createSession(other.userId("ana")));
  const { projectId } = await world.as("lea", "project:read");
  const listening = async (now?: Date) => {
    const found = await findListeners(projectId, [...sessions.values()], now);
    return [...sessions].filter(([, id]) => found.has(id)).map(([name]) => name);
  };
  expect(await listening()).toEqual(names);
  const [lea] = (await findListeners(projectId, [sessions.get("lea")!])).values();
  expect(lea).toEqual({ projectId, userId: world.userId("lea"), role: "lead" });

  await revokeSession(sessions.get("jon")!);
  await disableMember(await world.as("lea", "member:edit"), world.userId("ana"));
  expect(await listening()).toEqual(["lea", "ben"]);
  await prisma.user.update({
    where: { id: world.userId("ben") },
    data: { disabledAt: new Date() },
  });
  expect(await listening()).toEqual(["lea"]);
  expect(await listening(new Date(Date.now() + IDLE_LIMIT + 1_000))).toEqual([]);
  await deleteProject(await world.as("lea", "project:edit"));
  expect(await listening()).toEqual([]);
  expect(await findListeners(projectId, [])).toEqual(new Map());
});

test("asked for many, each has the digest that he or she has alone", async () => {
  const world = await createWorld({ texts: ["One text", "Another text"] });
  await prisma.assignment.update({
    where: { id: await world.assignmentId("ana") },
    data: { startedAt: new Date() },
  });
  const names = ["ana", "lea", "ben", "chen", "noor", "jon"];
  const of = (some: readonly string[]) =>
    Promise.all(some.map((name) => world.as(name, "project:read")));
  const alone = await Promise.all((await of(names)).map(readLiveView));
  expect(await readLiveViews(await of(names))).toEqual(alone);
  // Also where nobody of them sees how everybody's work stands.
  expect(await readLiveViews(await of(["ben", "ana"]))).toEqual([alone[2], alone[0]]);
  expect(new Set(alone.slice(0, 3)).size).toBe(3);
  expect(await readLiveViews([])).toEqual([]);
});
