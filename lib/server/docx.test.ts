import mammoth from "mammoth";
import { expect, test } from "vitest";
import { heading, inline, paragraph } from "@/lib/domain/document/document";
import { docxOf } from "./docx";

test("a Word file holds headings, words, tables and the sources of its numbers", async () => {
  const alpha = { text: "0.81", source: "figures: agreement, alpha" };
  const file = await docxOf({
    title: "Methods",
    blocks: [
      heading(2, "Reliability"),
      paragraph`Agreement was ${alpha} & “firm” — бројке.`,
      { kind: "list", items: ["One rule"] },
      {
        kind: "table",
        caption: "Agreement by frame",
        columns: [{ name: "Frame" }, { name: "α", numbers: true }],
        rows: [["Security <concern>", inline`${alpha}`]],
        note: "Bars at 0.667.",
        source: "figures: agreement",
      },
    ],
  });
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(file) });
  expect(html).toContain("<h1>Reliability</h1>");
  expect(html).toContain("<p>Agreement was 0.81<sup>1</sup> &amp; “firm” — бројке.</p>");
  expect(html).toContain("<li>One rule</li>");
  expect(html).toContain("<strong>Agreement by frame</strong><sup>2</sup>");
  expect(html).toMatch(/<td><p>Security &lt;concern&gt;<\/p><\/td><td><p>0\.81<sup>1<\/sup>/);
  expect(html).toContain("<p>1. figures: agreement, alpha</p>");
});
