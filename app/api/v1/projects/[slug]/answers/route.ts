import { listAnswers } from "@/lib/server/api/coding";

export const GET = listAnswers.respond;
