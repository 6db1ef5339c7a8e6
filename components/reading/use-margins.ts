import type { RefObject } from "react";
import { useEffect } from "react";
import type { ParagraphStore } from "./paragraph-store";

/** Margins drawn in one idle moment; few enough not to be felt. */
const SLICE = 12;

/** Draw the margins that were left out of the first drawing: those near the screen at once, the others while the browser is idle. */
export function useMargins(article: RefObject<HTMLElement | null>, store: ParagraphStore): void {
  useEffect(() => {
    const missing = store.nextMargins(store.paragraphs.length);
    if (missing.length === 0) return;
    const rows = article.current!.querySelectorAll<HTMLElement>("[data-paragraph]");
    const near = new IntersectionObserver(
      (entries) => {
        const here = entries.filter(({ isIntersecting }) => isIntersecting);
        for (const { target } of here) near.unobserve(target);
        store.drawMargins(
          here.map(({ target }) => Number((target as HTMLElement).dataset.paragraph)),
        );
      },
      { rootMargin: "100% 0px" },
    );
    for (const i of missing) near.observe(rows[i]!);
    const stop = whileIdle(() => {
      const next = store.nextMargins(SLICE);
      store.drawMargins(next);
      return next.length > 0;
    });
    return () => {
      near.disconnect();
      stop();
    };
  }, [article, store]);
}

/** Do `work` again and again in idle moments until it says that nothing is left. */
function whileIdle(work: () => boolean): () => void {
  // Safari has no idle callbacks.
  const idle = "requestIdleCallback" in window;
  let handle = 0;
  const next = () => {
    handle = idle ? requestIdleCallback(step) : window.setTimeout(step, 50);
  };
  const step = () => {
    if (work()) next();
  };
  next();
  return () => (idle ? cancelIdleCallback(handle) : clearTimeout(handle));
}
