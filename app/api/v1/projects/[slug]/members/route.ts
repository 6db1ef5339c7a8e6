import { listProjectMembers } from "@/lib/server/api/projects";

export const GET = listProjectMembers.respond;
