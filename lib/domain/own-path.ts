/**
 * `next` if it is a path of this site, else "/". Where somebody is sent after
 * signing in comes from the address bar, so it could name another site:
 * browsers read "//host" and "/\host" as one, drop tabs and line ends, and make
 * "//host" of "/.//host".
 */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || !/^\/[^\\\p{C}\s]*$/u.test(next)) return "/";
  const read = URL.parse(next, "http://own");
  return read?.host === "own" && !read.pathname.startsWith("//") ? next : "/";
}
