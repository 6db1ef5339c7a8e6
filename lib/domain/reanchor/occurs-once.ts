/** Whether `words` stand in `text` exactly once; a text overlapping itself counts twice. */
export function occursOnce(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return first >= 0 && text.indexOf(words, first + 1) < 0;
}
