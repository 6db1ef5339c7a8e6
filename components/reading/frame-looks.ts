import type { CSSProperties } from "react";
import type { Frame, FramePattern } from "@/lib/domain/frame";

/** How each pattern is drawn under the words, in the colour `c`. */
const GRADIENTS: Record<FramePattern, (c: string) => string> = {
  solid: (c) => `linear-gradient(${c},${c})`,
  dashed: (c) => `repeating-linear-gradient(90deg,${c} 0 8px,transparent 8px 11px)`,
  dotted: (c) => `repeating-linear-gradient(90deg,${c} 0 3px,transparent 3px 6px)`,
  "dash-dot": (c) =>
    `repeating-linear-gradient(90deg,${c} 0 9px,transparent 9px 12px,${c} 12px 15px,transparent 15px 18px)`,
  double: (c) => `linear-gradient(${c} 0 1px,transparent 1px 2px,${c} 2px)`,
};

/** The frames of a codebook, as the surface draws them. */
export interface FrameLooks {
  readonly frameOf: (id: string) => Frame | undefined;
  /** The CSS value of an underline in this frame's colour and pattern. */
  readonly line: (frameId: string) => string;
  readonly color: (frameId: string) => string;
  /** Variables the values above refer to, for the style of an ancestor. */
  readonly variables: CSSProperties;
}

/**
 * Gradients are long and underlines many, so each frame's is a variable on the
 * article (`--f0`, `--f1`, …) and an underline only names it.
 */
export function frameLooks(frames: readonly Frame[]): FrameLooks {
  const byId = new Map(frames.map((frame, i) => [frame.id, { frame, i }]));
  const unknown = "var(--frame-grey)"; // a frame of an older codebook version
  const color = (id: string) => {
    const frame = byId.get(id)?.frame;
    return frame ? `var(--frame-${frame.color})` : unknown;
  };
  const variables = Object.fromEntries(
    frames.map((frame, i) => [`--f${i}`, GRADIENTS[frame.pattern](color(frame.id))]),
  );
  return {
    frameOf: (id) => byId.get(id)?.frame,
    line: (id) => (byId.has(id) ? `var(--f${byId.get(id)!.i})` : GRADIENTS.solid(unknown)),
    color,
    variables,
  };
}
