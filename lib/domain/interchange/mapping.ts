import type { Frame } from "../frame";
import type { OffsetUnit } from "./imported-study";
import type { FoundStudy } from "./found-study";

/** What a person decided about a study before it is stored. Whatever of the file is not named is left out. */
export interface StudyMapping {
  /** What the round is called in which the work is kept. */
  readonly roundName: string;
  /** In what the offsets count, where nothing in the file tells. */
  readonly unit?: OffsetUnit;
  /** For codes: `NEW`, or the id of a frame of the published codebook. */
  readonly codes: readonly Choice[];
  /** For people: `NEW`, somebody who cannot sign in; or the user id of a member. */
  readonly people: readonly Choice[];
  /** Questions that are carried over, by key. */
  readonly questions: readonly string[];
}

export interface Choice {
  /** The file's key. */
  readonly key: string;
  readonly to: string;
}

/** Make a new frame, or a new person. */
export const NEW = "new";
/** Leave it out, with everything that hangs on it. */
export const LEAVE = "leave";

export type OfferedFrame = Pick<Frame, "id" | "name" | "isGroup">;

/** What a choice is offered among. */
export interface Offered {
  readonly frames: readonly OfferedFrame[];
  readonly members: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
  }[];
}

/**
 * What is preselected: frames of the same name, and nobody of the project: who is who
 * is for a person to say.
 */
export function suggestedMapping(
  { digest }: Pick<FoundStudy, "digest">,
  { frames }: Pick<Offered, "frames">,
): Omit<StudyMapping, "roundName"> {
  const alike = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  return {
    codes: digest.codes.map(({ key, name, isGroup }) => ({
      key,
      to: frames.find((one) => alike(one.name, name) && one.isGroup === isGroup)?.id ?? NEW,
    })),
    people: digest.users
      .filter(({ articles }) => articles > 0)
      .map(({ key }) => ({ key, to: NEW })),
    questions: digest.questions.filter(({ answers }) => answers > 0).map(({ key }) => key),
  };
}

/** What people of a file are called here. */
export function personName({ name }: { readonly name: string }): string {
  return name || "Whoever coded it";
}
