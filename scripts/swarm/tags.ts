/** Everybody's. They are accounts of a database that is thrown away. */
export const PASSWORD = "the levy hurts nobody";

/** Who signs in, and what is given to them. */
export interface Account {
  readonly email: string;
  readonly assignmentIds: readonly string[];
}

/** A study with a class of reviewers, who code all its articles. */
export interface Crowd {
  readonly slug: string;
  readonly frameIds: readonly string[];
  readonly reviewers: readonly Account[];
  /** Loads and exports. */
  readonly lead: Account;
  /** Tags there were before anybody came. */
  readonly tags: number;
}

/** Code points of each text, so that a tag can be put anywhere in it. */
export const LENGTH = 6_000;

let made = 0;

/** A tag of a few words somewhere in a text; no two of one process are alike. */
export function newTag(frameIds: readonly string[]) {
  const number = made++;
  const places = LENGTH - 100;
  // 37 and the number of places have no divisor in common, so every place comes once a turn.
  const start = (number * 37) % places;
  return {
    kind: "create" as const,
    mutationId: crypto.randomUUID(),
    annotationId: crypto.randomUUID(),
    frameId: frameIds[number % frameIds.length]!,
    start,
    end: start + 20 + (Math.floor(number / places) % 80),
    memo: "",
  };
}
