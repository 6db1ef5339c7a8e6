import Link from "next/link";
import { REVEAL_WORDS, ROUND_WORDS } from "@/components/assignments/round-words";
import { Badge } from "@/components/ui/badge";
import type { Round } from "@/lib/data/rounds";

/** The project's rounds, side by side; nothing to choose from while there is one. */
export function RoundChoice({
  address,
  rounds,
  current,
}: {
  address: string;
  rounds: readonly Round[];
  current: Round;
}) {
  if (rounds.length < 2) return null;
  return (
    <nav aria-label="Rounds" className="mb-6 border-b border-line">
      <ul className="flex gap-6 overflow-x-auto [scrollbar-width:none]">
        {rounds.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={`${address}?round=${id}`}
              prefetch={false}
              aria-current={id === current.id ? "page" : undefined}
              className="-mb-px flex min-h-10 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink pointer-coarse:min-h-11"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What holds in a round. */
export function RoundRules({ round }: { round: Round }) {
  const facts = [
    { term: "Round", fact: round.name },
    { term: "For", fact: ROUND_WORDS[round.kind].label },
    { term: "Reviewers see each other's tags", fact: REVEAL_WORDS[round.revealRule].label },
    { term: "Codebook", fact: `Version ${round.codebookVersion}` },
  ];
  return (
    <dl className="mb-10 flex flex-wrap gap-x-10 gap-y-3">
      {facts.map(({ term, fact }) => (
        <div key={term}>
          <dt className="text-sm text-muted">{term}</dt>
          <dd className="flex items-center gap-2">
            {fact}
            {term === "Round" && round.closedAt && <Badge>Closed</Badge>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
