import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CleanedLine } from "@/lib/domain/clean/clean";
import type { LearnedChoice, LineChoice } from "@/lib/domain/clean/learned";
import { ZONE_NAMES } from "./zone-names";

/** What was chosen in earlier articles of the outlet, offered for the lines of this one. */
export function LearnedOffers({
  offers,
  lines,
  outlet,
  disabled,
  take,
}: {
  offers: readonly LearnedChoice[];
  lines: readonly CleanedLine[];
  outlet: string;
  disabled: boolean;
  take: (offer: LearnedChoice) => void;
}) {
  const textOf = new Map(lines.map(({ line, text }) => [line, text]));
  return offers.map((offer) => (
    <Notice
      key={offer.choice}
      title={`Lines like these were ${doneWords(offer.choice)} in ${offer.articles} earlier ${
        offer.articles === 1 ? "article" : "articles"
      } of ${outlet}`}
    >
      <ul className="mb-3 list-disc pl-5">
        {offer.lines.map((line) => (
          <li key={line} className="break-words">
            <span className="text-muted">Line {line}:</span> {textOf.get(line)}
          </li>
        ))}
      </ul>
      <Button size="small" disabled={disabled} onClick={() => take(offer)}>
        {doWords(offer.choice)}
      </Button>
    </Notice>
  ));
}

function doneWords(choice: LineChoice): string {
  if (choice === "drop") return "taken out";
  return choice === "keep" ? "put back" : `called ${ZONE_NAMES[choice].toLowerCase()}`;
}

function doWords(choice: LineChoice): string {
  if (choice === "drop") return "Take them out";
  return choice === "keep" ? "Put them back" : `Call them ${ZONE_NAMES[choice].toLowerCase()}`;
}
