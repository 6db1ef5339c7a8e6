import { listThreads } from "@/lib/server/api/discussions";

export const GET = listThreads.respond;
