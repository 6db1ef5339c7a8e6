import { readStatistics } from "@/lib/server/api/figures";

export const GET = readStatistics.respond;
