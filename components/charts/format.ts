import type { Proportion } from "@/lib/domain/statistics/proportion";

/** Between two figures of one label; SVG would join ordinary spaces. */
export const EN_SPACE = "\u2002";

/** A share as people read it: "38%". */
export function percent(share: number | null, digits = 0): string {
  return share === null ? "–" : `${(100 * share).toFixed(digits)}%`;
}

/** A count; with one decimal only where reviewers differ and an article counts in part. */
export function count(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toFixed(1);
}

/** The numbers behind a share, always shown with it: "45/120". */
export function outOf({ x, n }: Pick<Proportion, "x" | "n">): string {
  return `${count(x)}/${n}`;
}

export function decimal(value: number | null, digits = 2): string {
  return value === null ? "–" : value.toFixed(digits).replace("-", "−");
}

/** A month key such as "2024-03" as "Mar 2024"; the same in every time zone. */
export function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en", {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}
