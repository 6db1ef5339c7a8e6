import { describe, expect, test } from "vitest";
import type { StatisticRow } from "../statistics/row";
import { statisticRow } from "../statistics/row";
import { changesBetween } from "./changes";
import { quoteUnderTerms, underTerms } from "./public-terms";

function row(frame_id: string, x: number, n: number, more: Partial<StatisticRow> = {}) {
  const figure = statisticRow("prevalence", "final", { measure: "articles", frame_id, x, n });
  return { ...figure, share: x / n, low: 0.1, high: 0.9, ...more };
}

describe("changesBetween", () => {
  const frozen = [row("sec", 6, 11), row("pra", 2, 11)];

  test("finds nothing where nothing changed, whatever the order", () => {
    expect(changesBetween(frozen, [...frozen].reverse())).toEqual([]);
  });

  test("finds a figure that moved, one that is gone and one that is new", () => {
    const moved = row("sec", 7, 12);
    const added = row("his", 1, 12);
    expect(changesBetween(frozen, [added, moved])).toEqual([
      { then: frozen[0], now: moved },
      { then: frozen[1], now: null },
      { then: null, now: added },
    ]);
  });

  test("tells figures of two layers, outlets and months apart", () => {
    const rows = [
      row("sec", 6, 11, { outlet: "A" }),
      row("sec", 6, 11, { outlet: "B" }),
      row("sec", 6, 11, { month: "2025-01" }),
      row("sec", 6, 11, { layer: "reviewer layer, all reviewers" }),
    ];
    expect(changesBetween(rows, rows.slice(1))).toEqual([{ then: rows[0], now: null }]);
  });
});

describe("a public link", () => {
  const terms = { longestQuote: 12, smallestCell: 5 };

  test.each([
    [6, 11, false],
    [5, 5, false],
    [0, 11, false],
    [4, 11, true],
    [0.5, 11, true],
    [0, 4, true],
  ])("of %f/%f hides: %s", (x, n, hidden) => {
    const shown = underTerms(row("sec", x, n), terms);
    expect(shown.hidden).toBe(hidden);
    expect([shown.x, shown.share, shown.low, shown.high].every((value) => value === null)).toBe(
      hidden,
    );
  });

  test("cuts quotations between characters, not inside one", () => {
    expect(quoteUnderTerms("short", terms)).toBe("short");
    expect(quoteUnderTerms("drones 📰 and 📰 more", terms)).toBe("drones 📰 and…");
    expect(quoteUnderTerms("anything", { ...terms, longestQuote: 0 })).toBeNull();
  });
});
