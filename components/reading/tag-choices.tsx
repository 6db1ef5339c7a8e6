"use client";

import type { KeyboardEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import type { Boxes } from "./anchored";
import type { FrameLooks } from "./frame-looks";
import { shortened } from "./gutter";
import { Popover } from "./popover";
import type { Tag } from "./tags";

/** Several tags lie under the pointer or caret: which one? Shortest first; pointing at one paints it. */
export function TagChoices({
  tags,
  looks,
  reviewerNames,
  boxes,
  onPoint,
  onPick,
  onClose,
}: {
  tags: readonly Tag[];
  looks: FrameLooks;
  reviewerNames: Readonly<Record<string, string>> | null;
  boxes: () => Boxes;
  onPoint: (id: string) => void;
  onPick: (tag: Tag) => void;
  onClose: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);

  function point(index: number) {
    setAt(index);
    onPoint(tags[index]!.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown") point((at + 1) % tags.length);
    else if (event.key === "ArrowUp") point((at + tags.length - 1) % tags.length);
    else if (event.key === "Enter" || event.key === " ") onPick(tags[at]!);
    else return;
    event.preventDefault();
  }

  return (
    <Popover label="Several tags are here" boxes={boxes} onClose={onClose}>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label="Tags here, the shortest first"
        aria-activedescendant={`tag-choice-${at}`}
        className="p-1.5"
        onKeyDown={onKeyDown}
      >
        {tags.map(({ id, annotation }, i) => {
          const frame = looks.frameOf(annotation.frameId);
          const reviewer = reviewerNames?.[annotation.reviewerId];
          return (
            <div
              key={id}
              id={`tag-choice-${i}`}
              role="option"
              aria-selected={i === at}
              onPointerEnter={() => point(i)}
              onClick={() => onPick(tags[i]!)}
              className="flex min-h-9 cursor-pointer max-[700px]:min-h-11 pointer-coarse:min-h-11 items-center gap-3 rounded-md px-2.5 py-1 aria-selected:bg-accent-soft"
            >
              <FrameSwatch color={frame?.color ?? "grey"} pattern={frame?.pattern ?? "solid"} />
              <span className="min-w-0">
                <span className="block text-sm font-medium">
                  {frame?.name ?? "A frame of an older codebook"}
                  {reviewer && <span className="font-normal text-muted"> · {reviewer}</span>}
                </span>
                <span className="block truncate font-serif text-sm text-muted">
                  {shortened(annotation.quote)}
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </Popover>
  );
}
