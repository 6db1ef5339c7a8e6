import { listDecisions } from "@/lib/server/api/settling";

export const GET = listDecisions.respond;
