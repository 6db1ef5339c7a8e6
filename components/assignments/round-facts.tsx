import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import type { RoundState } from "@/lib/domain/round";
import type { RoundSettings } from "@/lib/domain/round-settings";
import { REVIEWED_BY_WORDS, revealWords, ROUND_STATE_WORDS, ROUND_WORDS } from "./round-words";

/** What holds in a round. */
export function RoundFacts({
  round,
  state,
  entry,
}: {
  round: RoundSettings & { readonly codebookVersion: number };
  state: RoundState;
  /** The name of the training round to pass before. */
  entry: string | null;
}) {
  const { label, tone } = ROUND_STATE_WORDS[state];
  const day = (text: string) => <Day at={new Date(text)} timeZone="UTC" />;
  const facts = [
    { term: "State", fact: <Badge tone={tone}>{label}</Badge> },
    { term: "For", fact: ROUND_WORDS[round.kind].label },
    { term: "Reviewers see each other's tags", fact: revealWords(round) },
    { term: "Verdicts by", fact: REVIEWED_BY_WORDS[round.reviewedBy].label },
    { term: "Codebook", fact: `Version ${round.codebookVersion}` },
    ...(round.startsOn ? [{ term: "First day", fact: day(round.startsOn) }] : []),
    ...(round.dueOn ? [{ term: "Last day", fact: day(round.dueOn) }] : []),
    ...(entry ? [{ term: "Training to pass before", fact: entry }] : []),
  ];
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {facts.map(({ term, fact }) => (
        <div key={term}>
          <dt className="text-sm text-muted">{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
