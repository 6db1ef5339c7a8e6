import { listAudit } from "@/lib/server/api/figures";

export const GET = listAudit.respond;
