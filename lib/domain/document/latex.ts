import type { Block, Document, Inline } from "./document";
import { partsOf, sourcesOf } from "./document";

/**
 * A document as a LaTeX file of its own. It needs nothing but the standard packages
 * and compiles with pdflatex, xelatex and lualatex; letters that pdflatex has no
 * font for (Cyrillic, Chinese, …) need one of the other two.
 */
export function latexOf(document: Document): string {
  const sources = sourcesOf(document);
  const mark = (source: string) => `\\textsuperscript{${sources.indexOf(source) + 1}}`;
  const words = (text: Inline) =>
    partsOf(text)
      .map((part) =>
        typeof part === "string" ? latexText(part) : `${latexText(part.text)}${mark(part.source)}`,
      )
      .join("");
  const written = document.blocks.map((block) => blockOf(block, words, mark));
  const list = sources.map((source) => `\\item ${latexText(source)}`).join("\n");
  return `${[
    PREAMBLE,
    `\\title{${latexText(document.title)}}\n\\date{}\n\\begin{document}\n\\maketitle`,
    ...written,
    ...(list
      ? [
          "\\section*{Where each number comes from}",
          `\\begin{enumerate}\n${list}\n\\end{enumerate}`,
        ]
      : []),
    "\\end{document}",
  ].join("\n\n")}\n`;
}

const PREAMBLE = [
  "\\documentclass[11pt,a4paper]{article}",
  "\\usepackage{iftex}",
  "\\ifpdftex\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{textcomp}\\else\\usepackage{fontspec}\\fi",
  "\\usepackage{longtable}",
  "\\usepackage[margin=2.5cm]{geometry}",
].join("\n");

function blockOf(
  block: Block,
  words: (text: Inline) => string,
  mark: (source: string) => string,
): string {
  switch (block.kind) {
    case "heading":
      return `\\${block.level === 2 ? "section" : "subsection"}*{${latexText(block.text)}}`;
    case "paragraph":
      return words(block.text);
    case "list":
      return `\\begin{itemize}\n${block.items.map((item) => `\\item ${words(item)}`).join("\n")}\n\\end{itemize}`;
    case "table": {
      const line = (cells: readonly string[]) => `${cells.join(" & ")} \\\\`;
      const head = line(block.columns.map(({ name }) => `\\textbf{${latexText(name)}}`));
      return [
        `\\begin{small}\n\\begin{longtable}{${columnsOf(block)}}`,
        `\\caption{${latexText(block.caption)}${block.source === undefined ? "" : mark(block.source)}}\\\\\n\\hline\n${head}\n\\hline\n\\endhead`,
        ...block.rows.map((row) => line(row.map(words))),
        "\\hline\n\\end{longtable}\n\\end{small}",
        ...(block.note === undefined ? [] : [`\n${words(block.note)}`]),
      ].join("\n");
    }
  }
}

/** Numbers take the room they need; the other columns share what is left and break their lines. */
function columnsOf({ columns }: Extract<Block, { kind: "table" }>): string {
  const wordy = columns.filter(({ numbers }) => !numbers).length;
  const share = ((1 - 0.09 * (columns.length - wordy)) / Math.max(1, wordy)).toFixed(2);
  return columns
    .map(({ numbers }) => (numbers ? "r" : `p{${Math.max(0.12, Number(share))}\\linewidth}`))
    .join("");
}

/** Words that mean nothing in LaTeX but themselves. */
export function latexText(text: string): string {
  return text.replace(/[\\{}$&#%_^~<>|"`'−≥≤–—…α-ωκ²×]|\s+/gu, (found) =>
    /^\s/u.test(found) ? " " : (SPECIAL[found] ?? found),
  );
}

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\textquotedbl{}",
  "`": "\\textasciigrave{}",
  "'": "\\textquotesingle{}",
  "−": "$-$",
  "≥": "$\\geq$",
  "≤": "$\\leq$",
  "–": "\\textendash{}",
  "—": "\\textemdash{}",
  "…": "\\ldots{}",
  "²": "$^2$",
  "×": "$\\times$",
  α: "$\\alpha$",
  κ: "$\\kappa$",
  γ: "$\\gamma$",
};
