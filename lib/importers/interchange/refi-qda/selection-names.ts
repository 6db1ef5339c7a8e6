import type { ImportedAnnotation } from "@/lib/domain/interchange/imported-study";

/** A name of this many characters may have been cut without saying so. */
const CUT_LENGTH = 90;

type Quoted = Pick<ImportedAnnotation, "quote" | "quoteIsCut">;

/** The name of a selection as a quote: most tools write the first words of the passage there. */
export function quoteIn(name: string): Quoted | null {
  if (name.trim() === "") return null;
  const [, before] = /^(.*?)\s*(?:…|\.\.\.)$/su.exec(name) ?? [];
  if (before) return { quote: before, quoteIsCut: true };
  return { quote: name, quoteIsCut: name.length >= CUT_LENGTH };
}

/**
 * Whether the names of selections are words of their texts, by most of them being found
 * there at all. Some tools let people name passages; such names say nothing of where
 * they stand.
 */
export function namesAreQuotes(
  texts: readonly { readonly text: string; readonly names: readonly string[] }[],
): boolean {
  let named = 0;
  let found = 0;
  for (const { text, names } of texts) {
    const there = folded(text);
    for (const name of names) {
      const quoted = quoteIn(name);
      if (!quoted) continue;
      named++;
      if (there.includes(folded(quoted.quote!).trim())) found++;
    }
  }
  return found * 2 >= named;
}

/** Line ends stand in names as spaces. */
function folded(text: string): string {
  return text.replace(/\s+/gu, " ");
}
