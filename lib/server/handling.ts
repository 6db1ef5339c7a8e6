import { AsyncLocalStorage } from "node:async_hooks";
import type { TokenGrant } from "@/lib/data/api-tokens";

/** What is known of a request that a route handler answers. */
interface Handling {
  /** Of the token it shows, once somebody asked. */
  grant?: Promise<TokenGrant>;
}

const shared = globalThis as { framewiseHandling?: AsyncLocalStorage<Handling> };
const handling = (shared.framewiseHandling ??= new AsyncLocalStorage<Handling>());

/** Answer a request as a route handler does, to which a program may show a token. */
export function asHandler<T>(body: () => Promise<T>): Promise<T> {
  return handling.run({}, body);
}

/** The request that a route handler answers; undefined on pages and in server actions. */
export function currentHandling(): Handling | undefined {
  return handling.getStore();
}
