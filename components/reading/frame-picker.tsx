"use client";

import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import { FrameEntry } from "@/components/codebook/frame-entry";
import { FrameSwatch } from "@/components/frame-chip";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import { listedFrames } from "@/lib/domain/frame-order";

/** From so many frames on they can be searched, and the meaning of one at a time is shown. */
const MANY = 9;
/** How many of the frames used last stand at the top of a long list. */
const RECENT = 3;

/**
 * The codebook's frames as buttons with their keys; one Tab stop, arrows move
 * within. `chosen` are the frames that are already set, `recent` those used last. With
 * `help` the frames say what they mean.
 */
export function FramePicker({
  frames,
  label,
  chosen,
  recent,
  help,
  onPick,
}: {
  frames: readonly Frame[];
  label: string;
  chosen: readonly string[];
  recent: readonly string[];
  help: boolean;
  onPick: (frame: Frame) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const [pointed, setPointed] = useState<string | null>(null);
  const isLong = taggableFrames(frames).length > MANY;
  const listed = listedFrames(frames, search);
  const found = listed.flatMap(({ frame }) => (frame.isGroup ? [] : frame));
  const used = recent
    .slice(0, RECENT)
    .flatMap((id) => found.find((frame) => frame.id === id) ?? []);
  const explained = found.find(({ id }) => id === pointed) ?? used[0] ?? found[0];

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (step && at !== -1) {
      event.preventDefault();
      buttons.at((at + step) % buttons.length)?.focus();
      return;
    }
    const frame = found.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (frame && !event.ctrlKey && !event.metaKey && !event.altKey) onPick(frame);
  }

  function onSearchKey(event: KeyboardEvent) {
    const first = found[0];
    if (event.key === "ArrowDown") list.current?.querySelector("button")?.focus();
    else if (event.key === "Enter" && search && first) onPick(first);
    else return;
    event.preventDefault();
  }

  const row = (frame: Frame, depth: number, isFirst: boolean) => (
    <div key={frame.id} style={{ paddingInlineStart: `${depth * 0.875}rem` }}>
      <button
        type="button"
        tabIndex={isFirst ? 0 : -1}
        aria-pressed={chosen.includes(frame.id)}
        aria-keyshortcuts={frame.key || undefined}
        onClick={() => onPick(frame)}
        onPointerEnter={() => setPointed(frame.id)}
        onFocus={() => setPointed(frame.id)}
        className="flex min-h-9 w-full items-center gap-3 max-[700px]:min-h-11 pointer-coarse:min-h-11 rounded-md px-2.5 py-1 text-start hover:bg-accent-soft aria-pressed:bg-accent-soft aria-pressed:font-semibold"
      >
        <FrameSwatch color={frame.color} pattern={frame.pattern} />
        <span className="min-w-0 flex-1">{frame.name}</span>
        {frame.key && <kbd aria-hidden>{frame.key.toUpperCase()}</kbd>}
      </button>
      {help && !isLong && (
        <div className="ps-12.5 pe-2.5 pb-2.5">
          <FrameEntry frame={frame} />
        </div>
      )}
    </div>
  );

  return (
    <>
      {isLong && (
        <input
          type="search"
          aria-label="Find a frame"
          placeholder="Find a frame…"
          className="control mb-1.5"
          data-frame-search
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onSearchKey}
        />
      )}
      <div
        ref={list}
        role="toolbar"
        aria-label={label}
        aria-orientation="vertical"
        className={isLong ? "max-h-56 overflow-y-auto" : undefined}
        onKeyDown={onKeyDown}
      >
        {isLong && !search && used.length > 0 && (
          <>
            <p className="px-2.5 pt-1 text-xs font-semibold text-muted">Used last</p>
            {used.map((frame, i) => row(frame, 0, i === 0))}
            <p className="px-2.5 pt-2 text-xs font-semibold text-muted">All frames</p>
          </>
        )}
        {listed.map(({ frame, depth }) =>
          frame.isGroup ? (
            <p
              key={frame.id}
              className="px-2.5 pt-2 text-sm font-semibold text-muted"
              style={{ paddingInlineStart: `${0.625 + depth * 0.875}rem` }}
            >
              {frame.name}
            </p>
          ) : (
            row(frame, depth, frame === found[0] && (!isLong || used.length === 0 || search !== ""))
          ),
        )}
        {found.length === 0 && (
          <p className="px-2.5 py-2 text-sm text-muted">
            {search ? `No frame has “${search}”.` : "There is no frame to choose."}
          </p>
        )}
      </div>
      {help && isLong && explained && (
        <div
          aria-live="polite"
          className="mt-1.5 h-36 overflow-y-auto border-t border-line px-2.5 pt-2"
        >
          <p className="text-sm font-semibold">{explained.name}</p>
          <FrameEntry frame={explained} />
        </div>
      )}
    </>
  );
}
