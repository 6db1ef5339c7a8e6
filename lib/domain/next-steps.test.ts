import { expect, test } from "vitest";
import type { ProjectState } from "./next-steps";
import { nextSteps } from "./next-steps";

const fresh: ProjectState = {
  articles: 0,
  frozen: 0,
  draftFrames: 0,
  codebookVersion: null,
  draftPublished: false,
  coders: 0,
  invited: 0,
  assignedArticles: 0,
  assignments: 0,
  submitted: 0,
  comparable: 0,
  settled: 0,
};
const finished: ProjectState = {
  articles: 12,
  frozen: 12,
  draftFrames: 3,
  codebookVersion: 2,
  draftPublished: true,
  coders: 3,
  invited: 0,
  assignedArticles: 12,
  assignments: 30,
  submitted: 30,
  comparable: 10,
  settled: 10,
};

/** What is left to do before the figures are final. */
const undone = (state: ProjectState) =>
  nextSteps(state)
    .slice(0, -1)
    .filter(({ done }) => !done)
    .map(({ title }) => title);

test("nothing is done in a fresh project, which begins with loading articles", () => {
  const steps = nextSteps(fresh);
  expect(steps.some(({ done }) => done)).toBe(false);
  expect(steps[0]).toEqual({
    title: "Load the articles",
    detail: "No article yet.",
    done: false,
    path: "/articles/import",
  });
});

test("only the statistics are left to read in a finished one", () => {
  expect(undone(finished)).toEqual([]);
  expect(nextSteps(finished).find(({ done }) => !done)).toMatchObject({
    title: "Read the statistics",
    detail: "They count the 30 submitted assignments, round by round.",
  });
});

test.each<[Partial<ProjectState>, string, string]>([
  [{ frozen: 11 }, "Look through the texts and freeze them", "11 of 12 texts frozen."],
  [{ codebookVersion: null }, "Publish the codebook", "3 frames in the draft, none published."],
  [
    { draftPublished: false },
    "Publish the codebook",
    "Version 2 is published; the draft says something else.",
  ],
  [
    { coders: 1, invited: 1 },
    "Invite reviewers",
    "1 person codes; agreement needs two. 1 invitation not accepted yet.",
  ],
  [{ assignedArticles: 4 }, "Assign the articles", "4 of 12 frozen articles assigned."],
  [{ submitted: 29 }, "Let the reviewers code", "29 of 30 assignments submitted."],
  [
    { settled: 0 },
    "Settle where reviewers differ",
    "Settled: 0 of 10 articles that everybody has submitted.",
  ],
])("with %o one is left: %s", (change, title, detail) => {
  const state = { ...finished, ...change };
  const step = nextSteps(state).find((one) => !one.done);
  expect(step).toMatchObject({ title, detail });
  if (!("frozen" in change)) expect(undone(state)).toEqual([title]);
});

test("more articles than frozen ones do not hide that all frozen ones are assigned", () => {
  const state = { ...finished, articles: 20 };
  expect(undone(state)).toEqual(["Look through the texts and freeze them"]);
});
