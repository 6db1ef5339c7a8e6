import { readProject } from "@/lib/server/api/projects";

export const GET = readProject.respond;
