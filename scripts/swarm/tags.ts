/** Everybody's. They are accounts of a database that is thrown away. */
export const PASSWORD = "the levy hurts nobody";

/** Who signs in, and what is given to them. */
export interface Account {
  readonly email: string;
  readonly assignmentIds: readonly string[];
}

/** Where tags can be put: no two on the same passage with the same frame are taken. */
export interface Places {
  readonly frameIds: readonly string[];
  /** Code points of the shortest text. */
  readonly length: number;
  /** How many tags were put there already, so that no later one is like them. */
  readonly taken: number;
}

/** A study with a class of reviewers. */
export interface Crowd {
  readonly slug: string;
  readonly reviewers: readonly Account[];
  /** Loads and exports. */
  readonly lead: Account;
  /** Tags and articles there were before anybody came. */
  readonly tags: number;
  readonly articles: number;
  readonly places: Places;
}

/** Makes tags of a few words, no two of which are alike. */
export class Tagger {
  #made: number;

  constructor(private readonly places: Places) {
    this.#made = places.taken;
  }

  get made(): number {
    return this.#made;
  }

  next() {
    const { frameIds, length } = this.places;
    const number = this.#made++;
    // Odd steps of 37 through a number of places that it does not divide: every place comes once a turn.
    const places = (length - 100) % 37 === 0 ? length - 101 : length - 100;
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
}
