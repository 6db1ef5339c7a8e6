import { randomInt } from "node:crypto";
import type { Random } from "@/lib/domain/random";

/** Numbers that nobody can foretell. */
export const unpredictable: Random = {
  next: () => randomInt(2 ** 32) / 2 ** 32,
  below: (below) => randomInt(below),
};
