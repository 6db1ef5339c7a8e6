import type { Page } from "./page";
import { drop } from "./page";

/** Words of a newsletter's offer that an article may have too. */
const OFFER =
  /\b(?:(?:in|to|into|u|na) (?:your|vas\p{L}*|ihr\p{L}*|tvo\p{L}*) (?:inbox|e-?mail|mailbox|postfach|sanduc\p{L}*|mejl|imejl|pocet\p{L}*|pocte|poctu)|dans votre boite|(?:en|a) (?:tu|su) (?:correo|bandeja)|melden sie sich (?:jetzt |hier |gleich )?an|recevez chaque (?:jour|matin|soir|semaine)|unsubscribe|odjavi\p{L}* se|abbestell\p{L}*|no spam|privacy (?:policy|notice)|terms of (?:service|use))\b/u;
const MOST_WORDS = 30;

/**
 * Drop what a newsletter promises: a line of the words of an offer right beside its
 * button. By itself such a line may be the article's, so it needs the neighbour.
 */
export function dropOffers(page: Page): void {
  const { lines, reasons } = page;
  const isButton = (i: number) => reasons[i] === "newsletter" || reasons[i] === "subscription";
  lines.forEach((line, i) => {
    if (reasons[i] !== null || line.words > MOST_WORDS || !OFFER.test(line.key)) return;
    if (isButton(i - 1) || isButton(i + 1)) drop(page, i, "newsletter");
  });
}
