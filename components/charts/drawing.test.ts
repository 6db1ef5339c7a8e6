import { beforeAll, describe, expect, test } from "vitest";
import { PERIOD_LENGTHS } from "@/lib/domain/statistics/filter";
import { periodOf } from "@/lib/domain/statistics/period";
import { chartCsv } from "./chart-csv";
import { frameLabel, tierNote } from "./chart-frame";
import { count, decimal, percent, sayExtremes, sayShare } from "./format";
import { passagesHref } from "./passages";
import { dayName, readPeriod } from "./period";
import { svgFile, wrap } from "./picture";
import type { Draw } from "./plot";
import { asMarks, baseOptions, gridOf, inPatterns, labelWidth } from "./plot";
import { marksOf, nextPlace } from "./reachable";
import { drawnAt, stubDocument } from "./testing/draw";

beforeAll(stubDocument);

const ROWS = [
  { name: "one", value: 1, label: "One: 1", href: "/passages?frame=1" },
  { name: "two", value: 2, label: "Two: 2", href: null },
];
const draw: Draw = (plot, width) =>
  plot.plot({
    ...baseOptions(width),
    height: 100,
    marks: [
      plot.barX(ROWS, { x: "value", y: "name", fill: "var(--frame-blue)" }),
      plot.barX(ROWS, { x: "value", y: "name", ...asMarks }),
    ],
  });

describe("what a drawing offers", () => {
  test("links and images that say what they are; all else is hidden from reading aloud", () => {
    const drawing = drawnAt(draw, 400);
    const [first, second] = marksOf(drawing);
    expect([first!.localName, first!.getAttribute("aria-label")]).toEqual(["a", "One: 1"]);
    expect([second!.getAttribute("role"), second!.getAttribute("aria-label")]).toEqual([
      "img",
      "Two: 2",
    ]);
    expect([first, second].map((mark) => mark!.getAttribute("tabindex"))).toEqual(["0", "-1"]);
    const open = [...drawing.children].filter((layer) => !layer.hasAttribute("aria-hidden"));
    expect(open).toHaveLength(1);
    expect(drawing.querySelector("style")).toBeNull();
  });

  test.each([
    ["ArrowRight", 0, 1],
    ["ArrowDown", 0, 2],
    ["ArrowLeft", 3, 2],
    ["ArrowUp", 3, 1],
    ["ArrowDown", 3, 3], // the last
    ["ArrowRight", 1, 2], // the end of a line: the next
    ["Home", 3, 0],
    ["End", 0, 3],
    ["Enter", 0, null],
  ])("%s leads from mark %d of a square to %s", (key, from, to) => {
    const square = [0, 30].flatMap((y) => [0, 40].map((x) => ({ x, y })));
    expect(nextPlace(square, from, key)).toBe(to);
  });
});

describe("files", () => {
  const svg = () =>
    svgFile(
      drawnAt(draw, 400),
      { title: "A <title> & more", lines: ["Main, final layer.", "Bars: values."] },
      (color) => (color === "var(--frame-blue)" ? "#0067a3" : "#111111"),
    );

  test("an SVG stands on its own: no variables, links, styles or unseen marks", () => {
    const { text, width, height } = svg();
    expect(text).not.toMatch(/var\(|currentcolor|style=|class=|<a\b|href|<style|transparent/i);
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).toContain('font-family="Inter, Helvetica, Arial, sans-serif"');
    expect(text).toContain('fill="#0067a3"');
    expect(width).toBe(400);
    expect(height).toBeGreaterThan(100 + 21 + 2 * 15);
  });

  test("its title and source can be seen in it, and read", () => {
    const { text } = svg();
    expect(text.match(/A &lt;title&gt; &amp; more/g)).toHaveLength(2);
    expect(text.match(/Main, final layer\./g)).toHaveLength(2);
  });

  test("long titles are broken between words", () => {
    expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(wrap("incomprehensibilities", 5)).toEqual(["incomprehensibilities"]);
    expect(wrap("", 5)).toEqual([]);
  });

  test("a CSV has exactly the rows, unrounded, and where they come from", async () => {
    const blob = await chartCsv(
      [
        { header: "name", label: "Name", value: (row: (typeof ROWS)[number]) => row.name },
        { header: "value", label: "Value", value: ({ value }) => value / 3 },
      ],
      ROWS,
      {
        round: "Main",
        layer: "final layer",
        codebookVersion: 2,
        articles: 4,
        filter: "Politika, Danas",
        seed: 20260101,
        computedAt: "2026-01-01T00:00:00.000Z",
      },
    );
    expect(await blob.text()).toBe(
      "name,value,round,layer,filter,codebook_version,articles,seed,computed_at\r\n" +
        'one,0.3333333333333333,Main,final layer,"Politika, Danas",2,4,20260101,2026-01-01T00:00:00.000Z\r\n' +
        'two,0.6666666666666666,Main,final layer,"Politika, Danas",2,4,20260101,2026-01-01T00:00:00.000Z\r\n',
    );
  });
});

describe("laying out", () => {
  test("small multiples fill rows, and one column is enough for a phone", () => {
    const rows = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(gridOf(rows, 500, 200)).toMatchObject({ columns: 2, lines: 2 });
    expect(gridOf(rows, 500, 200).placed[2]).toEqual({ id: "c", fx: 0, fy: 1 });
    expect(gridOf(rows, 100, 200)).toMatchObject({ columns: 1, lines: 3 });
    expect(gridOf([], 500, 200)).toMatchObject({ columns: 1, lines: 0 });
  });

  test("labels never take more than a third of the width", () => {
    expect(labelWidth(["x".repeat(200)], 390)).toBeLessThanOrEqual(390 * 0.34 + 1);
    expect(labelWidth(["SEC"], 1200)).toBeLessThan(60);
  });

  test("a double line is two marks, other patterns are one", () => {
    const marks = inPatterns(
      (["solid", "dashed", "double"] as const).map((pattern) => ({ pattern })),
      ({ pattern }) => pattern,
      (drawn, { dy = 0 }) => [drawn.length, Math.sign(dy)],
    );
    expect(marks).toEqual([
      [1, 0],
      [1, 0],
      [1, -1],
      [1, 1],
    ]);
  });
});

test("periods of every length begin and end where they should", () => {
  const days = (key: string) => {
    const { name, start, end } = readPeriod(key);
    return [name, start.toISOString().slice(0, 10), end.toISOString().slice(0, 10)];
  };
  expect(days("2024")).toEqual(["2024", "2024-01-01", "2025-01-01"]);
  expect(days("2024-Q4")).toEqual(["Q4 2024", "2024-10-01", "2025-01-01"]);
  expect(days("2024-02")).toEqual(["Feb 2024", "2024-02-01", "2024-03-01"]);
  expect(days("2025-W01")).toEqual(["Week 01, 2025", "2024-12-30", "2025-01-06"]);
  expect(days("2020-W53")).toEqual(["Week 53, 2020", "2020-12-28", "2021-01-04"]);
  for (const day of ["2023-01-01", "2024-02-29", "2026-12-31"]) {
    for (const length of PERIOD_LENGTHS) {
      const { start, end } = readPeriod(periodOf(day, length));
      expect(start <= new Date(day) && new Date(day) < end, `${day} ${length}`).toBe(true);
    }
  }
  expect(() => readPeriod("March")).toThrow(RangeError);
  expect(dayName("2024-07-01")).toBe("1 Jul 2024");
});

test("marks add what they are about to the address of the passages", () => {
  expect(passagesHref("/p?round=r&outlet=o1", { frame: "a b", outlet: "o1" })).toBe(
    "/p?round=r&outlet=o1&frame=a+b&in-outlet=o1",
  );
  expect(passagesHref("/p", { frame: "f" })).toBe("/p?frame=f");
  expect(passagesHref(null, { frame: "f" })).toBeNull();
});

test("a frame below the bar carries a mark, and so does one of unknown reliability", () => {
  const name = (tier: "A" | "B" | "C" | "undefined") => frameLabel({ name: "Economy", tier });
  expect([name("A"), name("B"), name("C"), name("undefined")]).toEqual([
    "Economy",
    "Economy",
    "† Economy",
    "‡ Economy",
  ]);
  expect(tierNote([{ tier: "A" }, { tier: "B" }])).toBe("");
  expect(tierNote([{ tier: "C" }])).toMatch(/^† [^‡]*$/);
});

test("numbers as people read them", () => {
  expect([percent(0.375), percent(0.375, 1), percent(null)]).toEqual(["38%", "37.5%", "–"]);
  expect([count(3), count(2.5), count(4 / 3)]).toEqual(["3", "2.5", "1.3"]);
  expect([decimal(-0.166667), decimal(null)]).toEqual(["−0.17", "–"]);
  expect(sayShare({ x: 3, n: 4, share: null, low: null, high: null })).toBe(
    "3 of 4 articles, too few for a percentage",
  );
  const size = (row: number | null) => row;
  expect(sayExtremes([2, null, 9, 5], size, String)).toBe("Highest: 9. Lowest: 2.");
  expect(sayExtremes([2], size, String)).toBe("2.");
  expect(sayExtremes([null], size, String)).toBe("");
});
