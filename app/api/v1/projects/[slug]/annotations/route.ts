import { listAnnotations } from "@/lib/server/api/coding";

export const GET = listAnnotations.respond;
