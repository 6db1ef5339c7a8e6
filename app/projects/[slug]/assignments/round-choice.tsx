import Link from "next/link";

/** The project's rounds, side by side; nothing to choose from while there is one. */
export function RoundChoice({
  address,
  rounds,
  current,
}: {
  address: string;
  rounds: readonly { readonly id: string; readonly name: string }[];
  current: string;
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
              aria-current={id === current ? "page" : undefined}
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
