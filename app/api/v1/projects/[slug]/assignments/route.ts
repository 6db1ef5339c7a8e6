import { giveOut, listAssignments } from "@/lib/server/api/rounds";

export const GET = listAssignments.respond;
export const POST = giveOut.respond;
