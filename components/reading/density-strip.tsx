"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { memo, useMemo, useState } from "react";
import { densityOf } from "@/lib/domain/text/density";
import type { FrameLooks } from "./frame-looks";
import type { Tag } from "./tags";

const PARTS = 60;

/**
 * Where in a long article the tags lie, from its beginning to its end: one bar per
 * part, in the colours of its frames. A click or a key goes there.
 */
export const DensityStrip = memo(function DensityStrip({
  tags,
  length,
  looks,
  onGo,
}: {
  tags: readonly Tag[];
  /** Of the text, in UTF-16 code units like the tags. */
  length: number;
  looks: FrameLooks;
  /** To the paragraph that holds this offset. */
  onGo: (offset: number) => void;
}) {
  const [at, setAt] = useState(0);
  const parts = useMemo(
    () => densityOf(tags, length, PARTS, ({ annotation }) => annotation.frameId),
    [tags, length],
  );
  const most = Math.max(1, ...parts.map(({ tags }) => tags));

  function go(part: number) {
    const next = Math.max(0, Math.min(PARTS - 1, part));
    setAt(next);
    onGo(Math.floor((next * length) / PARTS));
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const target = event.key === "Home" ? 0 : event.key === "End" ? PARTS - 1 : null;
    if (!step && target === null) return;
    event.preventDefault();
    go(target ?? at + step!);
  }

  function onPointerDown({ currentTarget, clientY }: PointerEvent) {
    const { top, height } = currentTarget.getBoundingClientRect();
    go(Math.floor(((clientY - top) / height) * PARTS));
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Where the tags are"
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={PARTS}
      aria-valuenow={at + 1}
      aria-valuetext={`Part ${at + 1} of ${PARTS}, ${parts[at]!.tags} tags`}
      title="Where the tags are; click to go there"
      className="reading-density no-print"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    >
      <svg aria-hidden viewBox={`0 0 ${most} ${PARTS}`} preserveAspectRatio="none">
        {parts.map(({ byKey }, part) => {
          let x = 0;
          return [...byKey].map(([frameId, tags]) => {
            x += tags;
            return (
              <rect
                key={`${part} ${frameId}`}
                x={x - tags}
                y={part + 0.1}
                width={tags}
                height={0.8}
                fill={looks.color(frameId)}
              />
            );
          });
        })}
      </svg>
    </div>
  );
});
