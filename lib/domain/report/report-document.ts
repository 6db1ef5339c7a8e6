import type { Document } from "../document/document";
import type { AppendixInput } from "./appendix";
import { appendixOf } from "./appendix";
import type { Snapshot } from "./snapshot";

/** The methods appendix of a frozen report. */
export function appendixOfReport(
  report: AppendixInput["report"],
  { facts, frames, prevalence, agreement, adjudication, ...snapshot }: Snapshot,
): Document {
  const { layer, articles, filterWords, seed, replicates } = snapshot;
  return appendixOf({
    report,
    ...{ facts, frames, prevalence, agreement, adjudication },
    study: { layer, articles, filter: filterWords, seed, replicates },
  });
}
