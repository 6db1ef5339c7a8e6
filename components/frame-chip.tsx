import type { Frame, FramePattern } from "@/lib/domain/frame";

/**
 * How each pattern is drawn in a swatch of 28 × 10: paths of strokes. In the text
 * the same patterns run under the words.
 */
const STROKES: Record<FramePattern, { lines: number[]; width: number; dashes?: string }> = {
  solid: { lines: [5], width: 5 },
  dashed: { lines: [5], width: 5, dashes: "8 2" },
  dotted: { lines: [5], width: 5, dashes: "4 4" },
  "dash-dot": { lines: [5], width: 5, dashes: "10 3 3 3" },
  double: { lines: [2.5, 7.5], width: 2 },
};

/** A frame's colour and pattern. Always beside its name: it says nothing to a screen reader. */
export function FrameSwatch({ color, pattern }: Pick<Frame, "color" | "pattern">) {
  const { lines, width, dashes } = STROKES[pattern];
  return (
    <svg
      aria-hidden
      viewBox="0 0 28 10"
      data-frame-color={color}
      className="frame-swatch h-2.5 w-7 shrink-0 rounded-[1px]"
    >
      {lines.map((y) => (
        <line
          key={y}
          x1="0"
          x2="28"
          y1={y}
          y2={y}
          stroke="var(--frame)"
          strokeWidth={width}
          strokeDasharray={dashes}
        />
      ))}
    </svg>
  );
}

/** A frame as it is named everywhere: colour, pattern and words. `short` shows its letters only. */
export function FrameChip({
  frame,
  short = false,
}: {
  frame: Pick<Frame, "name" | "shortName" | "color" | "pattern">;
  short?: boolean;
}) {
  return (
    <span className="inline-flex max-w-full items-center gap-2 align-baseline">
      <FrameSwatch color={frame.color} pattern={frame.pattern} />
      {short ? (
        <abbr
          title={frame.name}
          className="text-sm font-semibold tracking-wide whitespace-nowrap no-underline"
        >
          {frame.shortName}
        </abbr>
      ) : (
        <span className="min-w-0">{frame.name}</span>
      )}
    </span>
  );
}
