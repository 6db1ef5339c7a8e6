import type { ComponentProps, ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { frameAgreement } from "@/lib/domain/agreement/frame-agreement";
import { reviewerPairs } from "@/lib/domain/agreement/reviewer-pairs";
import { coOccurrence } from "@/lib/domain/statistics/co-occurrence";
import { position } from "@/lib/domain/statistics/position";
import { prevalence } from "@/lib/domain/statistics/prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "@/lib/domain/statistics/prevalence-by";
import { salience } from "@/lib/domain/statistics/salience";
import { NOT_JUDGED, studyOf } from "@/lib/domain/statistics/study";
import { FRAMES, TOY, studyOfCorpus } from "@/lib/domain/statistics/testing/toy-corpus";
import { proportion } from "@/lib/domain/statistics/proportion";
import { AgreementChart } from "./agreement-chart";
import type { ChartFrame } from "./chart-frame";
import { CoOccurrenceChart } from "./co-occurrence-chart";
import { ConfusionChart } from "./confusion-chart";
import { DeclaredChart } from "./declared-chart";
import type { Drawing } from "./drawing";
import { OutletChart } from "./outlet-chart";
import { OutletMatrixChart } from "./outlet-matrix-chart";
import { PairMatrixChart } from "./pair-matrix-chart";
import { PositionChart } from "./position-chart";
import { PrevalenceChart } from "./prevalence-chart";
import { SalienceChart } from "./salience-chart";
import { drawnAt, labelsOf, stubDocument, wordsOf } from "./testing/draw";
import { TimeChart } from "./time-chart";
import { ToneChart } from "./tone-chart";
import { WordsChart } from "./words-chart";

type Drawn = Pick<ComponentProps<typeof Drawing>, "draw" | "alt">;
const shown = vi.hoisted((): { last: unknown } => ({ last: null }));
vi.mock("./drawing", async (original) => ({
  ...(await original<object>()),
  Drawing: (props: Drawn) => {
    shown.last = props;
    return null;
  },
}));
beforeAll(stubDocument);

const frames: ChartFrame[] = FRAMES.map(({ id, name }, index) => ({
  id,
  name: index === 0 ? `${name} of small and medium-sized <enterprises> in border regions` : name,
  shortName: id,
  color: (["blue", "orange", "green"] as const)[index]!,
  pattern: (["solid", "dashed", "double"] as const)[index]!,
  tier: (["A", "C", "undefined"] as const)[index]!,
}));
const study = studyOfCorpus(TOY, "final", frames);
const nobody = studyOf({ layer: "final", frames, articles: [] });
const about = {
  source: {
    round: "Main",
    layer: "final layer",
    codebookVersion: 2,
    articles: 4,
    filter: "",
    seed: null,
    computedAt: "2026-01-01T00:00:00.000Z",
  },
  passages: "/projects/p/statistics/passages?round=r",
};
const chart = { ...about, frames };

/** A chart as the server sends it, and what the browser makes of it at 1280 and at 390 px. */
function lookAt(element: ReactElement) {
  shown.last = null;
  const html = renderToStaticMarkup(element);
  const drawing = shown.last as Drawn | null;
  return {
    html,
    alt: drawing?.alt ?? null,
    wide: drawing && drawnAt(drawing.draw, 1100),
    narrow: drawing && drawnAt(drawing.draw, 358),
  };
}

/** Cells of the table by row. */
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

describe("prevalence", () => {
  const { html, alt, wide, narrow } = (() => {
    stubDocument();
    return lookAt(<PrevalenceChart {...chart} prevalences={prevalence(study)} />);
  })();

  test("has every number in its table, with a mark where reliability is low or unknown", () => {
    expect(cellsOf(html)).toEqual([
      [
        "Economy of small and medium-sized &lt;enterprises&gt; in border regions",
        "2/4",
        "50.0%",
        "15.0% to 85.0%",
      ],
      ["† Morality", "2/4", "50.0%", "15.0% to 85.0%"],
      ["‡ Conflict", "1/4", "25.0%", "4.6% to 69.9%"],
    ]);
    expect(html).toContain("Main, final layer, codebook version 2, 4 articles");
    expect(html).toContain("† Reviewers’ agreement on this frame (α) is below the bar.");
  });

  test("draws a mark for each row, that says its numbers and opens its passages", () => {
    for (const drawing of [wide!, narrow!]) {
      expect(labelsOf(drawing)).toHaveLength(3);
      expect(labelsOf(drawing)[2]).toBe(
        "‡ Conflict: 1 of 4 articles (25%, 95% interval 5% to 70%)",
      );
      const link = drawing.querySelectorAll("a")[2]!;
      expect(link.getAttribute("href")).toBe("/projects/p/statistics/passages?round=r&frame=C");
    }
  });

  test("says the finding in words", () => {
    expect(alt).toContain("Lowest: ‡ Conflict: 1 of 4 articles (25%");
  });
});

describe("over time", () => {
  /** 12 articles in March, none in April, 12 in May, of which every third has the frame. */
  const months = studyOf({
    layer: "final",
    frames,
    articles: Array.from({ length: 25 }, (_, index) => ({
      id: `a${index}`,
      outletId: null,
      outlet: null,
      publishedOn: index === 24 ? null : index < 12 ? "2023-03-05" : "2023-05-06",
      codedLength: 100,
      codings: [frames.map(() => null)],
      reviewerIds: [null],
      judged: [NOT_JUDGED],
    })),
  });
  const events = [
    { id: "e1", day: "2023-05-20", label: "State visit" },
    { id: "e2", day: "2023-04-01", label: "Signing of the agreement" },
    { id: "e3", day: "1999-05-07", label: "Long before" },
  ];
  const look = () =>
    lookAt(<TimeChart {...chart} periods={prevalenceByMonth(months)} events={events} />);

  test("breaks the line where there are no articles, and never draws 0% there", () => {
    const { wide, html } = look();
    const line = [...wide!.querySelectorAll('[aria-hidden] path[stroke="var(--frame-blue)"]')].map(
      (path) => path.getAttribute("d") ?? "",
    );
    // Two months with a month between: two stretches of one point each, not one of three.
    expect(line.some((d) => d.split("M").length === 3)).toBe(true);
    expect(wide!.querySelectorAll('circle[fill="var(--frame-blue)"]')).toHaveLength(2);
    expect(labelsOf(wide!)[1]).toBe(
      "Economy of small and medium-sized <enterprises> in border regions, Apr 2023: no articles",
    );
    expect(cellsOf(html)[3]).toEqual([
      "Apr 2023",
      expect.stringContaining("Economy") as string,
      "0/0",
      "–",
      "–",
    ]);
    expect(html).toContain("1 article has no date and is only in the table.");
  });

  test("marks the events of its time in every panel, by letter, in order", () => {
    const { wide, html, alt } = look();
    const words = wordsOf(wide!);
    expect(words.filter((word) => word === "A")).toHaveLength(3);
    expect(words).not.toContain("C");
    expect(html).toContain("A: 1 Apr 2023, Signing of the agreement. B: 20 May 2023, State visit.");
    expect(alt).toContain(
      "Events: 1 Apr 2023, Signing of the agreement; 20 May 2023, State visit.",
    );
  });

  test("shows no percentage of a month with few articles", () => {
    const { html, wide } = lookAt(
      <TimeChart {...chart} periods={prevalenceByMonth(study)} events={[]} />,
    );
    expect(wide).toBeNull();
    expect(html).toContain("No period has 10 finished articles or more");
    const cells = cellsOf(html).map(([month, , articles]) => `${month} ${articles}`);
    expect(cells.filter((_, index) => index % 3 === 0)).toEqual([
      "Mar 2023 1/1",
      "Apr 2023 0/0",
      "May 2023 0/2",
      "Undated 1/1",
    ]);
  });
});

describe("outlets", () => {
  const outlets = prevalenceByOutlet(study);

  test("draws a cell for every outlet and frame, outlined and without percentage where articles are few", () => {
    const { wide, html } = lookAt(<OutletMatrixChart {...chart} outlets={outlets} />);
    expect(labelsOf(wide!)).toHaveLength(6);
    expect(wordsOf(wide!)).toContain("2/2");
    expect(wordsOf(wide!).join(" ")).not.toMatch(/\d%/);
    expect(cellsOf(html)[1]).toEqual(["Courier", "† Morality", "2/2", "–", "–"]);
  });

  test("gives the same rows as panels", () => {
    const { wide, narrow, html } = lookAt(<OutletChart {...chart} outlets={outlets} />);
    expect(labelsOf(wide!)).toHaveLength(6);
    expect(labelsOf(narrow!).sort()).toEqual(labelsOf(wide!).sort());
    expect(cellsOf(html)).toHaveLength(6);
  });
});

test("co-occurrence is symmetric, in codebook order, with N on the diagonal", () => {
  const { wide, html } = lookAt(<CoOccurrenceChart {...chart} table={coOccurrence(study)} />);
  const words = wordsOf(wide!).filter((word) => /^\d+$/.test(word));
  expect(words).toHaveLength(9);
  const at = (row: number, column: number) => words[3 * row + column];
  expect([at(0, 0), at(1, 1), at(2, 2)]).toEqual(["2", "2", "1"]);
  expect([at(0, 1), at(0, 2), at(1, 2)]).toEqual([at(1, 0), at(2, 0), at(2, 1)]);
  expect(html).toContain("too rare");
});

test("position has headline, lead and ten tenths for each frame", () => {
  const { wide, narrow } = lookAt(<PositionChart {...chart} positions={position(study)} />);
  expect(labelsOf(wide!)).toHaveLength(3 * 12);
  expect(labelsOf(narrow!)).toHaveLength(3 * 12);
  expect(labelsOf(wide!)[0]).toMatch(/in the headline: 1 of 4 articles \(25%/);
  expect(wide!.querySelectorAll("a")[2]!.getAttribute("href")).toMatch(/frame=E$/);
});

test("salience draws a bar in the frame's pattern for each, out of the text that is named", () => {
  const table = salience(study);
  const { wide, html } = lookAt(
    <SalienceChart {...chart} table={table} intervals={[]} of="framed" />,
  );
  expect(labelsOf(wide!)).toHaveLength(3);
  expect(wide!.querySelectorAll('[stroke-dasharray="8 3"] line')).toHaveLength(1);
  expect(html).toContain(`Out of the text that has any frame: ${table.framedLength} characters.`);
});

test("agreement gives the reason where there is no value", () => {
  const passes = ["ann", "bob"].map((reviewerId) => ({ reviewerId, frameIds: ["E"] }));
  const coded = [
    { articleId: "a1", passes },
    { articleId: "a2", passes: passes.map((pass) => ({ ...pass, frameIds: ["M", "E"] })) },
  ];
  const agreements = frameAgreement(coded, ["E", "M"], { seed: 1, replicates: 10 });
  const { html, wide, alt } = lookAt(<AgreementChart {...chart} agreements={agreements} />);
  const cells = cellsOf(html);
  expect(cells[0]![1]).toContain("Every reviewer gave the same answer everywhere");
  expect(cells[1]).toEqual(["† Morality", "1.00 (too rare to judge)", "–", "2"]);
  expect(wordsOf(wide!).join("|")).toContain("undefined");
  expect(wordsOf(wide!)).toEqual(expect.arrayContaining(["0.667", "0.800"]));
  expect(wide!.querySelectorAll("circle")).toHaveLength(1); // none for the undefined one
  expect(alt).toContain("1 at 0.8 or above, 0 from 0.667 to below 0.8, 0 below, 1 undefined.");
});

test("without articles every chart says so instead of drawing", () => {
  const pages = [
    <PrevalenceChart key="1" {...chart} prevalences={prevalence(nobody)} />,
    <OutletChart key="2" {...chart} outlets={prevalenceByOutlet(nobody)} />,
    <OutletMatrixChart key="3" {...chart} outlets={prevalenceByOutlet(nobody)} />,
    <TimeChart key="4" {...chart} periods={prevalenceByMonth(nobody)} events={[]} />,
    <CoOccurrenceChart key="5" {...chart} table={coOccurrence(nobody)} />,
    <PositionChart key="6" {...chart} positions={position(nobody)} />,
    <SalienceChart key="7" {...chart} table={salience(nobody)} intervals={[]} of="text" />,
    <AgreementChart key="8" {...chart} frames={[]} agreements={[]} />,
    <PrevalenceChart key="9" {...chart} frames={[]} prevalences={[]} />,
  ].map((element) => lookAt(element));
  for (const { html, wide } of pages) {
    expect(wide).toBeNull();
    expect(html).toMatch(/No (finished )?article/);
  }
});

describe("matrices of agreement", () => {
  const ann = { id: "r1", name: "Ann Long-Surname" };
  const bob = { id: "r2", name: "Bob" };
  const cy = { id: "r3", name: "Cy" };
  const found = (articleId: string, finds: Readonly<Record<string, string[]>>) => ({
    articleId,
    passes: Object.entries(finds).map(([reviewerId, frameIds]) => ({ reviewerId, frameIds })),
  });
  const pairs = reviewerPairs(
    [
      found("a1", { r1: ["E"], r2: ["E"] }),
      found("a2", { r1: ["E"], r2: [] }),
      found("a3", { r1: [], r2: [] }),
      found("a4", { r1: ["E"], r3: ["E"] }),
    ],
    ["E"],
  );

  test("pairs of reviewers: both halves of the matrix, and why there is no value", () => {
    const { wide, html } = lookAt(
      <PairMatrixChart {...about} frame={frames[0]} reviewers={[ann, bob, cy]} pairs={pairs} />,
    );
    // Ann and Bob on three articles: both, only Ann, neither. α = 1 − (1/3) / (9/15) = 4/9
    expect(wordsOf(wide!).filter((word) => word === "0.44")).toHaveLength(2);
    expect(labelsOf(wide!)).toHaveLength(4);
    expect(html).toContain("Agreement of each pair of reviewers: Economy");
    const cells = cellsOf(html);
    expect(cells[0]).toEqual(["Ann Long-Surname and Bob", "3", "0.44"]);
    expect(cells[1]!.join()).toContain("Every reviewer gave the same answer everywhere");
  });

  test("confusions stand on both sides of the diagonal", () => {
    const differences = {
      outcomes: ["E", "M", "C"].map((frameId, index) => ({ frameId, agreed: index, boundary: 1 })),
      confusions: [{ frameIds: ["E", "C"] as const, passages: 7 }],
    };
    const { wide, html, alt } = lookAt(<ConfusionChart {...chart} differences={differences} />);
    expect(wordsOf(wide!).filter((word) => word === "7")).toHaveLength(2);
    expect(labelsOf(wide!)).toHaveLength(9);
    expect(cellsOf(html).map((cells) => cells.at(-1))).toEqual(["1", "0", "7", "2", "0", "3"]);
    expect(alt).toContain("and Conflict: 7 passages");
    const links = [...wide!.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links).toContain(
      "/projects/p/statistics/passages?round=r&outcome=frame&frame=E&other=C",
    );
    expect(links).toHaveLength(5); // three alike, and both sides of the one pair; none for 0
  });
});

test("tone: answers against on the left of the middle, in favour on the right, in their order", () => {
  const tones = [
    { value: "-1", label: "Against" },
    { value: "0", label: "Neutral" },
    { value: "1", label: "In favour" },
  ];
  const steps = [3, 2, 5].map((x, index) => ({
    value: tones[index]!.value,
    ...proportion(x, 10),
  }));
  const { wide, narrow, html } = lookAt(
    <ToneChart {...chart} tones={tones} rows={[{ frame: { id: "M" }, n: 10, steps }]} />,
  );
  const ends = [...wide!.querySelectorAll(".chart-marks rect")].map((rect) => {
    const left = Number(rect.getAttribute("x"));
    return [left, left + Number(rect.getAttribute("width"))] as const;
  });
  expect(ends).toHaveLength(3);
  const [against, neutral, favour] = ends as [[number, number], [number, number], [number, number]];
  expect(against[1]).toBeCloseTo(neutral[0], 3);
  expect(neutral[1]).toBeCloseTo(favour[0], 3);
  expect((favour[1] - favour[0]) / (against[1] - against[0])).toBeCloseTo(5 / 3, 3);
  expect(wordsOf(narrow!).filter((word) => word === "† Morality")).toHaveLength(1);
  expect(cellsOf(html)[0]!.slice(0, 4)).toEqual(["† Morality", "Against", "3/10", "30.0%"]);
  expect(html).toContain("Left, dashed: Against. Across the middle, grey: Neutral.");
});

test("words: those of the frame to the right, those of the other text to the left", () => {
  const word = (text: string, z: number) => ({
    word: text,
    inFrame: 4,
    elsewhere: 2,
    articles: 3,
    delta: z / 2,
    z,
  });
  const words = {
    wordsInFrame: 100,
    wordsElsewhere: 900,
    alpha0: 100,
    words: [word("loan", 3.2), word("rail", 2.1), word("bridge", -2.4)],
  };
  const { wide, html, alt } = lookAt(<WordsChart {...about} frame={frames[1]!} words={words} />);
  expect(labelsOf(wide!)).toHaveLength(3);
  expect(labelsOf(wide!)[0]).toContain("4 times in 100 words with the frame, 2 in 900 elsewhere");
  expect(wordsOf(wide!)).toEqual(expect.arrayContaining(["loan", "rail", "bridge"]));
  expect(cellsOf(html)[2]).toEqual(["bridge", "4/100", "2/900", "3", "−2.40"]);
  expect(alt).toContain(
    "Typical: “loan” (z 3.2), “rail” (z 2.1). Typical of the other text: “bridge”",
  );
});

test("declared and dominant frame: a row for each declared, ties and none as columns", () => {
  const table = [
    { declared: { id: "E" }, dominant: [3, 1, 0, 0, 0] },
    { declared: { id: "M" }, dominant: [0, 2, 0, 1, 0] },
    { declared: { id: "C" }, dominant: [0, 0, 0, 0, 0] },
    { declared: "none" as const, dominant: [0, 0, 0, 0, 4] },
  ];
  const { wide, html, alt } = lookAt(<DeclaredChart {...chart} table={table} />);
  expect(labelsOf(wide!)).toHaveLength(4 * 5);
  expect(alt).toContain("in 5 of 11 the declared frame is also the one that covers most text");
  expect(cellsOf(html)[8]).toEqual(["† Morality", "Tie", "1/3"]);
});

test("on a phone, columns that do not fit go on in a block below, none is lost", () => {
  const many = Array.from({ length: 20 }, (_, index) => ({
    ...frames[0]!,
    id: `f${index}`,
    name: `Frame ${index}`,
    shortName: `F${index}`,
  }));
  const cells = many.map((k) =>
    many.map((l) => ({
      ...{ k, l, both: 1, expected: 0, jaccard: null, ofK: null, lift: null, phi: null },
      tooRare: true,
    })),
  );
  const { narrow } = lookAt(<CoOccurrenceChart {...about} frames={many} table={{ n: 9, cells }} />);
  expect(labelsOf(narrow!)).toHaveLength(400);
  expect(wordsOf(narrow!).filter((word) => word === "Frame 7")).toHaveLength(3); // one a block
  for (const cell of narrow!.querySelectorAll(".chart-marks rect")) {
    expect(Number(cell.getAttribute("width"))).toBeGreaterThanOrEqual(24);
    const end = Number(cell.getAttribute("x")) + Number(cell.getAttribute("width"));
    expect(end).toBeLessThanOrEqual(358);
  }
});
