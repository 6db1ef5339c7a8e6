import { openApi } from "@/lib/server/api/openapi";
import { respond } from "@/lib/server/run";
import { SOFTWARE_VERSION } from "@/lib/server/software";

/** `GET`: what this API can do, for people and programs alike; it tells nothing of any project. */
export function GET(): Promise<Response> {
  return respond(() => Promise.resolve(Response.json(openApi(SOFTWARE_VERSION))));
}
