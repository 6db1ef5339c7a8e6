import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";

/**
 * What the swarm was told is saved, one mutation a line, on the disk before the next thing is
 * done: if anything dies now, what stands here must be in the database (IN-01).
 */
export class Acknowledgements {
  readonly #file: number;
  #count = 0;

  constructor(path: string) {
    this.#file = openSync(path, "a");
  }

  get count(): number {
    return this.#count;
  }

  add(mutationId: string): void {
    writeSync(this.#file, `${JSON.stringify({ mutationId })}\n`);
    fdatasyncSync(this.#file);
    this.#count++;
  }

  close(): void {
    closeSync(this.#file);
  }
}
