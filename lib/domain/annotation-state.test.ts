import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation, AnnotationMutation, AnnotationResult, Refused } from "./annotation";
import type { AnnotationState } from "./annotation-state";
import { annotationState, reduce, shownAnnotations } from "./annotation-state";
import { keepMineMutation, redoMutations, undoMutations } from "./annotation-undo";

const TEXT = "📰 The levy hurts families. Ministers say the levy is fair.";
const CHARACTERS = [...TEXT];

let counter = 0;
const newId = () => `m${++counter}`;

const start = () => annotationState(TEXT, "ada", [], 1);

function create(annotationId: string, start = 2, end = 10): AnnotationMutation {
  return {
    kind: "create",
    mutationId: newId(),
    annotationId,
    frameId: "econ",
    start,
    end,
    memo: "",
  };
}

function change(state: AnnotationState, ...mutations: AnnotationMutation[]): AnnotationState {
  return reduce(state, { kind: "change", mutations });
}

function undo(state: AnnotationState): AnnotationState {
  return reduce(state, { kind: "undo", mutations: undoMutations(state, newId) });
}

function redo(state: AnnotationState): AnnotationState {
  return reduce(state, { kind: "redo", mutations: redoMutations(state, newId) });
}

/** A server that follows the rules: once per mutation id, never over a newer revision. */
function server() {
  const rows = new Map<string, { annotation: Annotation; deleted: boolean }>();
  return {
    rows,
    save(mutation: AnnotationMutation): AnnotationResult | Refused {
      const { mutationId, annotationId } = mutation;
      const row = rows.get(annotationId);
      if (mutation.kind === "create") {
        const shown = reduce(start(), { kind: "recover", mutations: [mutation] }).shown;
        rows.set(annotationId, shown.get(annotationId)!);
      } else if (!row) {
        return { mutationId, status: "refused", code: "not_found", message: "No such tag" };
      } else if (row.annotation.revision !== mutation.baseRevision) {
        return { mutationId, status: "conflict", current: row.annotation, deleted: row.deleted };
      } else {
        const { annotation } = row;
        const fields = mutation.kind === "update" ? mutation : {};
        const changed = { ...annotation, ...pick(fields), revision: annotation.revision + 1 };
        const quote = CHARACTERS.slice(changed.start, changed.end).join("");
        const deleted = mutation.kind === "update" ? row.deleted : mutation.kind === "delete";
        rows.set(annotationId, { annotation: { ...changed, quote }, deleted });
      }
      return { mutationId, status: "saved", ...rows.get(annotationId)! };
    },
  };
}

function pick(fields: Partial<Annotation>): Partial<Annotation> {
  const { frameId, start, end, memo } = fields;
  return JSON.parse(JSON.stringify({ frameId, start, end, memo })) as Partial<Annotation>;
}

describe("what is shown", () => {
  test("a new tag is there at once, with its words, before anything is saved", () => {
    const state = change(start(), create("a"));
    expect(shownAnnotations(state)).toMatchObject([
      { id: "a", quote: "The levy", revision: 1, reviewerId: "ada" },
    ]);
    expect(state.pending).toHaveLength(1);
  });

  test("a saved answer replaces the guess and empties the queue", () => {
    const before = change(start(), create("a"));
    const result = server().save(before.pending[0]!);
    const state = reduce(before, { kind: "settle", results: [result] });
    expect(state.pending).toEqual([]);
    expect(state.saved.get("a")).toEqual(state.shown.get("a"));
  });

  test("an answer to an earlier mutation does not hide a later one", () => {
    const mutation = create("a");
    let state = change(start(), mutation);
    state = change(state, update("a", 1, { frameId: "fair" }));
    state = reduce(state, { kind: "settle", results: [server().save(mutation)] });
    expect(shownAnnotations(state)).toMatchObject([{ frameId: "fair", revision: 2 }]);
  });

  test("mutations kept from an earlier visit are shown once, however often they are recovered", () => {
    const mutations = [create("a"), create("b", 11, 16)];
    let state = reduce(start(), { kind: "recover", mutations });
    state = reduce(state, { kind: "recover", mutations });
    expect(shownAnnotations(state).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(state.pending).toHaveLength(2);
    expect(state.undoable).toHaveLength(2);
  });

  test("they come on top of the journal's steps, whichever arrives first", () => {
    const before = change(start(), create("a"));
    const { undoable, redoable } = before;
    const journal = { kind: "remember", undoable, redoable, trash: [] } as const;
    const opened = annotationState(TEXT, "ada", shownAnnotations(before), 1);
    const waiting = undoMutations(before, newId);
    const recover = { kind: "recover", mutations: waiting } as const;
    for (const actions of [
      [journal, recover],
      [recover, journal],
    ]) {
      const state = actions.reduce(reduce, opened);
      expect(shownAnnotations(state)).toEqual([]);
      expect(state.undoable).toEqual([]);
      expect(state.redoable).toEqual(undoable);
    }
  });

  test("a step that the journal knows already is there once", () => {
    const state = change(start(), create("a"));
    const { undoable, redoable } = state;
    const remembered = reduce(state, { kind: "remember", undoable, redoable, trash: [] });
    expect(remembered.undoable).toEqual(undoable);
    const undone = reduce(undo(state), { kind: "remember", undoable, redoable, trash: [] });
    expect(undone.undoable).toEqual([]);
    expect(undone.redoable).toEqual(undoable);
  });
});

describe("undo", () => {
  test("of a new tag deletes it, and redo restores the same tag", () => {
    const state = undo(change(start(), create("a")));
    expect(shownAnnotations(state)).toEqual([]);
    expect(state.pending.at(-1)).toMatchObject({ kind: "delete", baseRevision: 1 });
    const again = redo(state);
    expect(again.pending.at(-1)).toMatchObject({ kind: "restore", baseRevision: 2 });
    expect(shownAnnotations(again)).toMatchObject([{ id: "a", quote: "The levy" }]);
  });

  test("takes back a group as one step", () => {
    const state = change(start(), create("a"), create("b", 11, 16));
    expect(shownAnnotations(undo(state))).toEqual([]);
  });

  test("of an update writes only the fields that changed", () => {
    let state = change(start(), create("a"));
    state = undo(change(state, update("a", 1, { memo: "unsure" })));
    expect(state.pending.at(-1)).toEqual({
      kind: "update",
      mutationId: expect.any(String) as string,
      annotationId: "a",
      baseRevision: 2,
      stepId: expect.stringMatching(/^undo_/) as string,
      memo: "",
    });
  });

  test("a new step forgets what was undone", () => {
    const state = change(undo(change(start(), create("a"))), create("b"));
    expect(redoMutations(state, newId)).toEqual([]);
  });

  test("leaves a tag alone that was changed elsewhere since", () => {
    let state = change(start(), create("a"));
    const saved = server().save(state.pending[0]!);
    if (saved.status !== "saved") throw new Error("not saved");
    const elsewhere = { ...saved.annotation, memo: "from another tab", revision: 2 };
    const result = { ...saved, annotation: elsewhere };
    state = reduce(state, { kind: "settle", results: [result] });
    expect(undoMutations(state, newId)).toEqual([]);
  });

  test("all the way back and forth again, over 100 steps and any answers in between", () => {
    const kinds = fc.array(fc.constantFrom("create", "frame", "move", "memo", "delete", "save"), {
      minLength: 100,
      maxLength: 160,
    });
    fc.assert(
      fc.property(kinds, (kinds) => {
        const remote = server();
        let state = start();
        const seen = [contents(state)];
        for (const [i, kind] of kinds.entries()) {
          if (kind === "save") {
            state = settleAll(state, remote);
          } else {
            const mutation = mutationOf(kind, state, i);
            if (!mutation) continue;
            state = change(state, mutation);
            seen.push(contents(state));
          }
        }
        for (const expected of seen.slice(0, -1).reverse()) {
          state = undo(state);
          expect(contents(state)).toEqual(expected);
        }
        state = settleAll(state, remote);
        for (const expected of seen.slice(1)) {
          state = redo(state);
          expect(contents(state)).toEqual(expected);
        }
        state = settleAll(state, remote);
        expect(state.conflicts.size + state.refused.length).toBe(0);
        expect(new Map(state.shown)).toEqual(remote.rows);
      }),
      { numRuns: 8 },
    );
  });
});

describe("a conflict", () => {
  function conflicting() {
    const remote = server();
    let state = settleAll(change(start(), create("a")), remote);
    const other = remote.save(update("a", 1, { frameId: "fair" }));
    expect(other.status).toBe("saved");
    state = change(state, update("a", 1, { memo: "mine" }));
    state = change(state, update("a", 2, { start: 6 }));
    return { remote, state: settleAll(state, remote) };
  }

  test("keeps both versions and sends nothing built on the stale one", () => {
    const { state, remote } = conflicting();
    expect(state.pending).toEqual([]);
    expect(state.conflicts.get("a")).toMatchObject({
      mine: { memo: "mine", start: 6, frameId: "econ" },
      current: { annotation: { frameId: "fair", revision: 2 } },
    });
    expect(shownAnnotations(state)).toMatchObject([{ frameId: "fair", memo: "" }]);
    expect(remote.rows.get("a")!.annotation.revision).toBe(2);
  });

  test("ends with mine on top of the current revision", () => {
    const { state, remote } = conflicting();
    const mutation = keepMineMutation(state, "a", newId)!;
    const kept = reduce(state, { kind: "keepMine", annotationId: "a", mutation });
    const settled = settleAll(kept, remote);
    expect(settled.conflicts.size).toBe(0);
    expect(remote.rows.get("a")!.annotation).toMatchObject({
      memo: "mine",
      frameId: "econ",
      revision: 3,
    });
  });

  test("ends with the current one kept", () => {
    const { state } = conflicting();
    const kept = reduce(state, { kind: "keepCurrent", annotationId: "a" });
    expect(kept.conflicts.size).toBe(0);
    expect(kept.pending).toEqual([]);
  });
});

test("a refused tag leaves the text but keeps its words and the reason until it is dismissed", () => {
  const mutation = create("a");
  let state = change(start(), mutation);
  state = change(state, update("a", 1, { memo: "late" }));
  const refusal = { mutationId: mutation.mutationId, status: "refused" as const, code: "x" };
  state = reduce(state, { kind: "settle", results: [{ ...refusal, message: "Handed in" }] });
  expect(shownAnnotations(state)).toEqual([]);
  expect(state.pending).toEqual([]);
  expect(state.refused).toMatchObject([{ quote: "The levy", message: "Handed in" }]);
  state = reduce(state, { kind: "dismiss", mutationId: mutation.mutationId });
  expect(state.refused).toEqual([]);
});

type Fields = Partial<Pick<Annotation, "frameId" | "start" | "end" | "memo">>;

function update(annotationId: string, baseRevision: number, fields: Fields): AnnotationMutation {
  return { kind: "update", mutationId: newId(), annotationId, baseRevision, ...fields };
}

function mutationOf(kind: string, state: AnnotationState, i: number): AnnotationMutation | null {
  if (kind === "create") return create(`a${i}`, i % 20, (i % 20) + 5);
  const [first] = shownAnnotations(state);
  if (!first) return null;
  const { id, revision } = first;
  if (kind === "delete") {
    return { kind: "delete", mutationId: newId(), annotationId: id, baseRevision: revision };
  }
  if (kind === "frame") return update(id, revision, { frameId: `f${i}` });
  if (kind === "memo") return update(id, revision, { memo: `note ${i}` });
  return update(id, revision, { start: 0, end: (first.end % 40) + 1 });
}

function settleAll(state: AnnotationState, remote: ReturnType<typeof server>): AnnotationState {
  let settled = state;
  while (settled.pending.length > 0) {
    const results = [remote.save(settled.pending[0]!)];
    settled = reduce(settled, { kind: "settle", results });
  }
  return settled;
}

function contents(state: AnnotationState) {
  return shownAnnotations(state).map(({ id, frameId, start, end, memo, quote }) => {
    if (quote !== CHARACTERS.slice(start, end).join("")) throw new Error(`Wrong quote: ${quote}`);
    return { id, frameId, start, end, memo };
  });
}
