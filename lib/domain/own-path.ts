/**
 * `next` if it is a path of this site, else "/". Where somebody is sent after
 * signing in comes from the address bar, so it could name another site:
 * browsers read "//host" and "/\host" as one, and drop tabs and line ends.
 */
export function ownPath(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])[^\\\p{C}\s]*$/u.test(next) ? next : "/";
}
