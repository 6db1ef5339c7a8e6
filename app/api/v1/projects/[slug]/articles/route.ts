import { addArticles, listArticles } from "@/lib/server/api/articles";

export const GET = listArticles.respond;
export const POST = addArticles.respond;
