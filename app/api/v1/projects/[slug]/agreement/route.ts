import { readAgreement } from "@/lib/server/api/figures";

export const GET = readAgreement.respond;
