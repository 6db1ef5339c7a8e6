import { readArticle } from "@/lib/server/api/articles";

export const GET = readArticle.respond;
