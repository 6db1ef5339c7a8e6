import { close, readAdjudication } from "@/lib/server/api/settling";

export const GET = readAdjudication.respond;
export const PATCH = close.respond;
