import { normalizeText } from "../text/normalize";
import type { ZoneKind } from "../zones";
import { chosenKept, chosenZone } from "./choices";
import type { CleanedLine, CleaningChoices } from "./clean";
import { fold } from "./fold";
import { linesOf } from "./line";

/** What a person decided about a line of an earlier article. */
export type LineChoice = "keep" | "drop" | ZoneKind;

/** An earlier article of the same outlet: its raw text and what a person chose in it. */
export interface ChosenArticle {
  readonly raw: string;
  readonly choices: CleaningChoices;
}

/** Lines of an article that look like lines about which a person decided the same in earlier articles. */
export interface LearnedChoice {
  readonly choice: LineChoice;
  /** Raw lines of this article, counted from 1. */
  readonly lines: readonly number[];
  /** In how many earlier articles it was decided so; never once otherwise. */
  readonly articles: number;
}

/** A label before a colon, such as "Photo: …", has at most this many words. */
const MOST_LABEL_WORDS = 3;

/**
 * What a person may want to choose in an article, judged by what was chosen in
 * earlier articles of its outlet: for lines that say the same but for numbers, or
 * that begin with the same label before a colon. Lines on which earlier choices
 * differ are left out, and so is what is so already or was chosen here. This only
 * offers; a person applies it.
 */
export function learnedChoices(
  lines: readonly CleanedLine[],
  earlier: readonly ChosenArticle[],
): LearnedChoice[] {
  const known = new Map<string, { choices: Set<LineChoice>; articles: Set<number> }>();
  earlier.forEach(({ raw, choices }, article) => {
    for (const line of linesOf(normalizeText(raw))) {
      const choice = choiceOf(choices, line.number);
      for (const shape of choice ? shapesOf(line.text) : []) {
        const entry = known.get(shape) ?? { choices: new Set(), articles: new Set() };
        known.set(shape, entry);
        entry.choices.add(choice!);
        entry.articles.add(article);
      }
    }
  });

  const offers = new Map<LineChoice, { lines: number[]; articles: Set<number> }>();
  for (const line of lines) {
    if (line.chosen) continue;
    const entry = shapesOf(line.text)
      .map((shape) => known.get(shape))
      .find((one) => one?.choices.size === 1);
    const [choice] = entry?.choices ?? [];
    if (!entry || !choice || isSo(line, choice)) continue;
    const offer = offers.get(choice) ?? { lines: [], articles: new Set<number>() };
    offers.set(choice, offer);
    offer.lines.push(line.line);
    for (const article of entry.articles) offer.articles.add(article);
  }
  return Array.from(offers, ([choice, offer]) => ({
    choice,
    lines: offer.lines,
    articles: offer.articles.size,
  }));
}

/** The choices after a person has taken an offer. */
export function withLearned(
  choices: CleaningChoices,
  { choice, lines }: Pick<LearnedChoice, "choice" | "lines">,
): CleaningChoices {
  return lines.reduce(
    (all, line) =>
      choice === "keep" || choice === "drop"
        ? chosenKept(all, line, choice === "keep")
        : chosenZone(all, line, choice),
    choices,
  );
}

function choiceOf(choices: CleaningChoices, line: number): LineChoice | null {
  if (choices.drop.includes(line)) return "drop";
  return choices.zones[line] ?? (choices.keep.includes(line) ? "keep" : null);
}

function isSo(line: CleanedLine, choice: LineChoice): boolean {
  if (choice === "keep") return line.kept;
  return choice === "drop" ? !line.kept : !line.kept || line.zone === choice;
}

/** In which forms a line is recognised again: whole, with every number alike; and by its label. */
function shapesOf(text: string): string[] {
  const whole = fold(text).replace(/\d+(?:[.,]\d+)*/g, "0");
  const label = /^([^:]{1,40}):\s*\S/.exec(whole)?.[1];
  const isLabel = label !== undefined && label.split(" ").length <= MOST_LABEL_WORDS;
  return isLabel ? [whole, `${label}:`] : [whole];
}
