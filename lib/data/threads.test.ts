import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { Subject } from "@/lib/domain/thread";
import { countUnread, listInbox, markRead } from "./inbox";
import { changeRole } from "./members";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at } from "./testing/world";
import { createQuietWorld } from "./testing/quiet-world";
import {
  deleteComment,
  openThread,
  reply,
  resolveThread,
  shareThread,
  updateComment,
} from "./thread-changes";
import { findThreadContext } from "./thread-context";
import { listPeople, listThreads, requireThread } from "./threads";

let world: World;
let article: Subject;
let tag: string;

beforeEach(async () => {
  world = await createQuietWorld();
  const [articleId] = world.articleIds as [string];
  article = { kind: "article", articleId, roundId: world.roundId };
  tag = crypto.randomUUID();
  await applyMutations(await coder("ana"), await world.assignmentId("ana"), [
    {
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: tag, memo: "" },
      ...{ frameId: world.frames.SEC, ...at("six drones") },
    },
  ]);
});

const coder = (name: string) => world.as(name, "annotation:create");
const talker = (name: string) => world.as(name, "thread:create");
const submit = async (name: string, noFrameFound: boolean) =>
  submitAssignment(await coder(name), await world.assignmentId(name), { noFrameFound });
const said = async (name: string, id: string) => {
  const { comments } = await requireThread(await talker(name), id);
  return comments.map(({ parts }) => parts.map(({ text }) => text).join(""));
};
const inboxOf = async (name: string) => {
  const entries = await listInbox(await world.as(name, "project:read"));
  return entries.map(({ sentence }) => sentence).sort();
};
const unread = async (name: string) => countUnread(await world.as(name, "project:read"));

describe("a question while coding", () => {
  test("reaches lead and adjudicator at once, and teammates when they are shown the work", async () => {
    const about = { kind: "annotation", annotationId: tag } as const;
    const id = await openThread(await talker("ana"), about, "Is this security, @ben?");
    expect(await inboxOf("lea")).toEqual(["ana asks about “Belgrade signs a drone deal”"]);
    expect(await unread("ben")).toBe(0);
    await reply(await talker("jon"), id, "It is.");
    expect(await said("ana", id)).toEqual(["Is this security, @ben?", "It is."]);
    expect(await inboxOf("ana")).toEqual(["jon answered, on “Belgrade signs a drone deal”"]);

    await expect(requireThread(await talker("ben"), id)).rejects.toMatchObject({
      code: "not_found",
    });
    await submit("ben", true);
    expect(await listThreads(await talker("ben"))).toEqual([]); // Ana's work is not submitted
    await submit("ana", false);
    expect((await said("ben", id)).length).toBe(2);
    expect(await inboxOf("ben")).toEqual(["ana mentioned you, on “Belgrade signs a drone deal”"]);
    expect(await unread("ben")).toBe(1);
  });

  test("is not answered by a teammate before one has submitted", async () => {
    const id = await openThread(await talker("ana"), article, "Where does the deal begin?");
    await submit("ben", true);
    await reply(await talker("ben"), id, "In the second paragraph, @ana.");
    expect(await said("ana", id)).toEqual(["Where does the deal begin?"]);
    expect(await unread("ana")).toBe(0);
    await markRead(await world.as("ana", "project:read"), "all");
    await submit("ana", false);
    expect((await said("ana", id)).length).toBe(2);
    expect(await unread("ana")).toBe(1);
  });

  test("is read by all once the lead opens it to the team, which is written down", async () => {
    const id = await openThread(await talker("ana"), article, "What of the minister, @ben?");
    await shareThread(await world.as("lea", "thread:share"), id);
    expect((await said("ben", id)).length).toBe(1);
    expect((await said("chen", id)).length).toBe(1);
    expect(await unread("ben")).toBe(1);
    const event = await prisma.auditEvent.findFirst({ where: { action: "thread.share" } });
    expect(event).toMatchObject({ subjectId: id, actorId: world.userId("lea") });
    await expect(shareThread(await world.as("lea", "thread:share"), id)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("shows the passage where it stands, and survives the tag", async () => {
    const id = await openThread(
      await talker("ana"),
      { kind: "annotation", annotationId: tag },
      "Is this security?",
    );
    const context = await findThreadContext(await talker("jon"), id);
    expect(context?.passage?.passage).toBe("six drones");
    expect(context?.passage?.before).toMatch(/signed a contract for $/);
    expect(context?.assignmentId).toBeNull();
    await applyMutations(await coder("ana"), await world.assignmentId("ana"), [
      { kind: "delete", mutationId: crypto.randomUUID(), annotationId: tag, baseRevision: 1 },
    ]);
    expect(await findThreadContext(await talker("ana"), id)).toMatchObject({
      passage: null,
      isDeleted: true,
    });
    expect((await said("ana", id)).length).toBe(1);
  });
});

describe("a thread on a frame", () => {
  const about = () => ({ kind: "frame", frameId: world.frames.SEC }) as const;

  test("is open to all", async () => {
    const id = await openThread(await talker("ana"), about(), "Does it cover trade?");
    expect((await said("chen", id)).length).toBe(1);
    expect((await listThreads(await talker("ben"), { frameId: world.frames.SEC })).length).toBe(1);
    expect(await listThreads(await talker("ben"), { frameId: world.frames.PRA })).toEqual([]);
  });

  test("quotes no article that the team still codes", async () => {
    const words = "a contract for six drones on Monday. Critics warn";
    const quoting = `Is “${words}” in it?`;
    await expect(openThread(await talker("ana"), about(), quoting)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("Belgrade signs a drone deal") as string,
    });
    const id = await openThread(await talker("ana"), about(), "Does it cover trade?");
    await expect(reply(await talker("ana"), id, quoting)).rejects.toMatchObject({
      code: "invalid_input",
    });
    await submit("ana", false);
    await submit("ben", true);
    await reply(await talker("ana"), id, quoting);
    expect((await said("chen", id)).length).toBe(2);
  });
});

describe("comments", () => {
  test("are changed and taken back by their authors only, and not over a newer state", async () => {
    const id = await openThread(await talker("ana"), article, "Wher?");
    const [comment] = (await requireThread(await talker("ana"), id)).comments;
    const edit = async (name: string, editedAt: string | null, text: string) =>
      updateComment(await talker(name), comment!.id, editedAt, text);
    await expect(edit("lea", null, "Where?")).rejects.toMatchObject({ code: "not_found" });
    await edit("ana", null, "Where, @jon?");
    await expect(edit("ana", null, "When?")).rejects.toMatchObject({ code: "conflict" });
    expect(await said("lea", id)).toEqual(["Where, @jon?"]);
    expect(await inboxOf("jon")).toContain("ana mentioned you, on “Belgrade signs a drone deal”");

    await expect(deleteComment(await talker("lea"), comment!.id)).rejects.toMatchObject({
      code: "not_found",
    });
    await deleteComment(await talker("ana"), comment!.id);
    expect(await said("lea", id)).toEqual([""]);
    expect(await listThreads(await talker("lea"))).toEqual([]);
    expect(await inboxOf("jon")).toEqual([]);
    expect((await prisma.comment.findUniqueOrThrow({ where: { id: comment!.id } })).body).not.toBe(
      "",
    );
  });

  test.each([
    ["nothing", "  \n", "Write something first."],
    ["too much", "x".repeat(10_001), "A comment has up to 10000 characters; this one has 10001."],
  ])("hold something: %s is refused", async (_what, text, message) => {
    await expect(openThread(await talker("ana"), article, text)).rejects.toMatchObject({ message });
    expect(await prisma.thread.count({ where: { articleId: world.articleIds[0]! } })).toBe(0);
  });

  test("mention those who discuss in the project, and nobody else", async () => {
    const names = (await listPeople(await talker("ana"))).map(({ name }) => name);
    expect(names).toEqual(["ben", "chen", "jon", "lea"]);
  });
});

describe("a thread", () => {
  test("is resolved by who opened it, and by who judges from outside", async () => {
    const id = await openThread(await talker("ana"), article, "Where?");
    await shareThread(await world.as("lea", "thread:share"), id);
    await expect(resolveThread(await talker("ben"), id, true)).rejects.toMatchObject({
      code: "forbidden",
    });
    await resolveThread(await talker("jon"), id, true);
    const states = async (state: "open" | "resolved") =>
      (await listThreads(await talker("ana"), { state })).length;
    expect([await states("open"), await states("resolved")]).toEqual([0, 1]);
    await resolveThread(await talker("ana"), id, false);
    expect([await states("open"), await states("resolved")]).toEqual([1, 0]);
  });

  test.each([
    ["a teammate’s tag before reveal", "ben", () => ({ kind: "annotation", annotationId: tag })],
    ["an article one does not code", "chen", () => article],
    ["a frame of nowhere", "ana", () => ({ kind: "frame", frameId: "none" })],
    ["a decision of nowhere", "jon", () => ({ kind: "decision", decisionId: "none" })],
  ] as [string, string, () => Subject][])("is not begun on %s", async (_what, name, subject) => {
    await expect(openThread(await talker(name), subject(), "Hm?")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("belongs to one project", async () => {
    const id = await openThread(await talker("ana"), article, "Where?");
    const other = await createQuietWorld();
    const stranger = await other.as("lea", "thread:create");
    await expect(requireThread(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(reply(stranger, id, "Here.")).rejects.toMatchObject({ code: "not_found" });
    await expect(openThread(stranger, article, "Where?")).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listThreads(stranger)).toEqual([]);
  });

  test("tells a person nothing more after the role is taken away", async () => {
    const id = await openThread(await talker("ana"), article, "Where, @jon?");
    expect(await unread("jon")).toBe(1);
    await changeRole(await world.as("lea", "member:edit"), world.userId("jon"), "reviewer");
    await expect(requireThread(await talker("jon"), id)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await unread("jon")).toBe(0);
  });
});
