import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ROLES } from "@/lib/domain/access";
import { krippendorffAlpha } from "@/lib/domain/agreement/krippendorff-alpha";
import { cleanText } from "@/lib/domain/clean/clean";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { isGraphemeBoundary } from "@/lib/domain/text/graphemes";

const FOLDER = new URL("../prisma/sample/", import.meta.url);

const words = z.string().min(1);
const passage = { frame: words, quote: words, occurrence: z.int().positive().optional() };
const source = z.strictObject({ reviewer: z.email(), ...passage });

const { members, frames, articles, assignments, reviews, adjudications } = z
  .strictObject({
    name: words,
    slug: z.literal("sample"),
    description: words,
    timeZone: z.literal("Europe/Belgrade"),
    members: z.array(z.strictObject({ name: words, email: z.email(), role: z.enum(ROLES) })),
    frames: z.array(
      z.strictObject({
        name: words,
        shortName: words,
        definition: words,
        includeWhen: words,
        excludeWhen: words,
        example: words,
        counterExample: words,
        color: z.enum(FRAME_COLORS),
        pattern: z.enum(FRAME_PATTERNS),
        key: words,
      }),
    ),
    articles: z.array(
      z.strictObject({
        file: words,
        title: words,
        outlet: words,
        author: words.nullable(),
        publishedOn: z.iso.date(),
        language: z.enum(["en", "sr"]),
      }),
    ),
    assignments: z.array(
      z.strictObject({
        article: words,
        reviewer: z.email(),
        submitted: z.boolean(),
        noFrameFound: z.literal(true).optional(),
        annotations: z.array(z.strictObject({ ...passage, memo: words.optional() })),
      }),
    ),
    reviews: z.array(
      z.strictObject({
        article: words,
        by: z.email(),
        of: z.email(),
        ...passage,
        verdict: z.enum(["agree", "disagree", "unsure"]),
        note: z.string(),
      }),
    ),
    adjudications: z.array(
      z.strictObject({
        article: words,
        decisions: z.array(
          z.strictObject({
            kind: z.enum(["adopted", "edited", "merged", "rejected"]),
            ...passage,
            sources: z.array(source).min(1),
            reason: words.optional(),
          }),
        ),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("project.json", FOLDER), "utf8")));

type Source = z.infer<typeof source>;

const cleaned = articles.map((article) => ({
  ...article,
  found: cleanText(readFileSync(new URL(`articles/${article.file}`, FOLDER), "utf8")),
}));
const textOf = new Map(cleaned.map(({ file, found }) => [file, found.text]));
const submitted = assignments.filter((assignment) => assignment.submitted);
const decisions = adjudications.flatMap(({ article, decisions }) =>
  decisions.map((decision) => ({ ...decision, article })),
);

/** Tells annotations of one article apart. */
const keyOf = ({ reviewer, frame, quote, occurrence = 1 }: Source) =>
  JSON.stringify([reviewer, frame, quote, occurrence]);

/** The keys of what was submitted for an article. */
const submittedKeys = (file: string) =>
  submitted
    .filter(({ article }) => article === file)
    .flatMap(({ reviewer, annotations }) =>
      annotations.map(({ memo: _memo, ...annotation }) => keyOf({ reviewer, ...annotation })),
    );

const reviewersOf = (file: string) =>
  submitted.filter(({ article }) => article === file).map(({ reviewer }) => reviewer);

function expectUnique(values: readonly unknown[]) {
  expect(values).toEqual([...new Set(values)]);
}

test("the articles are the files of the folder, from five outlets and at least eight months", () => {
  const files = articles.map(({ file }) => file);
  expect([...files].sort()).toEqual(readdirSync(new URL("articles", FOLDER)).sort());
  expect(files).toHaveLength(14);
  expect(new Set(articles.map(({ outlet }) => outlet)).size).toBe(5);
  const months = new Set(articles.map(({ publishedOn }) => publishedOn.slice(0, 7)));
  expect(months.size).toBeGreaterThanOrEqual(8);
  expect([...months].every((month) => /^202[45]-/.test(month))).toBe(true);
});

test.each(cleaned)("the cleaning of $file finds what project.json says, or nothing", (article) => {
  const { found, title, publishedOn, language, outlet, author } = article;
  expect(found).toMatchObject({ title, publishedOn, language });
  expect([outlet, null]).toContain(found.outlet);
  expect([author, null]).toContain(found.author);
  expect(found.dropped.length).toBeGreaterThan(0);
  expect(found.zones.map(({ zone }) => zone)).toEqual(expect.arrayContaining(["headline", "body"]));
});

test("the cleaning finds each outlet's name in some article, but for the one with no imprint", () => {
  const found = new Set(cleaned.flatMap(({ found }) => found.outlet ?? []));
  expect(found.size).toBe(4);
});

test("frames and members can be told apart", () => {
  for (const property of ["name", "shortName", "color", "pattern", "key"] as const) {
    expectUnique(frames.map((frame) => frame[property]));
  }
  expectUnique(members.map(({ email }) => email));
});

test("whoever codes, reviews or is a source is a reviewer of the project", () => {
  const reviewers = members.filter(({ role }) => role === "reviewer").map(({ email }) => email);
  const named = [
    ...assignments.map(({ reviewer }) => reviewer),
    ...reviews.flatMap(({ by, of }) => [by, of]),
    ...decisions.flatMap(({ sources }) => sources.map(({ reviewer }) => reviewer)),
  ];
  expect(new Set(named)).toEqual(new Set(reviewers));
});

test("annotations and decisions use the frames of the codebook", () => {
  const used = [
    ...assignments.flatMap(({ annotations }) => annotations.map(({ frame }) => frame)),
    ...decisions.map(({ frame }) => frame),
  ];
  expect(new Set(used)).toEqual(new Set(frames.map(({ shortName }) => shortName)));
});

test("ten articles are coded by at least two reviewers, six of them by three, and two wait untouched", () => {
  const counts = articles.map(({ file }) => reviewersOf(file).length);
  expect(counts.filter((count) => count >= 2)).toHaveLength(10);
  expect(counts.filter((count) => count === 3)).toHaveLength(6);
  const untouched = articles.filter(({ file }) =>
    assignments
      .filter(({ article }) => article === file)
      .every((assignment) => !assignment.submitted && assignment.annotations.length === 0),
  );
  expect(untouched).toHaveLength(2);
});

test("a reviewer codes an article once, tags a passage once, and says so when there is nothing to tag", () => {
  expectUnique(assignments.map(({ article, reviewer }) => `${article} ${reviewer}`));
  for (const { reviewer, annotations, submitted, noFrameFound } of assignments) {
    expectUnique(annotations.map(({ memo: _memo, ...rest }) => keyOf({ reviewer, ...rest })));
    expect(noFrameFound ?? false).toBe(submitted && annotations.length === 0);
  }
});

const passages = [
  ...assignments.flatMap(({ article, annotations }) =>
    annotations.map((annotation) => ({ ...annotation, article })),
  ),
  ...decisions,
];

test.each(passages)("$article says “$quote”", ({ article, quote, occurrence }) => {
  expectPassage(textOf.get(article), quote, occurrence);
});

/** The quote stands in the text, once or with its occurrence named, in one paragraph and with whole characters. */
function expectPassage(text = "", quote: string, occurrence?: number) {
  const pieces = text.split(quote);
  if (occurrence === undefined) expect(pieces).toHaveLength(2);
  else expect(pieces.length).toBeGreaterThan(Math.max(2, occurrence));
  expect(quote).not.toContain("\n");
  expect(quote).toBe(quote.trim());
  const start = pieces.slice(0, occurrence ?? 1).join(quote).length;
  expect(isGraphemeBoundary(text, start)).toBe(true);
  expect(isGraphemeBoundary(text, start + quote.length)).toBe(true);
}

test.each([
  ["SEC", 0.85],
  ["PRA", 0.65],
  ["HIS", 0.7],
])("reviewers agree on the presence of %s as the README says", (frame, alpha) => {
  const presence = articles.map(({ file }) =>
    submitted
      .filter(({ article }) => article === file)
      .map(({ annotations }) => annotations.some((annotation) => annotation.frame === frame)),
  );
  expect(krippendorffAlpha(presence).value).toBeCloseTo(alpha, 2);
});

test("a review is of a teammate's annotation, in an article that both submitted, and the only one", () => {
  for (const { article, by, of, frame, quote, occurrence } of reviews) {
    expect(by).not.toBe(of);
    expect(reviewersOf(article)).toContain(by);
    expect(submittedKeys(article)).toContain(keyOf({ reviewer: of, frame, quote, occurrence }));
  }
  expectUnique(
    reviews.map((review) => review.by + review.article + keyOf({ reviewer: review.of, ...review })),
  );
});

describe("adjudication", () => {
  test("settles seven articles that at least two reviewers submitted", () => {
    expectUnique(adjudications.map(({ article }) => article));
    expect(adjudications).toHaveLength(7);
    for (const { article } of adjudications) {
      expect(reviewersOf(article).length).toBeGreaterThanOrEqual(2);
    }
  });

  test.each(adjudications)(
    "decides each annotation of $article exactly once",
    ({ article, decisions }) => {
      const decided = decisions.flatMap(({ sources }) => sources.map(keyOf));
      expect(decided.sort()).toEqual(submittedKeys(article).sort());
    },
  );

  test.each(decisions)("$kind “$quote”, with a reason where one is owed", (decision) => {
    const { kind, reason, sources } = decision;
    const same = sources.map(
      (source) => keyOf(source) === keyOf({ ...decision, reviewer: source.reviewer }),
    );
    expect(reason === undefined).toBe(kind === "adopted");
    if (kind === "adopted" || kind === "rejected") expect(same).not.toContain(false);
    if (kind === "edited") expect(same).not.toContain(true);
    if (kind === "merged") {
      expect(sources.length).toBeGreaterThan(1);
      expect(same).toContain(false);
    }
  });
});
