import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_FRAME } from "../attribute";
import type { Cell } from "./cell";
import { ALL_ARTICLES, articlesBehind, CELL_KINDS, cellQuery, NOWHERE, parseCell } from "./cell";
import { coOccurrence } from "./co-occurrence";
import { diversity } from "./diversity";
import { dominantFrames } from "./dominant-frame";
import { position } from "./position";
import { prevalence } from "./prevalence";
import { prevalenceByOutlet, prevalenceByPeriod } from "./prevalence-by";
import { declaredByDominant, primaryFrames } from "./primary-frame";
import { OUTCOMES, settlingReport } from "./settling";
import type { PresenceRule } from "./study";
import type { Corpus, Tagged } from "./testing/toy-corpus";
import { FRAMES, studyOfCorpus, zones } from "./testing/toy-corpus";
import { toneByFrame } from "./tone";

const TONES = [-1, 0, 1].map((step) => ({ value: String(step), label: "" }));

const tagged: fc.Arbitrary<readonly Tagged[]> = fc.array(
  fc
    .record({ frame: fc.constantFrom("E", "M", "C"), start: fc.nat(45), length: fc.nat(8) })
    .map(({ frame, start, length }): Tagged => [start, start + 1 + length, frame]),
  { maxLength: 4 },
);

/** Articles with a final coding and up to three blind ones, of two outlets or none, over two years. */
const arbitraryCorpus: fc.Arbitrary<Corpus> = fc
  .array(
    fc.record({
      outletId: fc.constantFrom("o1", "o2", null),
      publishedOn: fc.constantFrom("2023-01-31", "2023-02-01", "2024-12-31", null),
      primary: fc.constantFrom("E", "M", NO_FRAME, null),
      tone: fc.constantFrom("-1", "1", null),
      codings: fc.dictionary(fc.constantFrom("ann", "bob", "cem"), tagged, { minKeys: 1 }),
      final: tagged,
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((made) => ({
    articles: made.map(({ outletId, publishedOn, primary, tone }, index) => ({
      ...{ id: `a${index}`, outletId, outlet: outletId, publishedOn, primary, tone },
      zones: zones("headline 0-10, lead 10-20, body 20-55"),
    })),
    codings: Object.fromEntries(
      made.map(({ codings, final }, index) => [`a${index}`, { ...codings, final }]),
    ),
  }));

describe("the articles behind a number add up to it", () => {
  test("in every report, whatever the corpus, layer and rule", () => {
    fc.assert(
      fc.property(
        arbitraryCorpus,
        fc.constantFrom("final" as const, "reviewer" as const),
        fc.constantFrom<PresenceRule>("average", "any", "every"),
        fc.constantFrom("month" as const, "week" as const, "year" as const),
        (corpus, layer, presence, period) => {
          const studies = {
            final: studyOfCorpus(corpus, "final", FRAMES, TONES),
            reviewer: studyOfCorpus(corpus, "reviewer", FRAMES, TONES),
          };
          const study = studies[layer];
          const check = (x: number, cell: Partial<Cell>) => {
            const behind = articlesBehind(
              { study, studies },
              { ...ALL_ARTICLES, ...cell },
              { presence, period },
            );
            expect(behind.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(x, 9);
          };

          check(study.articles.length, {});
          for (const { frame, x, n } of prevalence(study, presence)) {
            check(x, { kind: "frame", frame: frame.id });
            check(n - x, { kind: "without", frame: frame.id });
          }
          for (const { key, n, cells } of prevalenceByOutlet(study, presence)) {
            const outlet = key?.id ?? NOWHERE;
            check(n, { outlet });
            for (const { frame, x } of cells) check(x, { kind: "frame", frame: frame.id, outlet });
          }
          for (const { key, n, cells } of prevalenceByPeriod(study, period, presence)) {
            const at = key ?? NOWHERE;
            check(n, { period: at });
            for (const { frame, x } of cells)
              check(x, { kind: "frame", frame: frame.id, period: at });
          }
          for (const { dominant, x } of dominantFrames(study)) {
            const value = typeof dominant === "string" ? dominant : dominant.id;
            check(x, { kind: "dominant", value });
          }
          for (const { declared, ofAll } of primaryFrames(study)) {
            const value = typeof declared === "string" ? declared : declared.id;
            check(ofAll.x, { kind: "primary", value });
          }
          const columns = [...FRAMES.map(({ id }) => id), "tie", "none"];
          for (const { declared, dominant } of declaredByDominant(study)) {
            const value = typeof declared === "string" ? declared : declared.id;
            for (const [index, x] of dominant.entries())
              check(x, { kind: "primary", value, other: columns[index]! });
          }
          for (const [frames, { x }] of diversity(study).byFrameCount.entries())
            check(x, { kind: "frames", value: String(frames) });
          for (const { k, l, both } of coOccurrence(study).cells.flat())
            if (k !== l) check(both, { kind: "frame", frame: k.id, other: l.id });
          for (const { frame, headline, lead } of position(study)) {
            check(headline.ofAll.x, { kind: "zone", frame: frame.id, value: "headline" });
            check(lead.ofAll.x, { kind: "zone", frame: frame.id, value: "lead" });
          }
          for (const { frame, steps } of toneByFrame(study))
            for (const { value, x } of steps) check(x, { kind: "tone", frame: frame.id, value });
          const settled = settlingReport(studies.final, studies.reviewer, new Map());
          for (const { frame, outcomes } of settled.frames)
            for (const value of OUTCOMES)
              check(outcomes[value], { kind: "settled", frame: frame.id, value });
        },
      ),
      { numRuns: 20 },
    );
  });

  test("of two reviewers every article that both coded is in one of four cells", () => {
    fc.assert(
      fc.property(arbitraryCorpus, (corpus) => {
        const study = studyOfCorpus(corpus, "reviewer");
        const studies = { final: study, reviewer: study };
        const both = study.articles.filter(
          ({ reviewerIds }) => reviewerIds.includes("ann") && reviewerIds.includes("bob"),
        );
        const counts = ["both", "first", "second", "neither"].map((value) => {
          const cell: Cell = {
            ...ALL_ARTICLES,
            ...{ kind: "pair", frame: "E", value, reviewers: ["ann", "bob"] },
          };
          return articlesBehind({ study, studies }, cell, { presence: "any", period: "month" })
            .length;
        });
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(both.length);
      }),
    );
  });
});

test("an address says the whole cell", () => {
  const part = fc.option(fc.stringMatching(/^[a-z0-9-]{1,9}$/));
  const cells = fc.record<Cell>({
    kind: fc.constantFrom(...CELL_KINDS),
    frame: part,
    other: part,
    value: part,
    outlet: part,
    period: part,
    reviewers: fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(cells, (cell) => {
      expect(parseCell(new URLSearchParams(cellQuery(cell).toString()))).toEqual(cell);
    }),
  );
  expect(parseCell(new URLSearchParams("frame=f1")).kind).toBe("frame");
  expect(parseCell(new URLSearchParams("cell=nothing"))).toEqual(ALL_ARTICLES);
});
