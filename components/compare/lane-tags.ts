import type { Annotation } from "@/lib/domain/annotation";
import { NOTHING_SAID } from "@/lib/domain/annotation-content";
import type { Decision } from "@/lib/domain/decision";
import { sliceCodePoints } from "@/lib/domain/text/offsets";
import type { Choice } from "./comparison";
import { DRAFT, FINAL } from "./comparison";

type Passage = Pick<Choice, "frameId" | "start" | "end" | "pieces" | "attributes">;

/** The settled tags, to be drawn in a lane of their own. */
export function finalTags(decisions: readonly Decision[]): Annotation[] {
  return decisions
    .filter(({ kind, anchor }) => kind !== "rejected" && anchor !== "orphaned")
    .map((decision) => laneTag(decision.id, decision, decision.quote));
}

/** The passage that is being chosen, to be drawn and moved in the text. */
export function draftTag(text: string, choice: Choice): Annotation {
  return laneTag(DRAFT, choice, sliceCodePoints(text, choice));
}

function laneTag(
  id: string,
  { frameId, start, end, pieces, attributes }: Passage,
  quote: string,
): Annotation {
  return {
    ...NOTHING_SAID,
    ...{ id, frameId, start, end, pieces, attributes, quote },
    reviewerId: FINAL,
    memo: "",
    suggested: false,
    revision: 1,
    createdAt: "",
    updatedAt: "",
  };
}
