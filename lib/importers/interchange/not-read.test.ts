import { expect, test } from "vitest";
import { refiQda } from "./refi-qda/reader";
import { studyReaderOf } from "./registry";

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

test.each([
  ["a.xmi", `${XML}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0"/>`, "CAS JSON"],
  ["TypeSystem.xml", `${XML}<typeSystemDescription xmlns="urn:x"/>`, "CAS JSON"],
  ["a.tsv", "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|value\n\n\n#Text=One\n", "CAS JSON"],
  ["a.qdc", `${XML}<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>`, "“Codebook”"],
  ["a.xml", '<!-- ours --><View><Text name="t" value="$text"/></View>', "Label Studio"],
  ["a.txt", "The file begins with\n<CodeBook> in the standard.", "Load plain articles"],
  ["a.conll", "-DOCSTART- -X- O O\n\nThe DT O\nDrava NNP B-LOC\nrose VBD O\n", "JSONL"],
  ["a.txt", "Die neue S-Bahn\nfährt.\n", "Load plain articles"],
  ["a.json", "", "0 bytes"],
  ["a.bin", "\u0001\u0002", "This is not a project that can be read here."],
])("%s is refused with what to do instead", (name, text, sentence) => {
  const files = [{ name, bytes: new TextEncoder().encode(text) }];
  for (const all of [files, [{ name: "readme.txt", bytes: new Uint8Array() }, ...files]]) {
    expect(() => studyReaderOf(all)).toThrow(sentence);
    expect(() => studyReaderOf(all)).toThrow(expect.objectContaining({ code: "unsupported_type" }));
  }
});

test("a project with its codebook beside it is read", () => {
  const bytes = new TextEncoder().encode("<CodeBook/>");
  const files = ["book.qdc", "project.qde"].map((name) => ({ name, bytes }));
  expect(studyReaderOf(files)).toBe(refiQda);
});
