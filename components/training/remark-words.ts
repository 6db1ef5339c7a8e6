import type { RemarkKind } from "@/lib/domain/training";

/** What a reviewer is told of one passage. */
export const REMARK_WORDS: Readonly<Record<RemarkKind, { label: string; says: string }>> = {
  missed: { label: "Missed", says: "The expert tagged this; you did not." },
  extra: { label: "Extra", says: "You tagged this; the expert did not." },
  boundary: {
    label: "Boundaries",
    says: "You and the expert mean the same frame here, but not the same words.",
  },
  frame: { label: "Another frame", says: "The expert chose another frame for this passage." },
  answer: { label: "Answers", says: "You answered the frame’s questions differently." },
};

/** A score as people read it: two digits. */
export function score(f1: number | null): string {
  return f1 === null ? "–" : f1.toFixed(2);
}
