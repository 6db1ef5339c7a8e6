import { useEffect } from "react";
import type { OutboxStatus } from "./outbox";

/**
 * Ask before the page is left with work that the server has not confirmed. Going to another
 * page of the app is asked about only where the browser cannot keep the work: kept work is sent
 * from there (leftovers.tsx).
 */
export function useLeaveGuard(status: OutboxStatus | null): void {
  const unfinished = status !== null && status.unsaved > 0;
  useEffect(() => {
    if (!unfinished) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unfinished]);

  const mayLose = unfinished && !status.keeps;
  useEffect(() => {
    if (!mayLose) return;
    const ask = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link || link.getAttribute("target") === "_blank") return;
      if (window.confirm(QUESTION)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("click", ask, { capture: true });
    return () => document.removeEventListener("click", ask, { capture: true });
  }, [mayLose]);
}

const QUESTION =
  "Some of your tags are not saved yet, and this browser cannot keep them. Leave the page and lose them?";
