import type { Figure } from "./figure";

/** What parts of the benchmark measure on; made before the server starts, and only if a part needs it. */
export interface Making<Made> {
  readonly says: string;
  readonly make: () => Promise<Made>;
}

/** One measurement of the benchmark. */
export interface Part {
  /** Made beforehand; nothing else is. */
  readonly needs: readonly { readonly ready: () => Promise<unknown> }[];
  /** Measured in this process, before the server runs. */
  readonly beforeServer?: true;
  readonly measure: () => Promise<Figure[]> | Figure[];
}

/** Something that is made when it is first asked for. */
export function making<Made>({ says, make }: Making<Made>): {
  readonly ready: () => Promise<Made>;
} {
  let made: Promise<Made> | null = null;
  return {
    ready() {
      if (!made) console.log(`${says} …`);
      return (made ??= make());
    },
  };
}
