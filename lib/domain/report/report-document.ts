import type { Document } from "../document/document";
import type { AppendixInput } from "./appendix";
import { appendixOf } from "./appendix";
import type { Snapshot } from "./snapshot";

/** The methods appendix of a frozen report. */
export function appendixOfReport(
  report: AppendixInput["report"],
  { head, filterWords, parts, agreement, facts, adjudication }: Snapshot,
): Document {
  const { layer, flow, frames, seed, replicates } = head;
  return appendixOf({
    ...{ report, facts, frames, agreement, adjudication },
    prevalence: parts.frames.prevalence,
    study: { layer, articles: flow.counted, filter: filterWords, seed, replicates },
  });
}
