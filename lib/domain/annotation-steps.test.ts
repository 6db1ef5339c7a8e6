import fc from "fast-check";
import { expect, test } from "vitest";
import { historyOf, redoStepId, undoStepId } from "./annotation-steps";

let counter = 0;
const newId = () => `id-${String(++counter).padStart(12, "0")}`;
const step = (stepId: string) => ({ stepId, changes: [] });
const ids = (steps: readonly { stepId: string }[]) => steps.map(({ stepId }) => stepId);

test("what was undone is left to redo, until something new is done", () => {
  const undone = [step("a"), step("b"), step(undoStepId("b", newId))];
  expect(ids(historyOf(undone).undoable)).toEqual(["a"]);
  expect(ids(historyOf(undone).redoable)).toEqual(["b"]);
  const again = historyOf([...undone, step(redoStepId("b", newId))]);
  expect([ids(again.undoable), ids(again.redoable)]).toEqual([["a", "b"], []]);
  const anew = historyOf([...undone, step("c")]);
  expect([ids(anew.undoable), ids(anew.redoable)]).toEqual([["a", "c"], []]);
});

test("a reversal of a step that is not known changes nothing", () => {
  const history = historyOf([step("a"), step(undoStepId("gone", newId))]);
  expect([ids(history.undoable), ids(history.redoable)]).toEqual([["a"], []]);
});

test("the journal tells the same as two stacks in memory, whatever is done", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("do", "undo", "redo"), { maxLength: 200 }), (kinds) => {
      const undoable: string[] = [];
      let redoable: string[] = [];
      const journal: { stepId: string; changes: never[] }[] = [];
      for (const kind of kinds) {
        const stepId = newId();
        if (kind === "do") {
          journal.push({ stepId, changes: [] });
          undoable.push(stepId);
          redoable = [];
        }
        const [from, to] = kind === "undo" ? [undoable, redoable] : [redoable, undoable];
        const last = kind === "do" ? undefined : from.pop();
        if (last === undefined) continue;
        to.push(last);
        const reverse = kind === "undo" ? undoStepId : redoStepId;
        journal.push({ stepId: reverse(last, newId), changes: [] });
      }
      const history = historyOf(journal);
      expect([ids(history.undoable), ids(history.redoable)]).toEqual([undoable, redoable]);
    }),
  );
});
