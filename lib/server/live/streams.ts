import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { MOST_STREAMS } from "@/lib/domain/limits";
import { ending } from "../ending";
import { enterRoom } from "./room";

/** Milliseconds between two signs of life, which say nothing and are always the same. */
const HEARTBEAT = 15_000;

/** All that is ever sent. A browser that lost its stream asks for another after two seconds. */
const HELLO = "retry: 2000\n\n";
const CHANGED = "data: changed\n\n";
const ALIVE = ": alive\n\n";

interface Streams {
  readonly open: Map<string, Set<() => void>>;
}

const shared = globalThis as { framewiseStreams?: Streams };
const streams = (shared.framewiseStreams ??= begin());

/** Streams would keep a server that is told to end from ending: they are closed at once. */
function begin(): Streams {
  const all: Streams = { open: new Map() };
  ending.addEventListener("abort", () => {
    for (const own of all.open.values()) for (const close of [...own]) close();
  });
  return all;
}

/** Streams that are open in this process. */
export function countStreams(): number {
  return [...streams.open.values()].reduce((sum, own) => sum + own.size, 0);
}

/** Who listens. */
export interface Listener {
  readonly access: ProjectAccess<"project:read">;
  readonly sessionId: string;
}

/**
 * Server-sent events that say that something changed which this person may see, and
 * nothing of what. Told is a change of `readLiveView`; `since` is its value in the page
 * that listens, so that what happened in between is told at once.
 *
 * Ends when the person has signed out, was disabled or left the project, at most `CHECK`
 * later; when `gone` is aborted; and when the server is told to end.
 *
 * @throws {AppError} too_many_requests beyond `MOST_STREAMS`
 */
export function liveEvents(
  { access, sessionId }: Listener,
  since: string | null,
  gone: AbortSignal,
): ReadableStream<Uint8Array> {
  const { projectId, userId } = access;
  const own = streams.open.get(userId) ?? new Set();
  if (own.size >= MOST_STREAMS) {
    throw new AppError(
      "too_many_requests",
      `You have ${MOST_STREAMS} windows open that update by themselves. Close one, or reload this page now and then.`,
      { retryAfter: 30 },
    );
  }
  streams.open.set(userId, own);
  const encoder = new TextEncoder();
  let close = () => {};

  return new ReadableStream({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const beating = setInterval(() => say(ALIVE), HEARTBEAT);
      let closed = false;
      close = () => {
        if (closed) return;
        closed = true;
        leave();
        clearInterval(beating);
        own.delete(close);
        if (own.size === 0) streams.open.delete(userId);
        gone.removeEventListener("abort", close);
        controller.close();
      };
      const changed = () => say(CHANGED);
      const leave = enterRoom(projectId, { sessionId, known: since, changed, close });
      own.add(close);
      gone.addEventListener("abort", close);
      say(HELLO);
      if (ending.aborted || gone.aborted) close();
    },
    cancel: () => close(),
  });
}
