/**
 * The same function, which computes once for each subject and options and then answers what
 * it found: for what is costly and wanted in several places of one report. Subjects must not
 * change; what was found of one is let go with it.
 */
export function once<Subject extends object, Options, Result>(
  compute: (subject: Subject, options: Options) => Result,
): (subject: Subject, options: Options) => Result {
  const known = new WeakMap<Subject, Map<string, Result>>();
  return (subject, options) => {
    const found = known.get(subject) ?? new Map<string, Result>();
    known.set(subject, found);
    const key = JSON.stringify(options);
    if (!found.has(key)) found.set(key, compute(subject, options));
    return found.get(key)!;
  };
}
