import { decide } from "@/lib/server/api/settling";

export const POST = decide.respond;
