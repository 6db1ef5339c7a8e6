import { z } from "zod";
import { listMembers } from "@/lib/data/members";
import { pageWithin } from "@/lib/data/page";
import { findProject, listProjects } from "@/lib/data/projects";
import { ROLES } from "@/lib/domain/access";
import { currentToken } from "../bearer";
import { requireUserId } from "../session";
import { endpoint, inProject } from "./endpoint";
import { id, moment, pageOf, pageOnly } from "./schemas";

const tag = "Project";

/** Who asks, and the one project that a token is of. */
async function enter() {
  const token = await currentToken();
  return {
    userId: token ? token.userId : await requireUserId(),
    projectId: token ? token.projectId : null,
  };
}

export const listOwnProjects = endpoint({
  ...{ method: "GET", path: "/projects", tag },
  summary: "The projects that the caller is in; with a token, the one it is of",
  door: { permission: null, scope: null, enter },
  query: pageOnly,
  answer: pageOf(
    z.object({
      ...{ id, slug: z.string(), name: z.string(), description: z.string() },
      role: z.enum(ROLES).describe("The caller's"),
    }),
  ),
  async handle({ userId, projectId }, { query }) {
    const projects = await listProjects(userId);
    const reachable = projects.filter((one) => projectId === null || one.id === projectId);
    return pageWithin(reachable, query, (project) => project.id);
  },
});

export const readProject = endpoint({
  ...{ method: "GET", path: "/projects/{slug}", tag },
  summary: "A project and its settings",
  door: inProject("project:read"),
  answer: z.object({
    ...{ id, slug: z.string(), name: z.string(), description: z.string() },
    timeZone: z.string().describe("IANA name; days and months are counted in it"),
    role: z.enum(ROLES).describe("The caller's"),
  }),
  async handle(access) {
    return { ...(await findProject(access)), role: access.role };
  },
});

export const listProjectMembers = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/members", tag },
  summary: "Everybody who is or was in the project",
  door: inProject("member:read"),
  query: pageOnly,
  answer: pageOf(
    z.object({
      ...{ userId: id, name: z.string(), email: z.string(), role: z.enum(ROLES) },
      createdAt: moment,
      disabledAt: moment.nullable().describe("When the member was removed"),
      pseudonym: z.string().nullable(),
    }),
  ),
  async handle(access, { query }) {
    return pageWithin(await listMembers(access), query, ({ userId }) => userId);
  },
});
