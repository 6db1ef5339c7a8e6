import type { Utf16Offset, Utf16Span } from "./offsets";

/** A stretch of text that one and the same set of annotations covers. */
export interface Run<T> extends Utf16Span {
  /** In order of their starts; the longer first where they start together. */
  readonly covering: readonly T[];
}

/** Neighbouring runs that are all tagged (one `<mark>`), or one run that is not. */
export interface Stretch<T> extends Utf16Span {
  readonly runs: readonly Run<T>[];
  /** Every annotation that touches the stretch, once. Empty in a plain stretch. */
  readonly covering: readonly T[];
}

/**
 * Cut a stretch of text at every annotation boundary inside it.
 *
 * The runs are in order, do not overlap and join up to the whole stretch, so a
 * view can draw overlapping tags as one flat list. Annotations may reach beyond
 * the stretch. A sweep line: O(n log n + n·k) for n annotations, at most k of
 * which overlap. An empty stretch has no runs.
 */
export function runsOf<T extends Utf16Span>(
  within: Utf16Span,
  annotations: readonly T[],
): Run<T>[] {
  const { start: first, end: last } = within;
  const touching = annotations
    .filter(({ start, end }) => start < last && end > first)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = new Set<Utf16Offset>([first, last]);
  for (const { start, end } of touching) {
    if (start > first) cuts.add(start);
    if (end < last) cuts.add(end);
  }
  const offsets = [...cuts].sort((a, b) => a - b);

  const runs: Run<T>[] = [];
  let open: T[] = [];
  let next = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    const start = offsets[i]!;
    open = open.filter((annotation) => annotation.end > start);
    while (next < touching.length && touching[next]!.start <= start) open.push(touching[next++]!);
    runs.push({ start, end: offsets[i + 1]!, covering: [...open] });
  }
  return runs;
}

/** Group neighbouring tagged runs, so that a screen reader meets one mark and not one per run. */
export function stretchesOf<T>(runs: readonly Run<T>[]): Stretch<T>[] {
  const stretches: Stretch<T>[] = [];
  let tagged: Run<T>[] = [];
  const close = () => {
    if (tagged.length > 0) stretches.push(stretch(tagged));
    tagged = [];
  };
  for (const run of runs) {
    if (run.covering.length > 0) {
      tagged.push(run);
    } else {
      close();
      stretches.push(stretch([run]));
    }
  }
  close();
  return stretches;
}

function stretch<T>(runs: readonly Run<T>[]): Stretch<T> {
  return {
    start: runs[0]!.start,
    end: runs.at(-1)!.end,
    runs,
    covering: [...new Set(runs.flatMap(({ covering }) => covering))],
  };
}
