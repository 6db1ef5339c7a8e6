import { readRound } from "@/lib/server/api/rounds";

export const GET = readRound.respond;
