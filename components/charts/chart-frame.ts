import type { ReliabilityTier } from "@/lib/domain/statistics/reliability-tier";
import type { FrameLook } from "./plot";

/** A frame in a chart, with how far its figures can be relied on. */
export interface ChartFrame extends FrameLook {
  readonly tier: ReliabilityTier;
}

const MARKS: Record<ReliabilityTier, string> = { A: "", B: "", C: "†", undefined: "‡" };

/**
 * The name with its mark: † for agreement below the bar, ‡ where it is not known. The
 * mark stands in front, where no shortened name can lose it.
 */
export function frameLabel({ name, tier }: Pick<ChartFrame, "name" | "tier">): string {
  return MARKS[tier] === "" ? name : `${MARKS[tier]} ${name}`;
}

export function shortLabel({ shortName, tier }: Pick<ChartFrame, "shortName" | "tier">): string {
  return shortName + MARKS[tier];
}

/** What the marks mean that these frames carry; "" for none. */
export function tierNote(frames: readonly Pick<ChartFrame, "tier">[]): string {
  const has = (tier: ReliabilityTier) => frames.some((frame) => frame.tier === tier);
  return [
    has("C") ? "† Reviewers’ agreement on this frame (α) is below the bar." : "",
    has("undefined") ? "‡ How far reviewers agree on this frame is not known." : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
