"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";

/** Milliseconds after which a refused stream is asked for again. */
const AGAIN = 30_000;

/**
 * Reads the page anew whenever the server says that something on it changed, in place:
 * what is typed, chosen and scrolled stays. A window that nobody looks at does not
 * listen, and reads the page anew when somebody does again.
 */
export function LiveRefresh({
  slug,
  since,
}: {
  slug: string;
  /** What the page was made from (`readLiveView`). */
  since: string;
}) {
  const router = useRouter();
  const [, refresh] = useTransition();
  const [listening, setListening] = useState<boolean | null>(null); // null: not known yet
  const newest = useRef(since);
  useEffect(() => {
    newest.current = since;
  }, [since]);

  useEffect(() => {
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      source = new EventSource(
        `/api/v1/projects/${slug}/events?since=${encodeURIComponent(newest.current)}`,
      );
      source.onopen = () => setListening(true);
      source.onmessage = () => refresh(() => router.refresh());
      source.onerror = () => {
        setListening(false);
        // Refused, such as for a sixth window: the browser does not try again by itself.
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(listen, AGAIN);
      };
    };
    const stop = () => {
      clearTimeout(again);
      source?.close();
      source = null;
      setListening(null);
    };
    const attend = () => {
      stop();
      if (document.visibilityState === "visible") listen();
    };
    attend();
    document.addEventListener("visibilitychange", attend);
    return () => {
      document.removeEventListener("visibilitychange", attend);
      stop();
    };
  }, [slug, router]);

  return (
    <p className="no-print flex items-center gap-2 text-sm text-muted">
      <span
        aria-hidden
        className={`size-2 rounded-full ${listening ? "bg-success" : "bg-line"} forced-colors:border`}
      />
      {listening === null
        ? "Connecting…"
        : listening
          ? "Updates by itself"
          : "Not updating: reload the page to see what changed"}
    </p>
  );
}
