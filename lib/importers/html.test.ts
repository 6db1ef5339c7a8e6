import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { cleanText } from "@/lib/domain/clean/clean";
import { html } from "./html";
import { readPage } from "./page/read-page";
import type { FoundArticle } from "./reader";
import { findAll, keptLines, shown } from "./testing";

const LONG = [
  "The old bridge over the river Sall will stay closed until at least September, the council announced on Tuesday.",
  "Engineers found cracks in two of the five piers in February, and the council closed the bridge the same evening.",
  "The repair is expected to cost eleven million, a sum that the council does not have and will not be lent.",
];
const paragraphs = LONG.map((text) => `<p>${text}</p>`).join("");
const page = (
  head: string,
  body = `<article><h1>Old bridge stays shut</h1>${paragraphs}</article>`,
  root = "",
) =>
  `<!doctype html><html ${root}><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const json = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("a saved page", () => {
  test("gives every line that can be seen, those outside the article marked", () => {
    const found = readPage(
      page(
        `<title>x</title><style>p{}</style>`,
        `<nav><a>Home</a></nav><article><h1>Old bridge stays shut</h1><p>${LONG[0]}</p><figure><figcaption>Barriers on Monday.</figcaption></figure><h2>A long way</h2><p>${LONG[1]}<br>Second line.</p><blockquote><p>We will not drive over it.</p></blockquote><ul><li>A second bus line</li></ul><p style="display:none">Unseen</p><script>alert(1)</script><p>${LONG[2]}</p></article><footer>Imprint</footer>`,
      ),
      "utf-8",
    );
    expect(shown([found])).toBe(`## \nhtml, utf-8, trusted
title: Old bridge stays shut
language: en
-outside-article| Home
headline       | Old bridge stays shut
               | ${LONG[0]}
caption        | Barriers on Monday.
subheading     | A long way
               | ${LONG[1]}
               | Second line.
quotation      | We will not drive over it.
body           | A second bus line
               | ${LONG[2]}
-outside-article| Imprint
`);
  });

  test("can have any line put back by a person", () => {
    const { raw, marks } = readPage(
      page("", `<nav>Home</nav><article>${paragraphs}</article>`),
      "utf-8",
    );
    const { text } = cleanText(raw, { keep: [1], drop: [2], zones: {} }, marks);
    expect(text).toBe(["Home", LONG[1], LONG[2]].join("\n"));
  });

  test("without an article gives all it shows to the rules for scraped text", () => {
    const found = readPage(page("", "<ul><li>One</li><li>Two</li></ul>"), "utf-8");
    expect(shown([found])).toBe("## \nhtml, utf-8\n               | One\n               | Two\n");
  });

  test("without text is refused", () => {
    expect(() => readPage(page("", "<script>var a</script>"), "utf-8")).toThrow("shows no text");
  });

  test("UP-20, XS-01: has nothing run or loaded", async () => {
    let hits = 0;
    const server = createServer((_request, response) => response.end(String(++hits)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    readPage(
      page(
        `<link rel="stylesheet" href="${at}/a.css"><script src="${at}/a.js"></script><style>@import "${at}/b.css";</style>`,
        `<article>${paragraphs}<img src="${at}/a.png"><iframe src="${at}"></iframe></article>`,
      ),
      "utf-8",
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    server.close();
    expect(hits).toBe(0);
  });
});

describe("what a page says of its article", () => {
  const metadata = (head: string, root = "") =>
    readPage(page(head, undefined, root), "utf-8").metadata;

  test.each([
    [
      "JSON-LD in a graph",
      json({
        "@graph": [
          { "@type": "WebPage" },
          {
            "@type": ["NewsArticle"],
            headline: "Shut",
            datePublished: "2024-03-12T23:30:00-05:00",
            author: [{ name: "Ana Marin" }, "Jo Lindt"],
            publisher: { "@type": "Organization", name: "Fern Post" },
            url: "https://fern.example/shut",
          },
        ],
      }),
      {
        title: "Shut",
        outlet: "Fern Post",
        author: "Ana Marin, Jo Lindt",
        publishedOn: "2024-03-12",
        url: "https://fern.example/shut",
      },
    ],
    [
      "an organisation is no author",
      json({ "@type": "NewsArticle", author: { "@type": "Organization", name: "Agency" } }),
      { author: null },
    ],
    [
      "Open Graph",
      `<meta property="og:title" content="Shut | Fern Post"><meta property="og:site_name" content="Fern Post"><meta property="article:published_time" content="2024-03-12T00:10:00+01:00"><meta property="og:url" content="https://fern.example/a">`,
      {
        title: "Shut | Fern Post",
        outlet: "Fern Post",
        publishedOn: "2024-03-12",
        url: "https://fern.example/a",
      },
    ],
    [
      "Dublin Core",
      `<meta name="DC.creator" content="Ana Marin"><meta name="dcterms.issued" content="2024-03-12">`,
      { author: "Ana Marin", publishedOn: "2024-03-12" },
    ],
    [
      "old names",
      `<meta name="byl" content="By Ana Marin"><meta name="pubdate" content="20240312">`,
      { author: "Ana Marin", publishedOn: "2024-03-12" },
    ],
    [
      "a profile's address is no name",
      `<meta property="article:author" content="https://social.example/ana">`,
      { author: null },
    ],
    [
      "the day in the address",
      `<link rel="canonical" href="https://fern.example/2024/03/12/shut">`,
      { publishedOn: "2024-03-12", url: "https://fern.example/2024/03/12/shut" },
    ],
    [
      "an impossible day",
      `<meta property="article:published_time" content="2024-13-45">`,
      { publishedOn: null },
    ],
    [
      "a day that could be another",
      `<meta name="date" content="03/04/2024">`,
      { publishedOn: null },
    ],
    ["nothing", "", { outlet: null, author: null, publishedOn: null, url: null }],
    [
      "broken JSON-LD",
      `<script type="application/ld+json">{"@type": "NewsArticle", </script>`,
      { author: null },
    ],
  ])("%s", (_what, head, expected) => {
    expect(metadata(head)).toMatchObject(expected);
  });

  test("the language of the text counts where the template's is another", () => {
    expect(metadata("", `lang="en-GB"`).language).toBe("en");
    expect(metadata("", `lang="de"`).language).toBe("en");
    expect(metadata("").language).toBe("en");
  });
});

describe("the letters of a page", () => {
  const cyrillic = `<article>${"<p>Стари мост преко Сала остаће затворен најмање до септембра, саопштило је веће у уторак.</p>".repeat(3)}</article>`;
  test.each(["windows-1251", "iso-8859-5", "koi8-r"])("named as %s", async (encoding) => {
    const source = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${encoding}"></head><body>${cyrillic.replaceAll("ј", "и").replaceAll("ћ", "ч")}</body></html>`;
    const [found] = await findAll(html, "a.html", iconv.encode(source, encoding));
    expect(found).toMatchObject({ encoding });
    expect(keptLines(found!)[0]).toMatch(/^Стари мост/);
  });

  test.each([
    [
      "UTF-8 in spite of what the page says",
      "utf-8",
      iconv.encode(
        `<html><head><meta charset="iso-8859-1"></head><body>${cyrillic}</body></html>`,
        "utf-8",
      ),
    ],
    [
      "UTF-16 with a mark",
      "utf-16le",
      iconv.encode(`<html><body>${cyrillic}</body></html>`, "utf-16le", { addBOM: true }),
    ],
  ])("%s", async (_what, encoding, bytes) => {
    const [found] = await findAll(html, "a.html", bytes);
    expect(found).toMatchObject({ encoding });
    expect(keptLines(found!)[0]).toMatch(/^Стари мост/);
  });
});

describe("a page made to harm", () => {
  test.each([
    ["nested without end", "<div>".repeat(200_000), "nested more than 500 elements deep"],
    [
      "one element with attributes without end",
      `<div ${Array.from({ length: 300_000 }, (_, i) => `a${i}=1`).join(" ")}>x</div>`,
      "more than 200 attributes",
    ],
  ])("%s is refused at once", (_what, source, sentence) => {
    expect(() => readPage(source, "utf-8")).toThrow(sentence);
  });

  test("of more than 5 MB is refused", async () => {
    await expect(findAll(html, "a.html", `<html>${" ".repeat(5 * 1024 * 1024)}`)).rejects.toThrow(
      "more than 5 MB",
    );
  });
});

test("a fragment and a page with a comment before it are pages; prose is not", () => {
  const accepts = (name: string, text: string) =>
    html.accepts({ name, bytes: new TextEncoder().encode(text) });
  expect(accepts("a.html", "<p>Words.</p>")).toBe(true);
  expect(accepts("a.txt", "<!-- saved --><!DOCTYPE html><p>Words.")).toBe(true);
  expect(accepts("a.txt", "Words about <html>.")).toBe(false);
});

test("tells where quotations' speakers come from: the text, not the page", () => {
  const said = `<blockquote><p>“We will not drive over it,” said Jo Lindt.</p></blockquote>`;
  const { raw, marks }: FoundArticle = readPage(
    page("", `<article>${paragraphs}${said}</article>`),
    "utf-8",
  );
  expect(cleanText(raw, undefined, marks).zones.at(-1)).toMatchObject({
    zone: "quotation",
    speaker: "Jo Lindt",
  });
});
