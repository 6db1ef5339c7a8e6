import { readVersion } from "@/lib/server/api/codebook";

export const GET = readVersion.respond;
