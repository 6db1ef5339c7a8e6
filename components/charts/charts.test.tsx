import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { frameAgreement } from "@/lib/domain/agreement/frame-agreement";
import { prevalence } from "@/lib/domain/statistics/prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "@/lib/domain/statistics/prevalence-by";
import { studyOf } from "@/lib/domain/statistics/study";
import { FRAMES, TOY, studyOfCorpus } from "@/lib/domain/statistics/testing/toy-corpus";
import { AgreementChart } from "./agreement-chart";
import { count, decimal, monthName, percent } from "./format";
import { MonthChart } from "./month-chart";
import { OutletChart } from "./outlet-chart";
import type { ChartFrame } from "./plot";
import { gridOf, inPatterns, labelWidth } from "./plot";
import { PrevalenceChart } from "./prevalence-chart";

const frames: ChartFrame[] = FRAMES.map(({ id, name }, index) => ({
  id,
  name: index === 0 ? `${name} of small and medium-sized <enterprises> in border regions` : name,
  color: "blue",
  pattern: (["solid", "dashed", "double"] as const)[index]!,
}));
const study = studyOfCorpus(TOY, "final", frames);
const nobody = studyOf({ layer: "final", frames, articles: [], finished: [], uses: [] });
const about = { title: "Prevalence", source: "Final layer, 4 articles" };

/** The page as the server sends it: cells of the table by row. */
function cellsOf(html: string): string[][] {
  return html
    .split("<tr")
    .slice(2)
    .map((row) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) =>
        cell!.replace(/<[^>]*>/g, ""),
      ),
    );
}

describe("the server's page has every number in a table", () => {
  test("prevalence", () => {
    const rows = prevalence(study).map((row, index) => ({ ...row, frame: frames[index]! }));
    const html = renderToStaticMarkup(<PrevalenceChart {...about} rows={rows} />);
    expect(cellsOf(html)).toEqual([
      [
        "Economy of small and medium-sized &lt;enterprises&gt; in border regions",
        "2/4",
        "50.0%",
        "15.0% to 85.0%",
      ],
      ["Morality", "2/4", "50.0%", "15.0% to 85.0%"],
      ["Conflict", "1/4", "25.0%", "4.6% to 69.9%"],
    ]);
    expect(html).toContain('role="img"');
    expect(html).toContain("Least often: Conflict, 25% (1/4)");
    expect(html).toContain("Final layer, 4 articles");
  });

  test("by outlet, without percentages from few articles", () => {
    const outlets = prevalenceByOutlet(study);
    const cells = cellsOf(
      renderToStaticMarkup(<OutletChart {...about} frames={frames} outlets={outlets} />),
    );
    expect(cells).toHaveLength(6);
    expect(cells[1]).toEqual(["Courier", "Morality", "2/2", "–", "–"]);
  });

  test("by month, with gaps and undated articles", () => {
    const html = renderToStaticMarkup(
      <MonthChart {...about} frames={frames} months={prevalenceByMonth(study)} />,
    );
    const months = cellsOf(html).map(([month, , articles]) => `${month} ${articles}`);
    expect(months.filter((_, index) => index % 3 === 0)).toEqual([
      "Mar 2023 1/1",
      "Apr 2023 0/0",
      "May 2023 0/2",
      "Undated 1/1",
    ]);
    expect(html).toContain("No month has 10 finished articles or more");
  });

  test("agreement, with the reason where there is none", () => {
    const passes = ["ann", "bob"].map((reviewerId) => ({ reviewerId, frameIds: ["E"] }));
    const coded = [
      { articleId: "a1", passes },
      { articleId: "a2", passes: passes.map((pass) => ({ ...pass, frameIds: ["M", "E"] })) },
    ];
    const agreements = frameAgreement(coded, ["E", "M"], { seed: 1, replicates: 10 });
    const cells = cellsOf(
      renderToStaticMarkup(<AgreementChart {...about} frames={frames} agreements={agreements} />),
    );
    expect(cells[0]![1]).toContain("Every reviewer gave the same answer everywhere");
    expect(cells[1]).toEqual(["Morality", "1.00 (too rare to judge)", "–", "2"]);
  });
});

test("without articles every chart says so instead of drawing", () => {
  const pages = [
    <PrevalenceChart
      key="1"
      {...about}
      rows={prevalence(nobody).map((row, i) => ({ ...row, frame: frames[i]! }))}
    />,
    <OutletChart key="2" {...about} frames={frames} outlets={prevalenceByOutlet(nobody)} />,
    <MonthChart key="3" {...about} frames={frames} months={prevalenceByMonth(nobody)} />,
    <AgreementChart key="4" {...about} frames={[]} agreements={[]} />,
    <PrevalenceChart key="5" {...about} rows={[]} />,
  ].map((chart) => renderToStaticMarkup(chart));
  for (const html of pages) {
    expect(html).not.toContain('role="img"');
    expect(html).toMatch(/No (finished )?article/);
  }
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
      frames,
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

test("numbers as people read them", () => {
  expect([percent(0.375), percent(0.375, 1), percent(null)]).toEqual(["38%", "37.5%", "–"]);
  expect([count(3), count(2.5), count(4 / 3)]).toEqual(["3", "2.5", "1.3"]);
  expect([decimal(-0.166667), decimal(null)]).toEqual(["−0.17", "–"]);
  expect(monthName("2024-02")).toBe("Feb 2024");
});
