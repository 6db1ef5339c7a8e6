import { describe, expect, test } from "vitest";
import type { Document } from "./document";
import { heading, inline, paragraph, sourcesOf } from "./document";
import { latexOf, latexText } from "./latex";
import { markdownOf } from "./markdown";

const found = { text: "1,204", source: "figures: articles, found" };
const alpha = { text: "0.81", source: "figures: agreement, alpha" };

const document: Document = {
  title: "Methods: trust & 5 % of *all*",
  blocks: [
    heading(2, "The sample"),
    paragraph`Of ${found} articles, ${{ text: "120", source: "figures: articles, sampled" }} were drawn.`,
    { kind: "list", items: ["One rule", inline`α is ${alpha}`] },
    {
      kind: "table",
      caption: "Agreement",
      columns: [{ name: "Frame" }, { name: "α", numbers: true }],
      rows: [["Security | concern_1", inline`${alpha}`]],
      note: "Bars at 0.667.",
      source: "figures: agreement",
    },
  ],
};

test("sources are numbered once each, in the order they are met", () => {
  expect(sourcesOf(document)).toEqual([
    "figures: articles, found",
    "figures: articles, sampled",
    "figures: agreement, alpha",
    "figures: agreement",
  ]);
});

test("Markdown", () => {
  expect(markdownOf(document)).toBe(
    String.raw`# Methods: trust & 5 % of \*all\*

## The sample

Of 1,204 \[1\] articles, 120 \[2\] were drawn.

- One rule
- α is 0.81 \[3\]

**Agreement** \[4\]

| Frame | α |
| --- | ---: |
| Security \| concern\_1 | 0.81 \[3\] |

Bars at 0.667.

## Where each number comes from

1. figures: articles, found
2. figures: articles, sampled
3. figures: agreement, alpha
4. figures: agreement
`,
  );
});

describe("LaTeX", () => {
  test("holds the same, with every special character spelled out", () => {
    const file = latexOf(document);
    expect(file).toContain(String.raw`\title{Methods: trust \& 5 \% of *all*}`);
    expect(file).toContain(String.raw`Of 1,204\textsuperscript{1} articles`);
    expect(file).toContain(String.raw`Security \textbar{} concern\_1 & 0.81\textsuperscript{3} \\`);
    expect(file).toContain(String.raw`\caption{Agreement\textsuperscript{4}}`);
    expect(file).toContain("\\item figures: agreement, alpha\n");
    expect(file.match(/\\begin\{/g)).toHaveLength(file.match(/\\end\{/g)!.length);
  });

  test.each([
    ["50% of $10 & #1 {a_b}", String.raw`50\% of \$10 \& \#1 \{a\_b\}`],
    ["\\input{x} ~ ^", String.raw`\textbackslash{}input\{x\} \textasciitilde{} \textasciicircum{}`],
    ["α ≥ 0.8, κ −1", String.raw`$\alpha$ $\geq$ 0.8, $\kappa$ $-$1`],
    ["two\nlines", "two lines"],
    ["Вучић 中国", "Вучић 中国"],
  ])("%s", (text, expected) => {
    expect(latexText(text)).toBe(expected);
  });
});
