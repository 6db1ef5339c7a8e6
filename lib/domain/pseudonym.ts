import type { Role } from "./access";
import { ROLE_WORDS } from "./role-words";

/**
 * What somebody who leaves is called from now on: the role and a number that nobody in
 * the project has had, in the order of leaving. It says nothing of who it was.
 */
export function nextPseudonym(role: Role, taken: readonly string[]): string {
  const numbers = taken.map((pseudonym) => Number(/\d+$/.exec(pseudonym)?.[0] ?? 0));
  return `${ROLE_WORDS[role].name} ${Math.max(0, ...numbers) + 1}`;
}
