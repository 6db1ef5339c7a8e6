import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { ABSOLUTE_LIMIT, IDLE_LIMIT } from "@/lib/domain/limits";
import {
  createSession,
  findLiveSession,
  listSessions,
  revokeOtherSessions,
  revokeSession,
} from "./sessions";
import { createPerson } from "./users";

const START = new Date("2026-05-04T08:00:00Z");
const after = (milliseconds: number) => new Date(START.getTime() + milliseconds);
let ana = "";

beforeAll(async () => {
  const person = { email: "ana@example.org", name: "Ana", passwordHash: null, isAdmin: false };
  ana = (await createPerson(person, null)).id;
});

test("a new session says who signed in", async () => {
  const id = await createSession(ana, START);
  expect(await findLiveSession(id, START)).toEqual({
    id,
    person: { id: ana, email: "ana@example.org", name: "Ana", isAdmin: false },
  });
});

test("AN-04: an invented session id is nobody", async () => {
  expect(await findLiveSession("00000000-0000-4000-8000-000000000000")).toBeNull();
});

test("AN-11: a session that was signed out is dead, and says so in the audit", async () => {
  const id = await createSession(ana, START);
  await revokeSession(id);
  await revokeSession(id);
  expect(await findLiveSession(id, START)).toBeNull();
  const trace = await prisma.auditEvent.findMany({ where: { subjectId: id } });
  expect(trace.map(({ action }) => action)).toEqual(["session.create", "session.revoke"]);
});

describe("AN-13: a session ends", () => {
  test("when it was idle too long", async () => {
    const id = await createSession(ana, START);
    expect(await findLiveSession(id, after(IDLE_LIMIT))).toBeNull();
  });

  test("not while it is used, but at the absolute limit all the same", async () => {
    const id = await createSession(ana, START);
    const step = IDLE_LIMIT / 2;
    for (let time = step; time < ABSOLUTE_LIMIT; time += step) {
      expect(await findLiveSession(id, after(time))).not.toBeNull();
    }
    expect(await findLiveSession(id, after(ABSOLUTE_LIMIT))).toBeNull();
  });
});

test("being seen is written at most once a minute", async () => {
  const id = await createSession(ana, START);
  const seen = async (milliseconds: number) => {
    await findLiveSession(id, after(milliseconds));
    return (await prisma.session.findUniqueOrThrow({ where: { id } })).lastSeenAt;
  };
  expect(await seen(59_000)).toEqual(START);
  expect(await seen(60_000)).toEqual(after(60_000));
});

test("signing out everywhere else keeps this session and other people's", async () => {
  const person = { email: "ben@example.org", name: "Ben", passwordHash: null, isAdmin: false };
  const ben = (await createPerson(person, null)).id;
  const bens = await createSession(ben);
  const [here, elsewhere] = [await createSession(ana), await createSession(ana)];
  await revokeOtherSessions(ana, here);
  expect(await findLiveSession(elsewhere)).toBeNull();
  expect(await findLiveSession(bens)).not.toBeNull();
  expect((await listSessions(ana)).map(({ id }) => id)).toEqual([here]);
});
