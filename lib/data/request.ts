import { AsyncLocalStorage } from "node:async_hooks";

const shared = globalThis as { framewiseRequests?: AsyncLocalStorage<string> };
const requests = (shared.framewiseRequests ??= new AsyncLocalStorage<string>());

/** Do the work of one request: what it writes into the history carries the request's number. */
export function inRequest<T>(requestId: string, work: () => Promise<T>): Promise<T> {
  return requests.run(requestId, work);
}

/** The number of the request that is being answered; undefined on the command line and in jobs. */
export function currentRequestId(): string | undefined {
  return requests.getStore();
}
