import { SettlingRows } from "@/components/compare/settling-rows";
import { ButtonLink } from "@/components/ui/button";
import type { SettlingList } from "@/lib/data/settling-queue";

/** Articles shown here; the page of its own has all. */
const SHOWN = 8;

/** For whoever settles differences: the first articles that everybody has submitted, and how many there are. */
export function Comparisons({ slug, settling }: { slug: string; settling: SettlingList }) {
  const { items, counts, rounds } = settling;
  const address = `/projects/${slug}/compare`;
  const submitted = counts.open + counts.closed;
  return (
    <section aria-labelledby="compare" className="flex flex-col gap-4">
      <div>
        <h2 id="compare" className="scroll-mt-6">
          Where reviewers differ
        </h2>
        <p className="text-muted">
          {submitted > 0
            ? `${counts.closed.toLocaleString("en")} of ${submitted.toLocaleString("en")} articles that everybody has submitted are closed.`
            : "Articles appear here as soon as everybody has submitted them."}
        </p>
      </div>
      {items.length > 0 && (
        <SettlingRows
          items={items.slice(0, SHOWN).map((item) => ({
            ...item,
            href: `${address}/${item.roundId}/${item.articleId}`,
          }))}
          severalRounds={rounds.length > 1}
          settles
        />
      )}
      <div className="flex flex-wrap gap-3">
        {submitted + counts.waiting > 0 && (
          <ButtonLink href={address} size="small">
            All articles to compare and settle
          </ButtonLink>
        )}
        {counts.appealed > 0 && (
          <ButtonLink href={`${address}?state=appealed`} size="small">
            {counts.appealed === 1
              ? "1 article with an appeal"
              : `${counts.appealed} articles with appeals`}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
