import type { Interval } from "@/lib/domain/agreement/bootstrap";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";

/** A coefficient with its interval, or why there is none, and what to bear in mind about it. */
export function Figure({
  coefficient,
  interval,
  notes = [],
}: {
  coefficient: Coefficient;
  /** Left out where none belongs to it; null where there is none. */
  interval?: Interval | null;
  notes?: readonly string[];
}) {
  if (coefficient.value === null) {
    return (
      <span className="block min-w-44 text-sm">
        Undefined because: {lowerFirst(BECAUSE[coefficient.because])}
      </span>
    );
  }
  return (
    <>
      <span className="whitespace-nowrap tabular-nums">
        {decimal(coefficient.value)}
        {interval && ` [${decimal(interval.low)}, ${decimal(interval.high)}]`}
      </span>
      {notes.map((note) => (
        <span key={note} className="block min-w-44 text-sm text-muted">
          {note}
        </span>
      ))}
    </>
  );
}

/** What to say about the way an interval was had, and why there is none. */
export function intervalNotes(interval: Interval | null, pairableArticles: number): string[] {
  if (interval === null) {
    return pairableArticles < 5
      ? ["no interval from fewer than 5 articles"]
      : ["no interval: too many different answers to resample"];
  }
  return interval.warnings.map((warning) =>
    warning === "few_articles"
      ? "interval from fewer than 10 articles"
      : `${interval.dropped} of ${interval.replicates} resamples had no value`,
  );
}

/** How many resamples fell below the two bars. */
export function belowBars({ belowTentative, belowFirm }: Interval): string {
  return `resamples below 0.667: ${percent(belowTentative)}, below 0.800: ${percent(belowFirm)}`;
}

export function decimal(value: number): string {
  const shown = value.toFixed(3);
  return shown === "-0.000" ? "0.000" : shown.replace("-", "−");
}

export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)}%`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
