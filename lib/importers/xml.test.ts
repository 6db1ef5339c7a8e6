import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xmlDocument } from "@/lib/domain/export/xml";
import { elementsIn, parseXml, textUnder } from "./xml";

describe("parseXml", () => {
  test("gives elements by local names, attributes as written, and words in their order", () => {
    const root = parseXml(
      '\uFEFF<?xml version="1.0"?>\n<q:A xmlns:q="urn:x" q:id="1" say="a&#10;b &lt;"><!-- no --><q:B>one <i>two</i>\r\n<![CDATA[<three>]]></q:B><B/></q:A>\n<!-- end -->',
    );
    expect(root.localName).toBe("A");
    expect([root.getAttribute("q:id"), root.getAttribute("say")]).toEqual(["1", "a\nb <"]);
    expect(root.getAttribute("id")).toBeNull();
    expect(elementsIn(root, "B")).toHaveLength(2);
    expect(textUnder(root, "B")).toBe("one two\n<three>");
    expect(textUnder(root, "C")).toBe("");
  });

  test("reads what is longer than one stretch, wherever a character is cut", () => {
    for (const before of [65_530, 65_531, 65_532, 65_533, 65_534]) {
      const words = `${"x".repeat(before)}😀&amp;é`;
      const root = parseXml(`<a b="${words}">${words}</a>`);
      const meant = words.replace("&amp;", "&");
      expect(root.getAttribute("b") === meant && root.textContent === meant).toBe(true);
    }
  });

  test("passes over a DOCTYPE that is only spoken of", () => {
    expect(parseXml("<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE html>]]></a>").textContent).toBe(
      "<!DOCTYPE html>",
    );
  });

  test.each([
    ["a DOCTYPE", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"],
    ["one that loads a file", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "DOCTYPE"],
    ["one in the wrong place", "<a/><!DOCTYPE a>", "DOCTYPE"],
    ["an entity that nobody declared", "<a>&b;</a>", "broken"],
    ["an element that is not closed", "<a><b></a>", "broken"],
    ["two roots", "<a/><b/>", "broken"],
    ["nothing", "", "broken"],
    ["words alone", "words", "broken"],
    ["a character that XML has not", "<a>\u0001</a>", "broken"],
    ["elements 100,000 deep", "<a>".repeat(100_000), "nested more than 200 deep"],
  ])("UP-27: refuses %s", (_what, text, sentence) => {
    expect(() => parseXml(text)).toThrow(sentence);
  });

  test("UP-27: loads nothing that a file names", () => {
    const root = parseXml(
      '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></a>',
    );
    expect([root.textContent, elementsIn(root).length]).toEqual(["", 1]);
  });

  test("agrees with another parser about whatever is written here", () => {
    const words = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(words, words, (attribute, inner) => {
        const child = { name: "c", children: [inner] };
        const xml = xmlDocument({ name: "a", attributes: { b: attribute }, children: [child] });
        const root = parseXml(xml);
        const judge = new DOMParser().parseFromString(xml, "text/xml").documentElement!;
        expect(root.getAttribute("b")).toBe(judge.getAttribute("b"));
        expect(root.textContent).toBe(judge.textContent);
      }),
    );
  });
});
