import { listOwnProjects } from "@/lib/server/api/projects";

export const GET = listOwnProjects.respond;
