import { readText } from "@/lib/server/api/articles";

export const GET = readText.respond;
