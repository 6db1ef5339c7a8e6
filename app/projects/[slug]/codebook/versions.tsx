import Link from "next/link";
import { Day } from "@/components/ui/day";
import type { CodebookVersion } from "@/lib/data/codebooks";

/** What was published when, newest first. */
export function Versions({
  address,
  versions,
  timeZone,
}: {
  address: string;
  versions: readonly CodebookVersion[];
  timeZone: string;
}) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="mt-6 border-t border-line pt-8">
      <h2 id="versions" className="mb-4">
        Published versions
      </h2>
      <ol className="flex max-w-measure flex-col gap-4">
        {versions.map(({ number, publishedAt, note, frames }) => (
          <li key={number}>
            <p className="flex flex-wrap gap-x-3">
              <Link href={`${address}/versions/${number}`} prefetch={false}>
                Version {number}
              </Link>
              <span className="text-muted">
                <Day at={publishedAt} timeZone={timeZone} /> · {frames.length}{" "}
                {frames.length === 1 ? "frame" : "frames"}
              </span>
            </p>
            {note && <p className="whitespace-pre-line">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
