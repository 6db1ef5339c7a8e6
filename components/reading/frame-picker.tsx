"use client";

import type { KeyboardEvent } from "react";
import { useRef } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import type { Frame } from "@/lib/domain/frame";
import { FrameHelp } from "./frame-help";

/**
 * The codebook's frames as buttons with their keys; one Tab stop, arrows move
 * within. `chosen` are the frames that are already set. With `help` each frame says
 * what it means.
 */
export function FramePicker({
  frames,
  label,
  chosen,
  help,
  onPick,
}: {
  frames: readonly Frame[];
  label: string;
  chosen: readonly string[];
  help: boolean;
  onPick: (frame: Frame) => void;
}) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (step && at !== -1) {
      event.preventDefault();
      buttons.at((at + step) % buttons.length)?.focus();
      return;
    }
    const frame = frames.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (frame && !event.ctrlKey && !event.metaKey && !event.altKey) onPick(frame);
  }

  return (
    <div
      ref={list}
      role="toolbar"
      aria-label={label}
      aria-orientation="vertical"
      onKeyDown={onKeyDown}
    >
      {frames.map((frame, i) => (
        <div key={frame.id}>
          <button
            type="button"
            tabIndex={i === 0 ? 0 : -1}
            aria-pressed={chosen.includes(frame.id)}
            aria-keyshortcuts={frame.key}
            onClick={() => onPick(frame)}
            className="flex min-h-9 w-full items-center gap-3 max-[700px]:min-h-11 pointer-coarse:min-h-11 rounded-md px-2.5 py-1 text-start hover:bg-accent-soft aria-pressed:bg-accent-soft aria-pressed:font-semibold"
          >
            <FrameSwatch color={frame.color} pattern={frame.pattern} />
            <span className="min-w-0 flex-1">{frame.name}</span>
            <kbd aria-hidden>{frame.key.toUpperCase()}</kbd>
          </button>
          {help && (
            <div className="ps-12.5 pe-2.5 pb-2.5">
              <FrameHelp frame={frame} />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
