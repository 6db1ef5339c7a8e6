import { log } from "./log";

/** Milliseconds in which a server that is told to end finishes what it has begun … */
const PATIENCE = 25_000;
/** … and in which other people's requests may end after an error that nobody caught. */
const LAST_WORDS = 1_000;

/** The status of a server that ends because of such an error; `npm start` begins another. */
export const CRASHED = 70;

const shared = globalThis as { framewiseEnding?: AbortController; framewiseEndings?: true };
const controller = (shared.framewiseEnding ??= new AbortController());

/**
 * Aborted when this process is told to end. Who does something that lasts listens to it:
 * streams are closed, the job at hand goes back to the queue, `/readyz` says no.
 */
export const ending: AbortSignal = controller.signal;

/**
 * Let this process end when it is told to, when an error was caught by nobody, and when
 * whoever started it is gone. Requests that have begun are finished by Next.js; those that
 * never end are cut off.
 */
export function endWhenTold(): void {
  if (shared.framewiseEndings) return; // the development server loads this module more than once
  shared.framewiseEndings = true;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => endWithin(PATIENCE, 0));
  }
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "An error that nobody caught; the server ends");
    endWithin(LAST_WORDS, CRASHED);
  });
  process.on("unhandledRejection", (error) => {
    log.error({ err: error }, "A promise that nobody waited for failed");
  });
  process.once("disconnect", () => process.exit(0));
}

function endWithin(patience: number, status: number): void {
  controller.abort();
  setTimeout(() => process.exit(status), patience).unref();
}
