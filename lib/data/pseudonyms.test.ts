import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { invitationLines } from "@/lib/domain/invitation-list";
import { requireComparison } from "./comparisons";
import { annotationRows } from "./testing/annotation-rows";
import { checkLines, createInvitations, listInvitations, requireInvitation } from "./invitations";
import { addMember, disableMember, enableMember, listMembers } from "./members";
import { applyMutations } from "./mutations";
import { readNames } from "./names";
import { findProject, updateProject } from "./projects";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";
import { openThread, reply } from "./thread-changes";
import { listPeople, requireThread } from "./threads";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const manager = () => world.as("lea", "member:edit");
const settings = { name: "Levy", description: "", timeZone: "UTC" };
const usePseudonyms = async (pseudonyms: boolean) =>
  updateProject(await world.as("lea", "project:edit"), { ...settings, pseudonyms });

describe("who has left", () => {
  test("is called the same pseudonym everywhere, and by name again once back", async () => {
    for (const name of ["ana", "ben"]) {
      const access = await world.as(name, "annotation:create");
      const assignmentId = await world.assignmentId(name);
      await applyMutations(access, assignmentId, [
        {
          ...{ kind: "create", mutationId: crypto.randomUUID(), memo: "" },
          ...{ annotationId: crypto.randomUUID(), frameId: world.frames.SEC, ...at("six drones") },
        },
      ]);
      await submitAssignment(access, assignmentId, { noFrameFound: false });
    }
    const about = { kind: "frame", frameId: world.frames.SEC } as const;
    const threadId = await openThread(await world.as("ana", "thread:create"), about, "What of it?");
    await reply(await world.as("jon", "thread:create"), threadId, "As @ana says.");

    const shown = async () => {
      const judge = await world.as("jon", "review:create");
      const { reviewers } = await requireComparison(judge, world.roundId, world.articleIds[0]!);
      const exported = [];
      for await (const { reviewer } of annotationRows(await world.as("jon", "export:create"))) {
        exported.push(reviewer);
      }
      const thread = await requireThread(await world.as("jon", "thread:create"), threadId);
      return {
        compared: reviewers.map(({ name }) => name).sort(),
        exported: exported.sort(),
        discussed: [
          thread.openedBy,
          ...thread.comments.map(({ author, parts }) =>
            [author, ...parts.map(({ text }) => text)].join(" "),
          ),
        ],
        listed: (await listMembers(await world.as("jon", "member:read"))).map(({ name }) => name),
      };
    };
    const named = await shown();
    expect(named.compared).toEqual(["ana", "ben"]);

    await disableMember(await manager(), world.userId("ana"));
    expect(await shown()).toEqual(named);
    await usePseudonyms(true);
    const hidden = await shown();
    expect(hidden.compared).toEqual(["Reviewer 1", "ben"]);
    expect(hidden.exported).toEqual(["Reviewer 1", "ben"]);
    expect(hidden.discussed).toEqual([
      "Reviewer 1",
      "Reviewer 1 What of it?",
      "jon As  @Reviewer 1  says.",
    ]);
    expect(JSON.stringify(hidden)).not.toMatch(/\bana\b/);

    const left = (await listMembers(await world.as("lea", "member:read"))).find(
      ({ pseudonym }) => pseudonym !== null,
    );
    expect(left).toMatchObject({ name: "ana", pseudonym: "Reviewer 1" });
    await enableMember(await manager(), world.userId("ana"));
    expect(await shown()).toEqual(named);
    await disableMember(await manager(), world.userId("ben"));
    await disableMember(await manager(), world.userId("ana"));
    const nameOf = await readNames(prisma, (await manager()).projectId);
    expect([nameOf(world.userId("ana")), nameOf(world.userId("ben"))]).toEqual([
      "Reviewer 1",
      "Reviewer 2",
    ]);
  });

  test("is not offered to be mentioned, and has a name in another project", async () => {
    await disableMember(await manager(), world.userId("ana"));
    await usePseudonyms(true);
    const people = await listPeople(await world.as("ben", "thread:create"));
    expect(people.map(({ name }) => name)).toEqual(["chen", "jon", "lea"]);
    const other = await createWorld();
    const { projectId } = await other.as("lea", "member:edit");
    await addMember(await other.as("lea", "member:edit"), world.userId("ana"), "reviewer");
    expect((await readNames(prisma, projectId))(world.userId("ana"))).toBe("ana");
    expect((await readNames(prisma, projectId))(world.userId("ben"))).toBe(
      "Somebody outside the project",
    );
  });

  test("got a pseudonym also when the project did not want any yet", async () => {
    await disableMember(await manager(), world.userId("chen"));
    await prisma.member.updateMany({
      where: { userId: world.userId("chen") },
      data: { pseudonym: null }, // as after leaving an older version
    });
    await usePseudonyms(true);
    const access = await manager();
    expect((await readNames(prisma, access.projectId))(world.userId("chen"))).toBe("Reviewer 1");
    expect(await findProject(access)).toMatchObject({ ...settings, pseudonyms: true });
  });
});

describe("a list of people to invite", () => {
  const lines = (text: string) => invitationLines(`email,name,role\n${text}`);

  test("is checked against the project, row by row", async () => {
    const { email } = await prisma.user.findUniqueOrThrow({ where: { id: world.userId("ana") } });
    await disableMember(await manager(), world.userId("ben"));
    const left = await prisma.user.findUniqueOrThrow({ where: { id: world.userId("ben") } });
    const text = `${email},Ana,Reviewer\n${left.email},Ben,Lead\nnew@example.org,New,Observer\n`;
    const checked = await checkLines(await manager(), lines(text));
    expect(checked.map(({ problems }) => problems)).toEqual([
      ["This person is a member of the project already."],
      ["This person was a member before. Bring them back in the list of members instead."],
      [],
    ]);
  });

  test("invites all or nobody, and remembers what each is called", async () => {
    const invited = ["a", "b"].map((name) => ({
      ...{ email: `${name}-${world.slug}@example.org`, name, role: "reviewer" as const },
      tokenHash: `${name} of ${world.slug}`,
    }));
    const { email } = await prisma.user.findUniqueOrThrow({ where: { id: world.userId("ana") } });
    const withMember = [...invited, { ...invited[0]!, email, tokenHash: "c" }];
    await expect(createInvitations(await manager(), withMember)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await listInvitations(await manager())).toEqual([]);
    await createInvitations(await manager(), invited);
    expect((await listInvitations(await manager())).length).toBe(2);
    expect(await requireInvitation(invited[1]!.tokenHash)).toMatchObject({ name: "b" });
  });
});
