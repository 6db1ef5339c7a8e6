import { expect, test } from "vitest";
import type { BookFrame } from "../codebook/book";
import { codebookMarkdown } from "./codebook-markdown";

function frame(guid: string, change: Partial<BookFrame>): BookFrame {
  return {
    ...{ guid, parent: null, isGroup: false, name: guid, shortName: "", definition: "" },
    ...{ includeWhen: "", excludeWhen: "", example: "", counterExample: "" },
    ...{ color: "green", pattern: "solid", key: "" },
    ...change,
  };
}

test("a codebook has a heading for each frame, deeper below its group, and says what it says", () => {
  const frames = [
    frame("group", { isGroup: true, name: "Danger" }),
    frame("sec", {
      parent: "group",
      name: "Security",
      shortName: "SEC",
      key: "1",
      definition: "A danger.",
      includeWhen: "Arms are\nnamed.",
      counterExample: "A price.",
    }),
  ];
  expect(codebookMarkdown("Our codebook", frames)).toBe(
    `# Our codebook

## Danger

*Group*

### Security

*SEC · key 1 · green, solid*

A danger.

**Include when:** Arms are${"  "}
named.

**Counter-example:** A price.
`,
  );
});

test("headings stop at the sixth level", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const frames = ids.map((id, index) => frame(id, { parent: ids[index - 1] ?? null }));
  const heads = codebookMarkdown("T", frames).match(/^#+ [a-f]$/gm);
  expect(heads?.map((head) => head.indexOf(" "))).toEqual([2, 3, 4, 5, 6, 6]);
});

test.each([
  [
    "*bold* _it_ `code` [a](b) <b> ~x~ | #",
    "\\*bold\\* \\_it\\_ \\`code\\` \\[a\\](b) \\<b\\> \\~x\\~ \\| \\#",
  ],
  ["- a point", "\\- a point"],
  ["1. a number", "1\\. a number"],
  ["C:\\path", "C:\\\\path"],
])("words mean nothing but themselves: %s", (words, written) => {
  expect(codebookMarkdown("T", [frame("a", { definition: words })])).toContain(`\n${written}\n`);
});

test("a name over several lines is one heading", () => {
  const file = codebookMarkdown("A\nB", [frame("a", { name: "One\n\ntwo" })]);
  expect(file.split("\n")[0]).toBe("# A B");
  expect(file).toContain("\n## One two\n");
});
