import { expect, test } from "vitest";
import type { Content } from "./annotation-content";
import { NOTHING_SAID } from "./annotation-content";
import { stepWords } from "./step-words";

const content = (fields: Partial<Content> = {}): Content => ({
  ...NOTHING_SAID,
  ...{ frameId: "sec", start: 0, end: 5, memo: "" },
  ...fields,
});
const frames = ["SEC", "PRA"].map((name) => ({ id: name.toLowerCase(), name }));
const change = (before: Content | null, after: Content | null) => ({
  annotationId: "a",
  ...{ before, after },
});

test.each([
  ["Tagged: SEC", [change(null, content())]],
  ["Deleted: SEC", [change(content(), null)]],
  ["Changed the frame: SEC → PRA", [change(content(), content({ frameId: "pra" }))]],
  ["Moved: SEC", [change(content(), content({ end: 9 }))]],
  ["Said more of: SEC", [change(content(), content({ memo: "Why?" }))]],
  ["Tagged 2 places: SEC", [change(null, content()), change(null, content())]],
  ["Split a tag: SEC", [change(content(), content({ end: 3 })), change(null, content())]],
  ["Merged two tags: SEC", [change(content(), null), change(content(), content({ end: 9 }))]],
])("says “%s”", (words, changes) => {
  expect(stepWords({ changes }, frames)).toBe(words);
});
