import { useEffect } from "react";
import type { OutboxStatus } from "./outbox";
import { countUnsent } from "./outbox-store";

/**
 * Ask before the page is left with work that the server has not confirmed. Going to another
 * page of the app is asked about only where the browser cannot keep the work: kept work is sent
 * from there (leftovers.tsx).
 */
export function useLeaveGuard(status: Pick<OutboxStatus, "unsaved" | "keeps">): void {
  const unfinished = status.unsaved > 0;
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
    losable = true;
    return () => {
      document.removeEventListener("click", ask, { capture: true });
      losable = false;
    };
  }, [mayLose]);
}

/** Whether leaving the page loses work: the guard is up. */
let losable = false;

/** Ask before signing out with work that is not saved; to whether to go on. */
export async function mayGo(userId: string): Promise<boolean> {
  if (losable) return window.confirm(QUESTION);
  const late = new Promise<number>((resolve) => setTimeout(resolve, LONGEST_COUNT, 0));
  const count = await Promise.race([countUnsent(userId), late]).catch(() => 0);
  if (count === 0) return true;
  const changes = count === 1 ? "1 change of yours is" : `${count} changes of yours are`;
  return window.confirm(
    `${changes} not saved yet. This browser keeps them, and sends them when you sign in here again. Sign out now?`,
  );
}

/** Milliseconds; a database that does not open must not keep anybody from signing out. */
const LONGEST_COUNT = 2000;

const QUESTION =
  "Some of your tags are not saved yet, and this browser cannot keep them. Leave the page and lose them?";
