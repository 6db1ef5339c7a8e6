import { expect, test } from "vitest";
import { salienceIntervals } from "./salience-interval";
import type { Corpus } from "./testing/toy-corpus";
import { studyOfCorpus, toyStudy, zones } from "./testing/toy-corpus";

/** `count` articles of 100 code points, of which every other one is covered by E. */
function corpusOf(count: number, length = 100): Corpus {
  const ids = Array.from({ length: count }, (_, index) => `a${index}`);
  return {
    articles: ids.map((id) => ({
      id,
      outletId: null,
      outlet: null,
      publishedOn: null,
      zones: zones(`body 0-${length}`),
    })),
    codings: Object.fromEntries(
      ids.map((id, index) => [id, { final: index % 2 ? [] : [[0, length, "E"]] }]),
    ),
  };
}

test("with whole articles covered, salience varies as a share of articles does", () => {
  const [E] = salienceIntervals(studyOfCorpus(corpusOf(100), "final"), { seed: 1 });
  // The binomial interval of 50 in 100 draws at p = 0.5 is 0.40 to 0.60.
  expect(E!.ofText!.low).toBeCloseTo(0.4, 1);
  expect(E!.ofText!.high).toBeCloseTo(0.6, 1);
  expect(E!.ofFramed).toEqual({ low: 1, high: 1 });
});

test("does not get narrower because texts are longer, and repeats itself", () => {
  const short = salienceIntervals(studyOfCorpus(corpusOf(30), "final"), {
    seed: 7,
    replicates: 200,
  });
  const long = salienceIntervals(studyOfCorpus(corpusOf(30, 5000), "final"), {
    seed: 7,
    replicates: 200,
  });
  expect(long).toEqual(short);
});

test("has no interval below five articles, nor where no text is framed", () => {
  expect(salienceIntervals(toyStudy(), { seed: 1, replicates: 50 })[0]).toMatchObject({
    ofText: null,
  });
  const empty = corpusOf(6);
  const unframed = {
    ...empty,
    codings: Object.fromEntries(empty.articles.map(({ id }) => [id, { final: [] }])),
  };
  const [E] = salienceIntervals(studyOfCorpus(unframed, "final"), { seed: 1, replicates: 50 });
  expect(E).toMatchObject({ ofText: { low: 0, high: 0 }, ofFramed: null });
});
