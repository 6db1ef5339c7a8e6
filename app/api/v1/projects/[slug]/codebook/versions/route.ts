import { listVersions } from "@/lib/server/api/codebook";

export const GET = listVersions.respond;
