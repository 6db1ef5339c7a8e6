import { AppError } from "@/lib/domain/errors";
import { computeApart } from "../apart/run";
import { atMost } from "../at-most";
import type { Answer } from "./answers";

/** Characters that may be pasted. */
export const LONGEST = 200_000;
/** Seconds after which a computation is given up. */
const MOST_SECONDS = 60;

/** Pasted data that are computed at a time; the others wait. */
const fewAtATime = atMost(2);

/**
 * Compute what somebody pasted, in a process of its own: all coefficients with their
 * intervals.
 *
 * @throws {AppError} invalid_input, when it is no data; too_large, when it is too much
 */
export async function calculate(text: string): Promise<Answer[]> {
  if (text.length > LONGEST) throw tooMuch();
  const signal = AbortSignal.timeout(MOST_SECONDS * 1000);
  const found = await fewAtATime(() =>
    computeApart("calculator", { intervals: true }, [text], { signal }),
  ).catch((error: unknown) => {
    throw signal.aborted ? tooMuch() : error;
  });
  if ("refused" in found) throw new AppError("invalid_input", found.refused);
  return found.answers;
}

function tooMuch(): AppError {
  return new AppError(
    "too_large",
    "This is too much for the page. On the command line, “framewise agreement” computes it without a limit.",
  );
}
