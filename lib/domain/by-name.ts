const names = new Intl.Collator("en", { numeric: true });

/** The order in which people look for names: "Reviewer 2" before "Reviewer 10". For `sort`. */
export function byName(a: string, b: string): number {
  return names.compare(a, b);
}
