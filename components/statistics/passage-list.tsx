import Link from "next/link";
import type { ChartFrame } from "@/components/charts/chart-frame";
import { percent } from "@/components/charts/format";
import { MarkedFrame } from "./marked-frame";

interface Passage {
  readonly id: string;
  readonly frameId: string;
  readonly reviewer: string | null;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

interface Article {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  readonly share: number;
  readonly codedAs: string;
  readonly passages: readonly Passage[];
}

/** Articles behind a number, each with its passages in their text. */
export function PassageList({
  articles,
  frames,
  address,
}: {
  articles: readonly Article[];
  frames: readonly ChartFrame[];
  /** Where articles are opened; null for those who may not. */
  address: string | null;
}) {
  return (
    <ol className="flex flex-col gap-8">
      {articles.map(({ id, title, outlet, publishedOn, language, share, codedAs, passages }) => (
        <li key={id} className="flex min-w-0 flex-col gap-2">
          <h2 className="text-base" lang={language ?? undefined}>
            {address ? (
              <Link href={`${address}/${id}`} prefetch={false}>
                {title}
              </Link>
            ) : (
              title
            )}
          </h2>
          <p className="text-sm text-muted">
            {[outlet ?? "No outlet", publishedOn ?? "no date"].join(", ")}
            {share < 1 && ` · counts ${percent(share)}, its reviewers differ`}
            {codedAs !== id && " · as coded in another printing of the story"}
          </p>
          {passages.length > 0 && (
            <ul className="overflow-hidden rounded-lg border border-line bg-surface">
              {passages.map((passage) => (
                <li key={passage.id} className="border-b border-line px-4 py-3 last:border-b-0">
                  <PassageInText
                    passage={passage}
                    frame={frames.find((frame) => frame.id === passage.frameId)}
                    language={language}
                    href={
                      address && `${address}/${codedAs}?at=${passage.start}-${passage.end}#place`
                    }
                  />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function PassageInText({
  passage,
  frame,
  language,
  href,
}: {
  passage: Passage;
  frame: ChartFrame | undefined;
  language: string | null;
  href: string | null;
}) {
  const { before, quote, after, reviewer } = passage;
  return (
    <>
      <p lang={language ?? undefined} dir="auto" className="font-serif">
        <span className="text-muted">{before}</span>
        <mark className="bg-sunken font-semibold text-ink">{quote}</mark>
        <span className="text-muted">{after}</span>
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        {frame && <MarkedFrame frame={frame} />}
        {reviewer && <span>{reviewer}</span>}
        {href && (
          <Link href={href} prefetch={false}>
            Show it in the article
          </Link>
        )}
      </p>
    </>
  );
}
