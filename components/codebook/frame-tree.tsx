"use client";

import { ArrowDown, ArrowUp, IndentDecrease, IndentIncrease } from "lucide-react";
import Link from "next/link";
import type { DragEvent, KeyboardEvent } from "react";
import { useEffect, useRef, useState, useTransition } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import { useLeaveGuard } from "@/components/reading/use-leave-guard";
import { FormError } from "@/components/ui/form-error";
import type { Place, Step } from "@/lib/domain/codebook/tree";
import { depthOf, moved, placeAfterStep } from "@/lib/domain/codebook/tree";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";

type Outlined = Pick<
  Frame,
  "id" | "name" | "shortName" | "color" | "pattern" | "key" | "parentId" | "isGroup"
>;

const STEPS = [
  { step: "up", key: "ArrowUp", label: "up", Icon: ArrowUp },
  { step: "down", key: "ArrowDown", label: "down", Icon: ArrowDown },
  { step: "out", key: "ArrowLeft", label: "out of its group", Icon: IndentDecrease },
  { step: "in", key: "ArrowRight", label: "under the entry above", Icon: IndentIncrease },
] as const satisfies readonly { step: Step; key: string; label: string; Icon: typeof ArrowUp }[];

/**
 * The codebook as an outline that can be rearranged: by dragging, by the buttons of
 * an entry, or with Alt and the arrow keys while one of its buttons has the focus.
 */
export function FrameTree({
  frames,
  address,
  move,
}: {
  /** In codebook order. */
  frames: readonly Outlined[];
  /** Of the codebook; an entry's page is below it. */
  address: string;
  move: (frameId: string, to: Step | Place) => Promise<Result<void>>;
}) {
  const [order, setOrder] = useState(frames);
  const [given, setGiven] = useState(frames);
  if (given !== frames) {
    setGiven(frames);
    setOrder(frames);
  }
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState("");
  const [target, setTarget] = useState<{ id: string; where: "before" | "into" | "after" }>();
  const dragged = useRef<string>(undefined);
  const list = useRef<HTMLOListElement>(null);
  /** The button that moved an entry keeps the focus, though its row has moved. */
  const focus = useRef<string>(undefined);
  const [, start] = useTransition();
  /** Moves are sent one after the other; leaving would lose those that wait. */
  const [waiting, setWaiting] = useState(0);
  useLeaveGuard({ unsaved: waiting, keeps: true });

  useEffect(() => {
    if (focus.current === undefined) return;
    const button = list.current?.querySelector<HTMLElement>(`[data-move="${focus.current}"]`);
    if (document.activeElement !== button) button?.focus();
    focus.current = undefined;
  }, [order]);

  function carryOut(frame: Outlined, to: Step | Place, button?: Step) {
    const place = typeof to === "string" ? placeAfterStep(order, frame.id, to) : to;
    const next = place && moved(order, frame.id, place);
    if (!next) {
      setSaid(`“${frame.name}” cannot be moved there.`);
      return;
    }
    if (button) focus.current = `${frame.id} ${button}`;
    setOrder(next);
    setSaid(sentence(frame, next));
    setProblem(undefined);
    setWaiting((count) => count + 1);
    start(async () => {
      const refusal = await move(frame.id, to).then(
        (result) => (result.ok ? null : result.error.message),
        () => NO_ANSWER,
      );
      setWaiting((count) => count - 1);
      if (refusal === null) return;
      setOrder(frames);
      setProblem(refusal);
    });
  }

  function press(event: KeyboardEvent, frame: Outlined) {
    const pressed = STEPS.find(({ key }) => key === event.key);
    if (!pressed || !event.altKey) return;
    event.preventDefault();
    const at = (event.target as HTMLElement).dataset.move?.split(" ")[1] as Step | undefined;
    carryOut(frame, pressed.step, at ?? pressed.step);
  }

  function over(event: DragEvent, frame: Outlined) {
    if (dragged.current === undefined || dragged.current === frame.id) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const part = (event.clientY - top) / height;
    setTarget({ id: frame.id, where: part < 0.3 ? "before" : part > 0.7 ? "after" : "into" });
  }

  function drop(frame: Outlined) {
    const moving = order.find(({ id }) => id === dragged.current);
    if (!moving || !target) return;
    const siblings = order.filter(
      ({ parentId, id }) => parentId === frame.parentId && id !== moving.id,
    );
    const next = siblings[siblings.indexOf(frame) + 1]?.id ?? null;
    carryOut(
      moving,
      target.where === "into"
        ? { parentId: frame.id, beforeId: null }
        : { parentId: frame.parentId, beforeId: target.where === "before" ? frame.id : next },
    );
    setTarget(undefined);
  }

  return (
    <div className="print:hidden">
      <ol
        ref={list}
        aria-label="Outline of the codebook"
        className="rounded-lg border border-line bg-surface"
      >
        {order.map((frame) => {
          const depth = depthOf(order, frame.id);
          const aim = target?.id === frame.id ? target.where : undefined;
          return (
            <li
              key={frame.id}
              draggable
              onDragStart={(event) => {
                dragged.current = frame.id;
                event.dataTransfer.effectAllowed = "move";
              }}
              onDragOver={(event) => over(event, frame)}
              onDrop={() => drop(frame)}
              onDragEnd={() => {
                dragged.current = undefined;
                setTarget(undefined);
              }}
              onKeyDown={(event) => press(event, frame)}
              style={{ paddingInlineStart: `${0.75 + 1.5 * depth}rem` }}
              className={`flex items-center gap-x-3 border-t border-line py-1.5 pr-2 first:border-t-0 ${aim ? AIMS[aim] : ""}`}
            >
              {frame.isGroup ? null : <FrameSwatch color={frame.color} pattern={frame.pattern} />}
              <Link
                href={`${address}/${frame.id}`}
                prefetch={false}
                draggable={false}
                className={`min-w-0 py-1 wrap-anywhere max-sm:flex-1 ${frame.isGroup ? "font-medium" : ""}`}
              >
                {frame.name}
                {depth > 0 && <span className="sr-only">, level {depth + 1}</span>}
              </Link>
              <span className="text-sm text-muted">
                {frame.isGroup ? "group" : frame.key && <kbd>{frame.key}</kbd>}
              </span>
              <span className="ml-auto flex">
                {STEPS.map(({ step, key, label, Icon }) => (
                  <button
                    key={step}
                    type="button"
                    data-move={`${frame.id} ${step}`}
                    aria-label={`Move ${frame.name} ${label}`}
                    aria-keyshortcuts={`Alt+${key}`}
                    aria-disabled={!placeAfterStep(order, frame.id, step) || undefined}
                    onClick={() => carryOut(frame, step, step)}
                    className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink aria-disabled:opacity-35 pointer-coarse:size-11"
                  >
                    <Icon aria-hidden className="size-4" />
                  </button>
                ))}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="mt-2 text-sm text-muted">
        Drag an entry, or use its arrows; with the focus on one of them, Alt and the arrow keys move
        it too.
      </p>
      <p className="text-sm text-muted empty:hidden">
        {waiting > 0 && `Saving ${waiting} ${waiting === 1 ? "move" : "moves"}…`}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <FormError>{problem}</FormError>
    </div>
  );
}

const NO_ANSWER =
  "The server did not answer, so the entry may not have moved. Reload the page to see how it stands.";

const AIMS = {
  before: "shadow-[inset_0_2px_0_0_var(--color-accent)]",
  into: "bg-accent-soft",
  after: "shadow-[inset_0_-2px_0_0_var(--color-accent)]",
};

function sentence(frame: Outlined, order: readonly Outlined[]): string {
  const { parentId } = order.find(({ id }) => id === frame.id)!;
  const parent = order.find(({ id }) => id === parentId);
  const siblings = order.filter((other) => other.parentId === parentId);
  const place = siblings.findIndex(({ id }) => id === frame.id) + 1;
  return `“${frame.name}” is now ${place} of ${siblings.length}${parent ? ` under “${parent.name}”` : " at the top"}.`;
}
