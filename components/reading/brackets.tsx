import { useEffect, useRef, useState } from "react";
import type { Stretch } from "@/lib/domain/text/runs";
import type { FrameLooks } from "./frame-looks";
import type { LanedTag } from "./paragraph-store";

/** As many as stand side by side between text and margin. */
const MOST_BRACKETS = 4;

/** From where to where a tag reaches, in CSS pixels below the top of the margin. */
interface Bracket {
  readonly tag: LanedTag;
  readonly top: number;
  readonly height: number;
  /** 0 beside the names; further ones are nearer to the text. */
  readonly lane: number;
}

/**
 * Between a paragraph and its margin: which lines each of the named tags is on. Where
 * they are is known once the browser has laid the lines out, so it draws them then.
 */
export function Brackets({
  stretches,
  named,
  looks,
}: {
  stretches: readonly Stretch<LanedTag>[];
  /** The same list until something in the paragraph changes. */
  named: readonly LanedTag[];
  looks: FrameLooks;
}) {
  const place = useRef<HTMLSpanElement>(null);
  const [brackets, setBrackets] = useState<readonly Bracket[]>([]);
  useEffect(() => {
    const margin = place.current?.parentElement;
    const text = margin?.previousElementSibling;
    if (!margin || !text) return;
    const observer = new ResizeObserver(() => {
      setBrackets(bracketsOf(text, margin.getBoundingClientRect().top, stretches, named));
    });
    observer.observe(text);
    return () => observer.disconnect();
  }, [stretches, named]);
  return (
    <span ref={place} aria-hidden className="reading-brackets">
      {brackets.map(({ tag, top, height, lane }) => (
        <span
          key={tag.id}
          style={{
            ...{ top, height, color: looks.color(tag.annotation.frameId) },
            insetInlineEnd: `${6 * lane}px`,
          }}
        />
      ))}
    </span>
  );
}

function bracketsOf(
  text: Element,
  origin: number,
  stretches: readonly Stretch<LanedTag>[],
  named: readonly LanedTag[],
): Bracket[] {
  const drawn = text.querySelectorAll("[data-run]");
  const runs = stretches.flatMap(({ runs: own, covering }) => (covering.length > 0 ? own : []));
  const ends: number[] = [];
  return named.flatMap((tag) => {
    const own = runs.flatMap(({ covering }, index) => (covering.includes(tag) ? index : []));
    const first = drawn[own[0] ?? -1]?.getClientRects()[0];
    const last = [...(drawn[own.at(-1) ?? -1]?.getClientRects() ?? [])].at(-1);
    if (!first || !last) return [];
    const free = ends.findIndex((end) => end <= first.top);
    const lane = free === -1 ? ends.length : free;
    if (lane >= MOST_BRACKETS) return [];
    ends[lane] = last.bottom;
    return { tag, top: first.top - origin, height: last.bottom - first.top, lane };
  });
}
