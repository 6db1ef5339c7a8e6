import { expect, test } from "vitest";
import { sourcesOf } from "../document/document";
import { latexOf } from "../document/latex";
import { markdownOf } from "../document/markdown";
import { appendixOf } from "./appendix";
import { APPENDIX } from "./testing/appendix";

const text = markdownOf(appendixOf(APPENDIX));

test("tells the study in the order of its making", () => {
  expect(text.match(/^## .+/gm)).toEqual([
    "## Corpus",
    "## Sampling",
    "## Reviewers and rounds",
    "## Blindness",
    "## Reliability",
    "## Adjudication",
    "## Frames in articles",
    "## Codebook, version 2",
    "## Methods of computing",
    "## Where each number comes from",
  ]);
});

test("every count can be traced to its place in the report", () => {
  expect(text).toMatch(/The corpus holds 1,204 \\\[1\\\] articles of 2 \\\[2\\\] outlets/);
  const sources = sourcesOf(appendixOf(APPENDIX));
  expect(sources.slice(0, 2)).toEqual([
    "report.json, facts.corpus.articles",
    "report.json, facts.corpus.outlets",
  ]);
  expect(sources).toContain("report.json, adjudication.rejected");
});

test("says who was left out of the sample, and why", () => {
  expect(text).toMatch(
    /of 1,204 \S+ articles found, some were left out \(35: a printing of .+\); from the 1,169 \S+ that remained, 12 \S+ were drawn at random within 2 strata \(outlet, proportional\) with the seed 7/,
  );
  const none = markdownOf(appendixOf({ ...APPENDIX, facts: { ...APPENDIX.facts, samples: [] } }));
  expect(none).toContain("No sample was drawn with Framewise");
});

test("gives agreement for each frame with its interval, and says why it is undefined", () => {
  expect(text).toMatch(
    /\| Security & order \| 12 \| 6\/12, 5\/12 \| 91\.7 \| 0\.839 \\\[[-−\d.]+, 1\.000\\\] \| 0\.833 \| 0\.834 \|/,
  );
  expect(text).toMatch(
    /\| Pragmatic\\_partnership † \| 12 \| 0\/12, 0\/12 \| 100\.0 \| undefined \|/,
  );
  expect(text).toContain(
    "α undefined for Pragmatic\\_partnership: Every reviewer gave the same answer",
  );
});

test.each([
  ["article", "only after submitting the article themselves"],
  ["round", "only after every reviewer had submitted the whole round"],
  ["adjudication", "only after the article’s adjudication was closed"],
] as const)("tells the blind rule “%s”", (revealRule, words) => {
  const rounds = APPENDIX.facts.rounds.map((round) => ({ ...round, revealRule }));
  expect(markdownOf(appendixOf({ ...APPENDIX, facts: { ...APPENDIX.facts, rounds } }))).toContain(
    words,
  );
});

test("an article set that nobody settled says so", () => {
  const adjudication = { ...APPENDIX.adjudication, articles: 0 };
  expect(markdownOf(appendixOf({ ...APPENDIX, adjudication }))).toContain(
    "Nothing has been settled",
  );
});

test("is LaTeX without a bare special character", () => {
  const body = latexOf(appendixOf(APPENDIX)).split("\\begin{document}")[1]!;
  expect(body).toContain("Security \\& order");
  expect(body).not.toMatch(/(?<!\\)[#%&](?! )/);
});
