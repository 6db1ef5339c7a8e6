import { expect, test } from "vitest";
import { journalProblem } from "./journal";

const one = { frameId: "S", start: 0, end: 4, deleted: false };
const two = { ...one, end: 9 };
const entries = [
  { revision: 1, before: null, after: one },
  { revision: 2, before: one, after: two },
];

test("entries that lead from nothing to the state there is add up", () => {
  expect(journalProblem(entries, { revision: 2, state: two })).toBeNull();
});

test("the order of keys is of no importance, nor what an older entry did not say yet", () => {
  const state = { memo: "", deleted: false, end: 9, start: 0, frameId: "S" };
  expect(journalProblem(entries, { revision: 2, state }, { memo: "" })).toBeNull();
});

test.each([
  ["a state that was changed past the journal", entries, 2, { ...two, end: 8 }, "it is not as"],
  ["an entry that is gone", [entries[1]!], 2, two, "its revision 1 is not in the journal"],
  ["a last entry that is gone", [entries[0]!], 2, two, "it is at revision 2, its journal at 1"],
  ["no journal at all", [], 1, one, "it is at revision 1, its journal at 0"],
  [
    "an entry that begins elsewhere",
    [entries[0]!, { revision: 2, before: two, after: two }],
    2,
    two,
    "its revision 2 does not begin",
  ],
])("tells of %s", (_, journal, revision, state, problem) => {
  expect(journalProblem(journal, { revision, state })).toContain(problem);
});

test("an answer that was taken back is nothing", () => {
  const answers = [
    { revision: 1, before: null, after: "yes" },
    { revision: 2, before: "yes", after: null },
  ];
  expect(journalProblem(answers, { revision: 2, state: null })).toBeNull();
  expect(journalProblem(answers, { revision: 2, state: "yes" })).not.toBeNull();
});
