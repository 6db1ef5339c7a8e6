/**
 * A text as the HTML of a Taguette document: a paragraph for each line, the line breaks
 * between them. Without the tags it is the text to the letter, so offsets count in the text.
 */
export function paragraphsHtml(text: string): string {
  return text
    .split("\n")
    .map((line) => `<p>${line.replace(/[&<>]/g, (sign) => ESCAPED[sign]!)}</p>`)
    .join("\n");
}

const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
