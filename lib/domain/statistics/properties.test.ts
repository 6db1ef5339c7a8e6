import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intersectionOf } from "../span";
import { coOccurrence } from "./co-occurrence";
import { prevalence } from "./prevalence";
import { statisticRows } from "./registry";
import { isSimple } from "./resampling";
import { salience } from "./salience";
import { salienceIntervals } from "./salience-interval";
import { sharedText } from "./shared-text";
import type { Corpus, Tagged } from "./testing/toy-corpus";
import { annotationsOf, FRAMES, studyOfCorpus } from "./testing/toy-corpus";
import { weightedFigures } from "./weighted";

const tagged: fc.Arbitrary<readonly Tagged[]> = fc.array(
  fc
    .record({ frame: fc.constantFrom("E", "M", "C"), start: fc.nat(40), length: fc.nat(15) })
    .map(({ frame, start, length }): Tagged => [start, start + 1 + length, frame]),
  { maxLength: 5 },
);

/** Articles of 60 characters, headline 0–10, of two reviewers or one. */
const arbitraryCorpus = (least = 1): fc.Arbitrary<Corpus> =>
  fc
    .array(fc.dictionary(fc.constantFrom("ann", "bob"), tagged, { minKeys: 1 }), {
      minLength: least,
      maxLength: least + 5,
    })
    .map((codings) => ({
      articles: codings.map((_, index) => ({
        ...{ id: `a${index}`, outletId: `o${index % 2}`, outlet: `O${index % 2}` },
        publishedOn: "2024-01-01",
        zones: [
          { zone: "headline", start: 0, end: 10 },
          { zone: "body", start: 10, end: 60 },
        ],
      })),
      codings: Object.fromEntries(codings.map((those, index) => [`a${index}`, those])),
    }));

const each = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe("the same as counting character by character", () => {
  test("prevalence, salience, co-occurrence and shared text", () => {
    fc.assert(
      fc.property(arbitraryCorpus(), (corpus) => {
        const study = studyOfCorpus(corpus, "reviewer");
        const articles = corpus.articles.map(({ id }) => Object.values(corpus.codings[id]!));
        const has = (tags: readonly Tagged[], frame: string) => tags.some(([, , f]) => f === frame);
        const covers = (tags: readonly Tagged[], frame: string, at: number) =>
          tags.some(([start, end, f]) => f === frame && start <= at && at < end);
        const mean = (
          codings: readonly (readonly Tagged[])[],
          of: (tags: readonly Tagged[]) => number,
        ) => codings.reduce((sum, tags) => sum + of(tags), 0) / codings.length;
        const total = (of: (tags: readonly Tagged[]) => number) =>
          articles.reduce((sum, codings) => sum + mean(codings, of), 0);

        const shared = sharedText(
          corpus.articles.map(({ id, zones }) => ({
            zones,
            codings: Object.values(corpus.codings[id]!).map(annotationsOf),
          })),
          FRAMES.map(({ id }) => id),
        );
        for (const [k, { id }] of FRAMES.entries()) {
          expect(prevalence(study)[k]!.x).toBeCloseTo(
            total((tags) => Number(has(tags, id))),
            9,
          );
          const covered = total((tags) => each(0, 60).filter((at) => covers(tags, id, at)).length);
          expect(salience(study).frames[k]!.covered).toBeCloseTo(covered, 9);
          for (const [l, other] of FRAMES.entries()) {
            const both = total((tags) => Number(has(tags, id) && has(tags, other.id)));
            expect(coOccurrence(study).cells[k]![l]!.both).toBeCloseTo(both, 9);
            const together = total(
              (tags) =>
                each(0, 60).filter((at) => covers(tags, id, at) && covers(tags, other.id, at))
                  .length,
            );
            expect(shared[k]![l]).toBeCloseTo(together, 9);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test("what two unions share", () => {
    const span = fc
      .tuple(fc.nat(20), fc.nat(5))
      .map(([start, length]) => ({ start, end: start + length + 1 }));
    fc.assert(
      fc.property(span, span, (a, b) => {
        const both = each(0, 30).filter(
          (at) => a.start <= at && at < a.end && b.start <= at && at < b.end,
        );
        const shared = intersectionOf([a], [b]).flatMap(({ start, end }) => each(start, end));
        expect(shared).toEqual(both);
      }),
    );
  });
});

describe("what must not change the figures", () => {
  /** Every text twice as long, and every tag with it. */
  const doubled = ({ articles, codings }: Corpus): Corpus => ({
    articles: articles.map((article) => ({
      ...article,
      zones: article.zones.map((zone) => ({ ...zone, start: 2 * zone.start, end: 2 * zone.end })),
    })),
    codings: Object.fromEntries(
      Object.entries(codings).map(([id, those]) => [
        id,
        Object.fromEntries(
          Object.entries(those).map(([name, tags]) => [
            name,
            tags.map(([start, end, frame]): Tagged => [2 * start, 2 * end, frame]),
          ]),
        ),
      ]),
    ),
  });

  test("doubling every text changes no share and narrows no interval", () => {
    fc.assert(
      fc.property(arbitraryCorpus(6), (corpus) => {
        const [once, twice] = [corpus, doubled(corpus)].map((of) => studyOfCorpus(of, "reviewer"));
        const shares = (study: NonNullable<typeof once>) =>
          salience(study).frames.map(({ ofText, ofFramed, meanOfText }) => [
            ofText,
            ofFramed,
            meanOfText,
          ]);
        for (const [index, those] of shares(once!).entries())
          for (const [place, share] of those.entries())
            expect(shares(twice!)[index]![place] ?? -1).toBeCloseTo(share ?? -1, 12);
        expect(prevalence(twice!)).toEqual(prevalence(once!));
        const options = { seed: 1, replicates: 200 };
        const before = salienceIntervals(once!, options);
        for (const [index, { ofText }] of salienceIntervals(twice!, options).entries()) {
          expect(ofText!.low).toBeCloseTo(before[index]!.ofText!.low, 12);
          expect(ofText!.high).toBeCloseTo(before[index]!.ofText!.high, 12);
        }
      }),
      { numRuns: 10 },
    );
  });

  test("other names for frames, outlets and reviewers change no number", () => {
    const numbersOf = (corpus: Corpus, frames: typeof FRAMES) =>
      [...statisticRows(studyOfCorpus(corpus, "reviewer", frames), 1)].map(
        ({ x, n, share, low, high, value }) => [x, n, share, low, high, value],
      );
    fc.assert(
      fc.property(arbitraryCorpus(), (corpus) => {
        const renamed: Corpus = {
          articles: corpus.articles.map((article) => ({
            ...article,
            outlet: `${article.outlet} Daily`,
          })),
          codings: Object.fromEntries(
            Object.entries(corpus.codings).map(([id, those]) => [
              id,
              Object.fromEntries(
                Object.entries(those).map(([name, tags]) => [
                  `${name}-renamed`,
                  tags.map(([start, end, frame]): Tagged => [start, end, `${frame}2`]),
                ]),
              ),
            ]),
          ),
        };
        const frames = FRAMES.map(({ id, name }) => ({ id: `${id}2`, name: `New ${name}` }));
        expect(numbersOf(renamed, frames)).toEqual(numbersOf(corpus, FRAMES));
      }),
      { numRuns: 6 },
    );
  });
});

describe("stories, strata and weights", () => {
  const corpusOf = (more: (index: number) => object): Corpus => ({
    articles: each(0, 12).map((index) => ({
      ...{
        id: `a${String(index).padStart(2, "0")}`,
        outletId: "o1",
        outlet: "O",
        publishedOn: null,
      },
      zones: [{ zone: "body", start: 0, end: 100 }],
      ...more(index),
    })),
    codings: Object.fromEntries(
      each(0, 12).map((index) => [
        `a${String(index).padStart(2, "0")}`,
        { final: index < 6 ? [[0, 10, "E"] as const] : [] },
      ]),
    ),
  });
  const widthOf = (corpus: Corpus) => {
    const [E] = prevalence(studyOfCorpus(corpus, "final"));
    return E!.high! - E!.low!;
  };

  test("printings that repeat each other are worth less than articles that do not", () => {
    const alone = corpusOf(() => ({}));
    const pairs = corpusOf((index) => ({ clusterId: `s${Math.floor(index / 3)}` }));
    expect(isSimple(studyOfCorpus(alone, "final").articles)).toBe(true);
    expect(isSimple(studyOfCorpus(pairs, "final").articles)).toBe(false);
    expect(widthOf(pairs)).toBeGreaterThan(widthOf(alone));
  });

  test("where strata decide the frame, drawing within strata leaves nothing uncertain", () => {
    const strata = corpusOf((index) => ({ stratum: index < 6 ? "with" : "without" }));
    expect(prevalence(studyOfCorpus(strata, "final"))[0]).toMatchObject({
      ...{ x: 6, n: 12, share: 0.5, low: 0.5, high: 0.5 },
    });
  });

  test("a weight counts an article for all those it stands for", () => {
    const weighted = corpusOf((index) => ({ weight: index < 6 ? 3 : 1 }));
    const [E] = weightedFigures(studyOfCorpus(weighted, "final"), 1);
    expect(E!.prevalence).toBeCloseTo(18 / 24, 12);
    expect(E!.salience).toBeCloseTo((6 * 3 * 10) / (24 * 100), 12);
    expect(E!.prevalenceBounds!.low).toBeLessThan(18 / 24);
    expect(
      weightedFigures(
        studyOfCorpus(
          corpusOf(() => ({ weight: 2 })),
          "final",
        ),
        1,
      ),
    ).toEqual([]);
  });
});
