import { listProjectReports } from "@/lib/server/api/figures";

export const GET = listProjectReports.respond;
