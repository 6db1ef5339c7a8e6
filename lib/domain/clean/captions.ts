import { describesPicture } from "./credit";
import type { Line } from "./line";
import type { Page } from "./page";
import { drop } from "./page";

/** A picture's credit within a line: in brackets at its end, or after a sign. */
const CREDIT =
  /[([](?:photo|photos|image|images|picture|credit|credits|foto|fotografija|bild|photo credit|source|izvor|quelle|fuente|istocnik|ap photo|ap|afp|reuters|epa|getty|tanjug|beta|file|archive)\b[^()[\]]{0,160}(?:\([^()]{0,60}\)[^()[\]]{0,60})?[)\]]\.?$|[\s.|/]\s?(?:photo|foto|bild|fotografija|photograph|image|credit|photo credit|credit photo)\s?(?::|by |von |par |de |d'archives? )\s?[^.!?]{2,60}$|(?:ap photo|reuters|afp|getty images|epa-efe|epa|tanjug|shutterstock)\s?\/\s?[\p{L}. '-]{2,40}\)?$|(?:via getty images|wikimedia commons)\)?\.?$/u;
const LABEL =
  /^(?:image caption|caption|photo caption|picture caption|image|photo|photos|picture|foto|bild|fotografija|legende|potpis|podpis|pie de foto|na fotografiji|na slici|na foto|im bild|auf dem bild|illustration|file photo|file)\s?[,:]\s?\S|^(?:media|image) caption,? \S/u;
const MOST_WORDS = 70;

/** Says of itself that it is a caption: a label in front or a credit at its end. */
export function isCaption(line: Line): boolean {
  if (line.words < 3 || line.words > MOST_WORDS) return false;
  return LABEL.test(line.key) || CREDIT.test(line.key) || describesPicture(line.text);
}

/**
 * Find captions and what repeats them: the same caption twice, an image's
 * description before the caption that contains it, a line beside an image's address.
 */
export function findCaptions(page: Page): void {
  const { lines, reasons, captions } = page;
  for (let i = 0; i < lines.length; i++) {
    if (reasons[i] !== null) continue;
    if (isCaption(lines[i]!)) captions.add(i);
    else if (besideImage(page, i)) captions.add(i);
  }
  let previous = -1;
  for (let i = 0; i < lines.length; i++) {
    if (reasons[i] !== null) continue;
    if (previous >= 0 && i > 0) pair(page, previous, i);
    if (reasons[i] === null) previous = i;
  }
}

/** Compare two lines that follow each other; drop the one that the other repeats. */
function pair(page: Page, first: number, second: number): void {
  const { lines, captions } = page;
  const [a, b] = [lines[first]!, lines[second]!];
  if (Math.max(a.words, b.words) > MOST_WORDS || Math.min(a.words, b.words) < 2) return;
  const [plainA, plainB] = [plain(a), plain(b)];
  if (plainA === plainB) {
    if (first > 0 && a.words >= 5) captions.add(first);
    drop(page, second, first === 0 ? "repeated-headline" : "repeated-caption");
  } else if (repeats(a, plainA, plainB, captions.has(second), b.words)) {
    captions.add(second);
    drop(page, first, "image-alt");
  } else if (first > 0 && repeats(b, plainB, plainA, captions.has(first), a.words)) {
    captions.add(first);
    drop(page, second, "image-alt");
  }
}

/**
 * Whether `whole` begins with the words of `part`, as a caption does with the
 * image's description. A subheading may begin like its paragraph too, so without
 * a credit the two must share half the words.
 */
function repeats(
  part: Line,
  partWords: string,
  wholeWords: string,
  isCaptioned: boolean,
  wholeCount: number,
): boolean {
  if (part.words >= wholeCount || !`${wholeWords} `.startsWith(`${partWords} `)) return false;
  return isCaptioned ? part.words >= 2 : part.words >= 5 && part.words * 2 >= wholeCount;
}

function plain(line: Line): string {
  return line.key.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Stands next to an image's address or credit and is no long paragraph. */
function besideImage(page: Page, index: number): boolean {
  const { lines, reasons, spaced } = page;
  const line = lines[index]!;
  if (index === 0 || line.words < 4 || line.words > 40) return false;
  const beforeIsImage = isPicture(reasons[index - 1]);
  const afterIsCredit = reasons[index + 1] === "photo-credit";
  if (!beforeIsImage && !afterIsCredit) return false;
  const together = (beforeIsImage && !line.gap) || (afterIsCredit && !lines[index + 1]!.gap);
  return spaced ? together : !line.prose;
}

function isPicture(reason: string | null | undefined): boolean {
  return reason === "image-address" || reason === "photo-credit";
}
