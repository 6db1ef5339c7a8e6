import { frameLabel } from "@/components/charts/chart-frame";
import type { ChartFrame } from "@/components/charts/chart-frame";
import { FrameSwatch } from "@/components/frame-chip";

/** A frame in a table of figures, with its reliability mark. */
export function MarkedFrame({ frame }: { frame: ChartFrame }) {
  return (
    <span className="inline-flex max-w-full items-center gap-2 align-baseline">
      <FrameSwatch color={frame.color} pattern={frame.pattern} />
      <span className="min-w-0">{frameLabel(frame)}</span>
    </span>
  );
}
