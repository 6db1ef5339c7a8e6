import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { ReadingSurface } from "@/components/reading/reading-surface";
import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import type { Size } from "./article";
import { annotationOf, articleOf, FRAMES, tagsOf } from "./article";

/** What the benchmark calls in the page. */
export interface SurfaceBench {
  /** Draw an article; milliseconds from its data being there to its being painted. */
  open(size: Size): Promise<number>;
  /** Select words of the n-th place and press a frame's key; milliseconds to the painted tag. */
  tag(n: number): Promise<number>;
  /** Milliseconds of each task over 50 ms since the last call. */
  longTasks(): number[];
}

declare global {
  interface Window {
    bench: SurfaceBench;
  }
}

const host = document.getElementById("host")!;
let root = createRoot(host);
let text = "";

const tasks: number[] = [];
new PerformanceObserver((list) => {
  tasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: "longtask" });

function Page({ text, annotations }: { text: string; annotations: readonly Annotation[] }) {
  const [shown, setShown] = useState(annotations);
  function change(mutations: readonly AnnotationMutation[]) {
    const added = mutations.flatMap((mutation) =>
      mutation.kind === "create" ? annotationOf(text, mutation) : [],
    );
    setShown((shown) => [...shown, ...added].sort((a, b) => a.start - b.start));
  }
  return (
    <ReadingSurface
      text={text}
      zones={[]}
      language="en"
      frames={FRAMES}
      annotations={shown}
      reviewerNames={{}}
      mode="code"
      onChange={change}
    />
  );
}

window.bench = {
  async open(size) {
    root.unmount();
    root = createRoot(host);
    text = articleOf(size);
    const annotations = tagsOf(text, size);
    await painted();
    const begun = performance.now();
    flushSync(() => root.render(<Page text={text} annotations={annotations} />));
    return (await painted()) - begun;
  },

  async tag(n) {
    const paragraphs = host.querySelectorAll<HTMLElement>("[data-paragraph]");
    const paragraph = paragraphs[(n * 7) % paragraphs.length]!;
    paragraph.scrollIntoView({ block: "center" });
    await painted();
    const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const article = paragraph.closest("article")!;
    article.focus({ preventScroll: true });
    article.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    getSelection()!.setBaseAndExtent(node, 0, node, Math.min(node.length, 9 + n));
    article.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
    while (!document.querySelector('[role="dialog"]')) await painted();
    const before = paragraph.innerHTML;
    const begun = performance.now();
    article.dispatchEvent(
      new KeyboardEvent("keydown", { key: String(1 + (n % 8)), bubbles: true }),
    );
    const end = await painted();
    if (paragraph.innerHTML === before) throw new Error(`Tag ${n} was not drawn.`);
    return end - begun;
  },

  longTasks: () => tasks.splice(0),
};

/** The moment after the next frame was painted. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });
}
