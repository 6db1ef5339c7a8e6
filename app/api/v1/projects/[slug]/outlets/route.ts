import { listProjectOutlets } from "@/lib/server/api/articles";

export const GET = listProjectOutlets.respond;
