import { readReport } from "@/lib/server/api/figures";

export const GET = readReport.respond;
