import { listProjectRounds } from "@/lib/server/api/rounds";

export const GET = listProjectRounds.respond;
