import type { Random } from "@/lib/domain/random";
import type { Span } from "@/lib/domain/span";
import type { Zone, ZoneKind } from "@/lib/domain/zones";
import { codePointLength } from "@/lib/domain/text/offsets";

/** An article as it is frozen, and where its sentences stand, in code points. */
export interface MadeText {
  readonly headline: string;
  readonly text: string;
  readonly length: number;
  readonly zones: readonly Zone[];
  readonly sentences: readonly Span[];
}

/** What stands for each name in braces; a few lie outside the Basic Multilingual Plane. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  who: [
    "The transport ministry",
    "The city council",
    "A trade union of dockers",
    "The national bank",
    "The association of small firms",
    "The opposition",
    "A former ambassador",
    "The commission in Brussels",
    "A group of mayors",
    "The state auditor",
    "The railway's works council",
    "The shipping company",
  ],
  place: [
    "Lindau",
    "Port Ferro",
    "Karlovo",
    "the northern valley",
    "the free zone",
    "the capital",
    "Saint-Élan",
    "the border town of Mirnik",
    "the old shipyard",
    "the river delta",
  ],
  thing: [
    "the container terminal",
    "the fast railway",
    "the loan agreement",
    "the tyre works",
    "the drone contract",
    "the copper mine",
    "the research campus",
    "the visa waiver",
    "the bridge over the Orla",
    "the new power line",
  ],
  value: [
    "12 million",
    "€ 48 million",
    "a third of the budget",
    "600 jobs",
    "two years' rent",
    "nine per cent",
    "1.4 billion",
    "a few thousand euros",
  ],
  mood: [
    "with relief",
    "with open doubt",
    "without a word of comment",
    "as a sign of trust",
    "as a warning",
    "with a shrug",
  ],
  when: [
    "on Monday",
    "late on Thursday",
    "last week",
    "in the spring",
    "after months of talks",
    "in a letter seen by this paper 📰",
    "before the vote",
    "at the weekend",
  ],
};

const SENTENCES = [
  "{who} said {when} that {thing} would cost {value}, far more than was planned.",
  "In {place} the plan for {thing} was received {mood}.",
  "{who} called {thing} a question of national security and asked for a review.",
  "For the people of {place}, {thing} means {value} and a longer way to work.",
  "Nobody in {place} had been asked, {who} complained {when}.",
  "{who} defended the project: it brings {value}, and it brings them to {place}.",
  "Documents show that {thing} was agreed {when}, without a public tender.",
  "Engineers doubt that {thing} can carry the load that {place} expects of it.",
  "{who} recalled an old friendship and spoke of {thing} {mood}.",
  "The court has yet to rule on {thing}; a decision is expected {when}.",
  "Residents near {place} have measured dust, noise and, they say, fear.",
  "At stake is {value}, according to figures that {who} published {when}.",
  "“We need {thing} more than it needs us,” a manager in {place} said.",
  "“Who pays decides,” {who} was quoted {when}.",
  "Comparable projects in {place} were finished late and cost {value} more.",
  "{who} wants {thing} to be run by local staff within five years.",
  "The contract for {thing} leaves {value} of the risk with the state.",
  "Students from {place} may now apply for a semester abroad, {who} announced {when}.",
  "{who} warned that {place} could come to depend on {thing}.",
  "It was signed {when} in {place}, {mood}.",
];

const HEADLINES = [
  "{thing} divides {place}",
  "{who} has doubts about {thing}",
  "What {thing} costs {place}",
  "{place} waits for {thing}",
  "{value} for {thing}",
];

/** A made-up report of 30 to 50 sentences: headline, lead, paragraphs, and now and then a caption. */
export function madeText(random: Random): MadeText {
  const headline = capital(filled(HEADLINES[random.below(HEADLINES.length)]!, random));
  const zones: Zone[] = [{ zone: "headline", start: 0, end: codePointLength(headline) }];
  const sentences: Span[] = [];
  const paragraphs = [headline];
  let at = zones[0]!.end;
  const paragraph = (zone: ZoneKind, count: number) => {
    at += 1; // the line break
    const start = at;
    const words = Array.from({ length: count }, () => {
      const sentence = capital(filled(SENTENCES[random.below(SENTENCES.length)]!, random));
      const span = { start: at, end: at + codePointLength(sentence) };
      sentences.push(span);
      at = span.end + 1; // the space
      return sentence;
    });
    at -= 1;
    zones.push({ zone, start, end: at });
    paragraphs.push(words.join(" "));
  };
  paragraph("lead", 2);
  for (let n = 7 + random.below(5); n > 0; n--) paragraph("body", 4);
  if (random.below(4) === 0) paragraph("caption", 1);
  return { headline, text: paragraphs.join("\n"), length: at, zones, sentences };
}

function filled(pattern: string, random: Random): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = WORDS[name]!;
    return words[random.below(words.length)]!;
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
