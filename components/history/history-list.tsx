import Link from "next/link";

interface Line {
  readonly sequence: number;
  readonly at: Date;
  readonly who: string;
  readonly did: string;
  readonly href: string | null;
  readonly detail: unknown;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
  readonly hash: string | null;
}

/** What was done, by whom and when, under headings for the days. */
export function HistoryList({ lines, timeZone }: { lines: readonly Line[]; timeZone: string }) {
  const dayOf = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone });
  const timeOf = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone });
  const days = new Map<string, Line[]>();
  for (const line of lines) {
    const day = dayOf.format(line.at);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(line);
    else days.set(day, [line]);
  }
  return (
    <div className="flex flex-col gap-8">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-2 text-base">{day}</h2>
          <ol className="overflow-hidden rounded-lg border border-line bg-surface">
            {ofDay.map((line) => (
              <li
                key={line.sequence}
                className="grid gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0 sm:grid-cols-[4rem_1fr]"
              >
                <time dateTime={line.at.toISOString()} className="text-sm text-muted tabular-nums">
                  {timeOf.format(line.at)}
                </time>
                <div className="min-w-0">
                  <p className="wrap-anywhere">
                    <strong className="font-medium">{line.who}</strong>{" "}
                    {line.href ? (
                      <Link href={line.href} prefetch={false}>
                        {line.did}
                      </Link>
                    ) : (
                      line.did
                    )}
                  </p>
                  <Details line={line} />
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** What changed, and what proves it; folded away. */
function Details({ line }: { line: Line }) {
  const changes = changesOf(line.before, line.after);
  const more = line.detail === null ? [] : Object.entries(line.detail as object);
  return (
    <details className="mt-1 text-sm text-muted">
      <summary className="w-fit cursor-pointer">
        {changes.length > 0 ? "What changed" : "Details"}
      </summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 wrap-anywhere sm:grid-cols-[10rem_1fr]">
        {changes.map(([name, before, after]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>
              <del>{before}</del> → <ins>{after}</ins>
            </dd>
          </div>
        ))}
        {more.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
        <dt>Event</dt>
        <dd>{line.sequence}</dd>
        {line.requestId && (
          <>
            <dt>Request</dt>
            <dd>{line.requestId}</dd>
          </>
        )}
        <dt>Seal</dt>
        <dd className="font-mono text-xs">{line.hash ?? "is being made"}</dd>
      </dl>
    </details>
  );
}

/** The values that differ, as they were and as they are. */
function changesOf(before: unknown, after: unknown): [string, string, string][] {
  const [was, is] = [
    (before ?? {}) as Record<string, unknown>,
    (after ?? {}) as Record<string, unknown>,
  ];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((name): [string, string, string] => [name, shown(was[name]), shown(is[name])])
    .filter(([, old, now]) => old !== now);
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : JSON.stringify(value);
}
