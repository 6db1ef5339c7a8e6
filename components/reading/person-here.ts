/** Where a browser remembers who opened a page of the app last. */
const KEY = "framewise-person";

/** Somebody opened a page: pages of others that are still open, in other tabs, must not send in this person's name. */
export function noteWhoIsHere(userId: string): void {
  try {
    localStorage.setItem(KEY, userId);
  } catch {
    // A browser that keeps nothing has no other tab to tell either.
  }
}

/** Whether nobody else opened a page of the app in this browser since. */
export function isHere(userId: string): boolean {
  try {
    return (localStorage.getItem(KEY) ?? userId) === userId;
  } catch {
    return true;
  }
}
