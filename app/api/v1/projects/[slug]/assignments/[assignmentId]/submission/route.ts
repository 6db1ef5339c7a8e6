import { submit } from "@/lib/server/api/coding";

export const POST = submit.respond;
