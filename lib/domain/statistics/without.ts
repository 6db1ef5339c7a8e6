import { AppError } from "../errors";

/** The tags that figures can be counted without. The keys are part of addresses and of the command line. */
export const OMITTABLE = {
  /** Stale (lib/domain/codebook/stale.ts), and not confirmed since. */
  stale: {
    label: "Leave out tags made before their frame’s meaning changed",
    name: "without tags made before their frame’s meaning changed",
  },
  /** A suggestion had been shown for the passage before it was tagged. */
  suggested: {
    label: "Leave out tags on passages that had been suggested",
    name: "without tags on suggested passages",
  },
} as const;

export type Omittable = keyof typeof OMITTABLE;
export const OMITTABLES = Object.keys(OMITTABLE) as Omittable[];

/**
 * What an address or a command asks to leave out, each once and in our order.
 * @throws {AppError} invalid_input, when there is no such thing
 */
export function omittedBy(wanted: readonly string[]): Omittable[] {
  const unknown = wanted.find((name) => !OMITTABLES.some((known) => known === name));
  if (unknown !== undefined) {
    throw new AppError(
      "invalid_input",
      `Figures cannot leave out “${unknown}”. Choose among ${OMITTABLES.join(" and ")}.`,
    );
  }
  return OMITTABLES.filter((name) => wanted.includes(name));
}

/** What decides whether figures count a tag. */
export interface Countable {
  readonly isStale: boolean;
  readonly suggested: boolean;
}

/** Whether a tag is counted although some kinds are left out. */
export function isCounted(tag: Countable, omitted: readonly Omittable[]): boolean {
  return !(
    (omitted.includes("stale") && tag.isStale) ||
    (omitted.includes("suggested") && tag.suggested)
  );
}
