import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import type { Recorded, Report } from "./progress-reports";
import { ProgressReports } from "./progress-reports";

/** How often time on task is reported, in milliseconds. */
const EVERY = 30_000;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel", "scroll"] as const;

/**
 * Count the time on an open article and report it with the place, now and then and
 * when the page is left. The answer reports at once, as is due before submitting.
 */
export function useActiveTime({
  url,
  activeSeconds,
  place,
  here,
  runs,
}: {
  url: string;
  /** What the server had when the page was made. */
  activeSeconds: number;
  place: number;
  /** Where the reviewer is reading now, in code points. */
  here: () => number;
  /** Not once the article is submitted. */
  runs: boolean;
}): () => Promise<void> {
  const current = useRef<ProgressReports | null>(null);
  const begin = useEffectEvent(
    () =>
      new ProgressReports(
        { send: (report) => send(url, report), now: () => performance.now(), place: here },
        activeSeconds,
        place,
        document.visibilityState === "visible",
      ),
  );
  useEffect(() => {
    if (!runs) return;
    const reports = (current.current = begin());
    const onInput = () => reports.sawInput();
    const onVisibility = () => {
      reports.showed(document.visibilityState === "visible");
      void reports.report();
    };
    for (const sign of SIGNS_OF_LIFE) {
      window.addEventListener(sign, onInput, { capture: true, passive: true });
    }
    document.addEventListener("visibilitychange", onVisibility);
    const timer = setInterval(() => void reports.report(), EVERY);
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, onInput, true);
      document.removeEventListener("visibilitychange", onVisibility);
      clearInterval(timer);
      current.current = null;
      void reports.report();
    };
  }, [url, runs]);
  return useCallback(async () => current.current?.report(), []);
}

/** `keepalive`: also while the page is going away. */
async function send(url: string, report: Report): Promise<Recorded | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
      keepalive: true,
      redirect: "manual",
    });
    const body = (await response.json()) as Partial<Recorded>;
    const { counted, activeSeconds } = body;
    return counted === undefined || activeSeconds === undefined ? null : { counted, activeSeconds };
  } catch {
    return null;
  }
}
