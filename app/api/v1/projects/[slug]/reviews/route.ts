import { listReviews } from "@/lib/server/api/coding";

export const GET = listReviews.respond;
