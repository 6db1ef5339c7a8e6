import Link from "next/link";
import { Day } from "@/components/ui/day";
import type { CodebookVersion } from "@/lib/data/codebooks";

/** What was published when, newest first. */
export function Versions({
  address,
  versions,
  timeZone,
  draft,
}: {
  address: string;
  versions: readonly CodebookVersion[];
  timeZone: string;
  /** Whether the reader may compare with a draft. */
  draft: boolean;
}) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="mt-6 border-t border-line pt-8 print:hidden">
      <h2 id="versions" className="mb-4">
        Published versions
      </h2>
      <ol className="flex max-w-measure flex-col gap-4">
        {versions.map(({ number, publishedAt, note, frames }, index) => (
          <li key={number}>
            <p className="flex flex-wrap gap-x-3">
              <Link href={`${address}/versions/${number}`} prefetch={false}>
                Version {number}
              </Link>
              <span className="text-muted">
                <Day at={publishedAt} timeZone={timeZone} /> · {frames.length}{" "}
                {frames.length === 1 ? "frame" : "frames"}
              </span>
              {(index > 0 || draft) && (
                <Link
                  href={`${address}/versions/compare?from=${number}&to=${index > 0 ? versions[index - 1]!.number : "draft"}`}
                  prefetch={false}
                  className="text-sm underline underline-offset-4"
                >
                  Compare with {index > 0 ? `version ${versions[index - 1]!.number}` : "the draft"}
                </Link>
              )}
            </p>
            {note && <p className="whitespace-pre-line">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
