import { listFrames } from "@/lib/server/api/codebook";

export const GET = listFrames.respond;
