/** Words that mean nothing in Markdown but themselves, on one line. */
export function markdownLine(text: string): string {
  return markdownText(text).replace(/\s+/g, " ");
}

/** The same with its line breaks. */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~^$]/g, "\\$&")
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s)/gm,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/\n/g, "  \n");
}
