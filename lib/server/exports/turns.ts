import { AppError } from "@/lib/domain/errors";

/** How long somebody's second file waits for the first, in milliseconds. */
const PATIENCE = 20_000;

/** Whose files are being written by this process, each until it is done. */
const writing = new Map<string, Promise<void>>();

/**
 * One file at a time for each person: a second one waits for the first for a while.
 *
 * @returns what ends the turn
 * @throws {AppError} too_many_requests
 */
export async function takeTurn(userId: string, patience = PATIENCE): Promise<() => void> {
  const deadline = performance.now() + patience;
  for (let before = writing.get(userId); before; before = writing.get(userId)) {
    const left = deadline - performance.now();
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([before, new Promise((go) => (timer = setTimeout(go, left)))]);
    clearTimeout(timer);
    if (performance.now() >= deadline && writing.has(userId)) {
      throw new AppError(
        "too_many_requests",
        "Another file is still being written for you. Wait until it is there, or cancel it, and ask for this one again.",
      );
    }
  }
  let done = () => {};
  const turn = new Promise<void>((resolve) => (done = resolve));
  writing.set(userId, turn);
  return () => {
    if (writing.get(userId) === turn) writing.delete(userId);
    done();
  };
}
