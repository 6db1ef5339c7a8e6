import type { ZoneKind } from "../zones";
import type { CleaningChoices } from "./clean";

/** The choices after a person has kept or dropped a raw line (counted from 1). */
export function chosenKept(choices: CleaningChoices, line: number, kept: boolean): CleaningChoices {
  const without = (lines: readonly number[]) => lines.filter((other) => other !== line);
  const among = (lines: readonly number[]) => [...without(lines), line].sort((a, b) => a - b);
  return {
    ...choices,
    keep: kept ? among(choices.keep) : without(choices.keep),
    drop: kept ? without(choices.drop) : among(choices.drop),
  };
}

/** The choices after a person has said what a raw line is. */
export function chosenZone(
  choices: CleaningChoices,
  line: number,
  zone: ZoneKind,
): CleaningChoices {
  return { ...choices, zones: { ...choices.zones, [line]: zone } };
}
