import type { Steps } from "./steps";
import { atOnce } from "./steps";

/** A computation whose results are kept: at once, or in steps. */
export interface Once<Subject extends object, Options, Result> {
  (subject: Subject, options: Options): Result;
  readonly steps: (subject: Subject, options: Options) => Steps<Result>;
}

/**
 * The same computation, which is done once for each subject and options and then answers
 * what it found: for what is costly and wanted in several places of one report. Subjects
 * must not change; what was found of one is let go with it.
 */
export function once<Subject extends object, Options, Result>(
  compute: (subject: Subject, options: Options) => Steps<Result>,
): Once<Subject, Options, Result> {
  const known = new WeakMap<Subject, Map<string, Result>>();
  function* steps(subject: Subject, options: Options): Steps<Result> {
    const found = known.get(subject) ?? new Map<string, Result>();
    known.set(subject, found);
    const key = JSON.stringify(options);
    if (!found.has(key)) found.set(key, yield* compute(subject, options));
    return found.get(key)!;
  }
  return Object.assign((subject: Subject, options: Options) => atOnce(steps(subject, options)), {
    steps,
  });
}
