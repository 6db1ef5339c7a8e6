"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** What pages were sent that have been left since. */
const left = new WeakSet<object>();

/**
 * Whether a page shows what it was sent before it was left: going back, Next.js draws it from
 * that, without what was saved since. The page is asked for anew, as soon as there is a
 * connection, and until it comes nothing of it should be shown.
 *
 * @param sent something that came with the page: the same object as long as it was not sent anew
 */
export function useOutdated(sent: object): boolean {
  const router = useRouter();
  const [first] = useState(() => ({ sent, outdated: left.has(sent) }));
  const outdated = first.outdated && first.sent === sent;
  useEffect(() => () => void left.add(sent), [sent]);
  useEffect(() => {
    if (!outdated) return;
    const ask = () => router.refresh();
    if (navigator.onLine) ask();
    window.addEventListener("online", ask);
    return () => window.removeEventListener("online", ask);
  }, [outdated, router]);
  return outdated;
}
