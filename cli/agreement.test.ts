import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { framewise } from "./framewise";

const folder = mkdtempSync(join(tmpdir(), "framewise-agreement-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = vi.spyOn(console, "log").mockImplementation(() => {});
const err = vi.spyOn(console, "error").mockImplementation(() => {});
beforeEach(() => {
  out.mockClear();
  err.mockClear();
});

interface Answer {
  readonly id: string;
  readonly value: number | null;
  readonly because: string | null;
  readonly [detail: string]: unknown;
}

async function answers(content: unknown): Promise<{ status: number; answers: Answer[] }> {
  const file = join(folder, "data");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const status = await framewise(["agreement", "--data", file, "--json"]);
  const lines = out.mock.calls.flatMap(([text]) => String(text).split("\n"));
  return { status, answers: lines.map((line) => JSON.parse(line) as Answer) };
}

function unitsCase(units: unknown, more: object = {}) {
  return {
    id: "U",
    coefficient: "krippendorff_alpha",
    distance: "nominal",
    data: { format: "units", units },
    ...more,
  };
}

const SPANS = {
  format: "spans",
  begin: 150,
  length: 300,
  coders: { i: [[225, 295, "c"]], j: [[220, 300, "c"]] },
};

describe("framewise agreement", () => {
  test("answers each case with a line: the value, or why there is none, and what it is based on", async () => {
    const found = await answers([
      unitsCase([["a", "a"], ["b", "b"], ["a", null]], { coefficient: "cohen_kappa" }), // prettier-ignore
      unitsCase([["a", "a"]]),
    ]);
    expect(found.status).toBe(0);
    expect(found.answers).toEqual([
      {
        id: "U",
        coefficient: "cohen_kappa",
        distance: "nominal",
        value: 1,
        because: null,
        units: 3,
        pairable_units: 2,
        coders: 2,
        pairable_values: 4,
      },
      expect.objectContaining({ value: null, because: "no_variation", pairable_units: 1 }),
    ]);
  });

  test.each([
    ["krippendorff_alpha", "ordinal", 0.815],
    ["krippendorff_alpha", "interval", 0.849],
    ["krippendorff_alpha", "ratio", 0.797],
    ["conger_kappa", "nominal", 0.763],
    ["fleiss_kappa_generalized", "nominal", 0.761],
    ["gwet_ac1", "nominal", 0.775],
  ])("reads numbers written as text: %s, %s", async (coefficient, distance, expected) => {
    // Krippendorff (2011), data C; the kappas from irrCAC.
    const units = "11-1 2232 3333 3333 2222 1234 4444 1121 2222 -555 --11 --3-"
      .split(" ")
      .map((unit) => [...unit].map((value) => (value === "-" ? null : value)));
    const found = await answers({ vectors: [unitsCase(units, { coefficient, distance })] });
    expect(found.answers[0]!.value).toBeCloseTo(expected, 3);
  });

  test("takes tables and counts, and the categories they list", async () => {
    const table = { format: "table", categories: ["a", "b"], table: [[5, 0], [0, 0]] }; // prettier-ignore
    const counts = { format: "counts", categories: ["a", "b"], counts: [[7, 1], [3, 5]] }; // prettier-ignore
    const found = await answers([
      { id: 1, coefficient: "gwet_ac1", data: table },
      { id: 2, coefficient: "scott_pi", data: table },
      { id: 3, coefficient: "randolph_kappa", data: counts },
      { id: 4, coefficient: "fleiss_pe", data: counts },
    ]);
    const [ac1, pi, randolph, chance] = found.answers;
    expect(ac1!.value).toBe(1);
    expect(pi!.because).toBe("no_variation");
    expect(randolph!.value).toBeCloseTo(0.214286, 6);
    expect(chance!.value).toBeCloseTo((10 / 16) ** 2 + (6 / 16) ** 2, 12);
  });

  test("numbers categories that have no names, and takes sets as categories", async () => {
    const table = [[5, 1], [0, 4]]; // prettier-ignore
    const sets = [["a"], ["a", "b"]];
    const found = await answers([
      { id: 1, coefficient: "krippendorff_alpha", data: { format: "table", table } },
      { id: 2, coefficient: "krippendorff_alpha", data: { format: "table", categories: ["x", "y"], table } },
      { id: 3, coefficient: "krippendorff_alpha", distance: "masi", data: { format: "table", categories: sets, table } },
      { id: 4, coefficient: "krippendorff_alpha", distance: "ordinal", data: { format: "counts", counts: [[2, 0, 0], [0, 1, 1]] } },
    ]); // prettier-ignore
    const [numbered, named, masi, ordinal] = found.answers;
    expect(numbered!.value).toBe(named!.value);
    expect(masi!.value).toBe(named!.value); // all sets that differ are equally far apart
    expect(ordinal!.value).not.toBeNull();
  });

  test("Holsti's coefficient of passages is the exact F1", async () => {
    const data = { format: "span-sets", coders: { a: [[0, 5, "x"], [9, 12, "y"]], b: [[0, 5, "x"]] } }; // prettier-ignore
    const found = await answers([{ id: 1, coefficient: "holsti", data }]);
    expect(found.answers[0]!.value).toBeCloseTo(2 / 3, 12);
  });

  test("gives intervals where they are asked for", async () => {
    const units = Array.from({ length: 40 }, (_, i) => [i % 2, i % 5 ? i % 2 : 0]);
    const file = join(folder, "data");
    writeFileSync(file, JSON.stringify([unitsCase(units), unitsCase([[1, 1]])]));
    expect(await framewise(["agreement", "--data", file, "--json", "--interval"])).toBe(0);
    const lines = String(out.mock.calls[0]![0]).split("\n");
    const [one, none] = lines.map((line) => JSON.parse(line) as Answer);
    expect(one!.low).toBeLessThan(one!.value!);
    expect(one!.high).toBeGreaterThan(one!.value!);
    expect(one).toMatchObject({ replicates: 2000, dropped: 0, interval_warnings: [] });
    expect(none).toMatchObject({ because: "no_variation", low: null, high: null });
    out.mockClear();
    expect(await framewise(["agreement", "--data", file, "--interval"])).toBe(0);
    expect(String(out.mock.calls[0]![0])).toMatch(/ 0\.\d{4} \[0\.\d{4}, \d\.\d{4}\]/);
  });

  test("takes spans whose offsets begin anywhere, and several texts pooled", async () => {
    const texts = ["one", "two"].map((id) => ({ id, length: 20, coders: { a: [[0, 5, "x"]], b: [[0, 6, "x"]] } })); // prettier-ignore
    const found = await answers([
      { id: "whole", coefficient: "u_alpha", data: SPANS },
      { id: "frame", coefficient: "u_alpha:c", data: SPANS },
      { id: "f1", coefficient: "span_f1:char", data: SPANS },
      { id: "pooled", coefficient: "u_alpha", data: { format: "articles", articles: texts } },
    ]);
    const [whole, frame, f1, pooled] = found.answers;
    expect(whole!.value).toBeCloseTo(frame!.value!, 12);
    expect(f1).toMatchObject({ value: (2 * 70) / 150, precision: 70 / 80, recall: 1 });
    expect(pooled).toMatchObject({ pairable_units: 2, because: null });
  });

  test("leaves empty spans out, and says so", async () => {
    const data = { format: "spans", begin: 0, length: 15, coders: { a: [[0, 0, "A"]], b: [] } };
    const found = await answers([{ id: 1, coefficient: "u_alpha", data }]);
    expect(found.answers[0]).toMatchObject({ because: "no_variation" });
    expect(found.answers[0]!.warnings).toEqual([expect.stringContaining("0–0 is empty")]);
  });

  test("names who overlapped two frames", async () => {
    const data = { format: "spans", length: 15, coders: { a: [[0, 5, "A"], [3, 8, "B"]], b: [] } }; // prettier-ignore
    const found = await answers([{ id: 1, coefficient: "cu_alpha", data }]);
    expect(found.answers[0]).toMatchObject({
      because: "overlapping_frames",
      blocked_by: [{ reviewerId: "a" }],
    });
  });

  test("prints γ with everything it depends on", async () => {
    const params = { seed: 3, precision: 0.5 };
    const found = await answers([{ id: 1, coefficient: "gamma", data: SPANS, params }]);
    expect(found.answers[0]).toMatchObject({
      observed_disorder: ((5 + 5) / 150) ** 2,
      params: { alpha: 1, beta: 1, delta_empty: 1, seed: 3, precision: 0.5 },
    });
  });

  test.each([
    ["an unknown coefficient", unitsCase([["a", "b"]], { coefficient: "krippen" }), /no coefficient "krippen"/],
    ["an unknown distance", unitsCase([["a", "b"]], { distance: "euclid" }), /no distance "euclid"/],
    ["a distance kappa does not know", unitsCase([["a", "b"]], { coefficient: "cohen_kappa", distance: "ordinal" }), /no distance but nominal/],
    ["rows of unequal length", unitsCase([["a", "b"], ["a"]]), /Unit 2 has 1 values for 2 coders/],
    ["words on an interval scale", unitsCase([["a", "b"]], { distance: "interval" }), /needs numbers; unit 1 has "a"/],
    ["negative numbers on a ratio scale", unitsCase([[-1, 1]], { distance: "ratio" }), /at least 0; unit 1 has -1/],
    ["single values for a distance of sets", unitsCase([["a", "b"]], { distance: "masi" }), /lists of labels/],
    ["a value outside the categories", { ...unitsCase([]), data: { format: "units", categories: ["a"], units: [["a", "b"]] } }, /"b", which is not a category/],
    ["a table that is not square", { ...unitsCase([]), data: { format: "table", categories: ["a", "b"], table: [[1, 2]] } }, /2 rows of 2 numbers/],
    ["negative counts", { ...unitsCase([]), data: { format: "counts", categories: ["a"], counts: [[-1]] } }, /data\.counts\.0\.0/],
    ["counts for Cohen's kappa", { ...unitsCase([]), coefficient: "cohen_kappa", data: { format: "counts", categories: ["a"], counts: [[2]] } }, /which coder/],
    ["spans for alpha", { ...unitsCase([]), data: SPANS }, /takes units, a table or counts, not spans/],
    ["units for uα", unitsCase([["a", "b"]], { coefficient: "u_alpha" }), /takes spans, not units/],
    ["a span outside the text", { id: "U", coefficient: "u_alpha", data: { ...SPANS, length: 100 } }, /outside the text/],
    ["a span that ends before it starts", { id: "U", coefficient: "u_alpha", data: { ...SPANS, coders: { i: [[300, 200, "c"]] } } }, /ends before it starts/],
    ["a frame nobody used", { id: "U", coefficient: "k_u_alpha:z", data: SPANS }, /Nobody used the label "z"/],
    ["a rule there is not", { id: "U", coefficient: "span_f1:loose", data: SPANS }, /no span F1 "loose"/],
    ["an unknown format", { id: "U", coefficient: "u_alpha", data: { format: "xml" } }, /data\.format/],
    ["no object at all", 7, /expected object/],
  ])("refuses %s, and answers the other cases", async (_what, wrong, reason) => {
    const found = await answers([wrong, unitsCase([["a", "b"], ["a", "a"]])]); // prettier-ignore
    expect(found.status).toBe(1);
    const [refused, other] = found.answers;
    expect(refused).toMatchObject({ value: null, because: "invalid_input" });
    expect(refused!.error).toMatch(reason);
    expect(String(err.mock.calls[0]![0])).toContain(`Case ${refused!.id}: `);
    expect(other!.value).toBe(0);
  }); // prettier-ignore

  test.each([
    ["what is not JSON", "[{", /not valid JSON/],
    ["an object without cases", "{}", /list of cases/],
    ["no cases", "[]", /no cases/],
    ["a ragged table", "a,b\nc\n", /not a table of values/],
  ])("refuses %s", async (_what, content, reason) => {
    const file = join(folder, "data");
    writeFileSync(file, content);
    expect(await framewise(["agreement", "--data", file])).toBe(1);
    expect(String(err.mock.calls[0]![0])).toMatch(reason);
  });

  test("says that a file is missing, and how it is called", async () => {
    expect(await framewise(["agreement", "--data", join(folder, "none")])).toBe(1);
    expect(await framewise(["agreement"])).toBe(2);
    expect(await framewise(["agreement", "--nonsense"])).toBe(2);
  });
});

describe("framewise agreement on a table of values", () => {
  const CODED = "1,1\n1,2\n2,2\n2,1\n3,3\n";

  test.each([
    ["without a header", CODED],
    ["with a header", `Ben,Gerry\n${CODED}`],
    ["with semicolons and missing values", `${CODED.replaceAll(",", ";")}NA;3\n;\n`],
  ])("computes all coefficients that apply, %s", async (_what, content) => {
    const { status, answers: found } = await answers(content);
    expect(status).toBe(0);
    expect(found.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["percent_agreement", "cohen_kappa", "krippendorff_alpha:ordinal"]),
    );
    expect(found.find(({ id }) => id === "percent_agreement")).toMatchObject({
      value: 0.6,
      pairable_units: 5,
    });
  });

  test("leaves out what is for two reviewers, and for numbers", async () => {
    const { answers: found } = await answers("a,a,b\nb,b,b\n");
    const ids = found.map(({ id }) => id);
    expect(ids).not.toContain("cohen_kappa");
    expect(ids).not.toContain("krippendorff_alpha:interval");
    expect(ids).toContain("light_kappa");
  });

  test("prints a table for people", async () => {
    const file = join(folder, "data");
    writeFileSync(file, CODED);
    expect(await framewise(["agreement", "--data", file])).toBe(0);
    const lines = String(out.mock.calls[0]![0]).split("\n");
    expect(lines[0]).toMatch(/^case +coefficient +distance +value +based on$/);
    expect(lines[1]).toMatch(/^percent_agreement .* 0\.6000 +5 of 5 units, 2 coders$/);
  });
});

/** Vectors collected for the project, where they are at hand; every one has its own tolerance. */
const vectorsFile = join(import.meta.dirname, "../../shared/agreement-vectors.json");

interface Vector {
  readonly id: string;
  readonly expected: number | null;
  readonly tolerance?: number;
  readonly reason?: string | null;
}

test.skipIf(!existsSync(vectorsFile))("answers the collected vectors", async () => {
  const file = JSON.parse(readFileSync(vectorsFile, "utf8")) as Record<string, Vector[]>;
  const vectors = [...file.vectors!, ...file.edge_policy!];
  const found = await answers(vectors);
  expect(found.status).toBe(0);
  for (const [index, { id, expected, tolerance = 1e-6, reason = null }] of vectors.entries()) {
    const { value, because } = found.answers[index]!;
    expect({ id, because }).toEqual({ id, because: reason });
    if (expected === null) expect({ id, value }).toEqual({ id, value: null });
    else expect(Math.abs(value! - expected), id).toBeLessThanOrEqual(tolerance);
  }
});
