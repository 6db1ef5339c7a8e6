import { EN_SPACE, outOf, percent } from "@/components/charts/format";
import type { Bounds } from "@/lib/domain/statistics/resampling";
import type { Proportion } from "@/lib/domain/statistics/proportion";

/** x of n with its share, and the passages behind it. Without `href` nothing opens. */
export function Counted({ of, href }: { of: Proportion; href?: string }) {
  const fraction = outOf(of);
  return (
    <>
      {of.share !== null && `${percent(of.share)}${EN_SPACE}`}
      {href ? <a href={href}>{fraction}</a> : fraction}
    </>
  );
}

/** An interval as people read it; a dash where there is none. */
export function Interval({ bounds }: { bounds: Bounds | { low: null; high: null } | null }) {
  if (bounds?.low == null) return <>–</>;
  return (
    <>
      {percent(bounds.low, 1)} to {percent(bounds.high, 1)}
    </>
  );
}
