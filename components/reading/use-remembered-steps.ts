import { useEffect, useEffectEvent, useState } from "react";
import type { Annotation } from "@/lib/domain/annotation";
import type { History, OwnHistory, OwnStep, Step } from "@/lib/domain/annotation-steps";

export type Direction = "undo" | "redo";

/** A step that another article's page left to be taken back, or done again, in its own. */
export interface LeftStep {
  readonly stepId: string;
  readonly direction: Direction;
}

const LEFT = "framewise-step";
const NOTHING: History<OwnStep> = { undoable: [], redoable: [] };

/** Ask the page of the step's article, which the caller opens now, to take it back or do it again. */
export function leaveStep(direction: Direction, { stepId, assignmentId }: OwnStep): void {
  sessionStorage.setItem(LEFT, JSON.stringify({ stepId, direction, assignmentId }));
}

/**
 * Read the reviewer's steps of earlier visits and of other articles from the journal.
 * Without an answer there is nothing to undo but what is done on this visit.
 * `onSteps` gets those of this article, and the one that another article's page left for it.
 * Resolves to the steps of the other articles, the last one last in each list.
 */
export function useRememberedSteps(
  { stepsUrl, assignmentId }: { stepsUrl: string; assignmentId: string },
  onSteps: (
    own: History<Step> & { readonly trash: readonly Annotation[] },
    left: LeftStep | null,
  ) => void,
): History<OwnStep> {
  const [elsewhere, setElsewhere] = useState(NOTHING);
  const tell = useEffectEvent(onSteps);
  useEffect(() => {
    const request = new AbortController();
    const is = (one: { assignmentId: string }) => one.assignmentId === assignmentId;
    void readSteps(stepsUrl, request.signal).then((history) => {
      if (!history || request.signal.aborted) return;
      const { undoable, redoable, trash } = history;
      setElsewhere({
        undoable: undoable.filter((step) => !is(step)),
        redoable: redoable.filter((step) => !is(step)),
      });
      const own = { undoable: undoable.filter(is), redoable: redoable.filter(is) };
      tell({ ...own, trash: trash.filter(is) }, takeStep(assignmentId));
    });
    return () => request.abort();
  }, [stepsUrl, assignmentId]);
  return elsewhere;
}

async function readSteps(url: string, signal: AbortSignal): Promise<OwnHistory | null> {
  try {
    const response = await fetch(url, { signal });
    return response.ok ? ((await response.json()) as OwnHistory) : null;
  } catch {
    return null;
  }
}

function takeStep(assignmentId: string): LeftStep | null {
  const left = sessionStorage.getItem(LEFT);
  sessionStorage.removeItem(LEFT);
  const step = left && (JSON.parse(left) as LeftStep & { assignmentId: string });
  return step && step.assignmentId === assignmentId ? step : null;
}
