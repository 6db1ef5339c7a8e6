import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { NO_MARKS } from "@/lib/domain/clean/marks";
import { feed } from "./feed";
import { NO_METADATA } from "./found";
import type { Found, SourceFile } from "./reader";
import { readerOf } from "./registry";
import { findAll, shown } from "./testing";
import { urlList } from "./url-list";
import { warc } from "./warc";

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Ferry Weekly</title><language>en-gb</language>
<item><title>Fares &amp;amp; tolls</title><link>https://ferry.example/1</link><dc:creator>Ana Marin</dc:creator><pubDate>Mon, 05 Jan 2015 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Fares rise.</p><p>All of <b>them</b>.</p>]]></content:encoded></item>
<item><title>The bridge</title><link>https://ferry.example/2</link><description>It waits.</description></item>
<item><title>Nothing</title></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Fährblatt</title>
<entry><title>Die Brücke</title><link rel="self" href="https://ferry.example/self"/><link href="https://ferry.example/3"/><author><name>Jörg Müller</name></author><published>2015-01-06T23:30:00Z</published><content type="html">&lt;p&gt;Sie wartet.&lt;/p&gt;</content></entry>
</feed>`;

test("RSS: entries with their texts are articles, the others links", async () => {
  expect(shown(await findAll(feed, "feed.xml", RSS))).toBe(`## entry 1
feed, utf-8
title: Fares & tolls
outlet: Ferry Weekly
author: Ana Marin
publishedOn: 2015-01-05
url: https://ferry.example/1
language: en
headline       | Fares & tolls
               | Fares rise.
               | All of them.

## entry 2
link: https://ferry.example/2
title: The bridge
outlet: Ferry Weekly
url: https://ferry.example/2
language: en

## entry 3
problem: It has neither a text nor a web address.
`);
});

test("Atom", async () => {
  expect(shown(await findAll(feed, "feed.xml", ATOM))).toBe(`## entry 1
feed, utf-8
title: Die Brücke
outlet: Fährblatt
author: Jörg Müller
publishedOn: 2015-01-06
url: https://ferry.example/3
language: de
headline       | Die Brücke
               | Sie wartet.
`);
});

test("UP-27: a feed with a DOCTYPE, or a broken one, is refused", async () => {
  const withDoctype = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY x "y">]><rss');
  await expect(findAll(feed, "feed.xml", withDoctype)).rejects.toThrow("DOCTYPE");
});

test("a list of addresses", async () => {
  const content =
    "\uFEFFhttps://ferry.example/1\r\n\r\nhttp://ferry.example/2?x=1\r\nferry.example\r\n";
  const list = "https://ferry.example/0\n".repeat(2_000);
  expect(shown(await findAll(urlList, "urls.txt", content.replace("ferry.example\r\n", "")))).toBe(
    `## line 1
link: https://ferry.example/1
url: https://ferry.example/1

## line 3
link: http://ferry.example/2?x=1
url: http://ferry.example/2?x=1
`,
  );
  const late = await findAll(urlList, "urls.txt", `${list}not one\n`);
  expect(late.at(-1)).toEqual({
    kind: "problem",
    place: "line 2001",
    reason: "It is no web address.",
  });
  const accepts = (text: string) => urlList.accepts({ name: "a.txt", bytes: Buffer.from(text) });
  expect(accepts("See\nhttps://ferry.example/1\nfor more.\n")).toBe(false);
});

const http = (head: string, body: string | Buffer) =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${head}\r\n\r\n`), Buffer.from(body)]);

function record(type: string, url: string, block: Buffer): Buffer {
  const head = [
    "WARC/1.0",
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    "WARC-Date: 2026-01-02T03:04:05Z",
    "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
    "Content-Type: application/http; msgtype=response",
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${head.join("\r\n")}\r\n\r\n`),
    block,
    Buffer.from("\r\n\r\n"),
  ]);
}

const RECORDS = [
  record("warcinfo", "", Buffer.from("software: none\r\n")),
  record(
    "response",
    "https://ferry.example/1",
    http(
      "200 OK\r\nContent-Type: text/html; charset=windows-1250",
      Buffer.from([0x8a, 0x74, 0x65, 0x74, 0x61]),
    ),
  ),
  record(
    "response",
    "https://ferry.example/a.png",
    http("200 OK\r\nContent-Type: image/png", "PNG"),
  ),
  record(
    "response",
    "https://ferry.example/2",
    http("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", gzipSync("<p>Packed</p>")),
  ),
  record(
    "response",
    "https://ferry.example/3",
    http("404 Not Found\r\nContent-Type: text/html", "gone"),
  ),
  record(
    "response",
    "https://ferry.example/4",
    http("200 OK\r\nContent-Type: text/html", "x".repeat(5 * 1024 * 1024 + 1)),
  ),
];

// eslint-disable-next-line @typescript-eslint/require-await -- stands for the readers of all formats
async function* readInner({ name, bytes }: SourceFile): AsyncIterable<Found> {
  const raw = new TextDecoder().decode(bytes);
  const metadata = { ...NO_METADATA, title: name };
  yield {
    kind: "article",
    place: "",
    format: "html",
    encoding: "utf-8",
    raw,
    marks: NO_MARKS,
    metadata,
  };
}

test.each([
  ["as it is", (records: Buffer[]) => Buffer.concat(records)],
  ["each record packed", (records: Buffer[]) => Buffer.concat(records.map((one) => gzipSync(one)))],
])("a web archive %s: its pages are read, the rest is counted", async (_what, pack) => {
  const found = await findAll(warc, "a.warc", pack(RECORDS), { readInner });
  expect(shown(found)).toBe(`## record 2
html, utf-8
title: ferry.example/1
url: https://ferry.example/1
               | Šteta

## record 4
html, utf-8
title: ferry.example/2
url: https://ferry.example/2
               | <p>Packed</p>

## record 6
problem: The page is larger than 5 MB.

## other records
problem: 2 records are no pages and were left out: images, styles, redirects, errors.
`);
});

test("another gzip file is no web archive", () => {
  const accepts = (bytes: Uint8Array) => warc.accepts({ name: "a.gz", bytes });
  expect(accepts(gzipSync("title,text"))).toBe(false);
  expect(accepts(Buffer.from([0x1f, 0x8b, 0x00]))).toBe(false);
});

test("UP-27: UTF-7 is taken for the letters that it is, not for markup", () => {
  const content = '<?xml version="1.0" encoding="UTF-7"?>+ADw-rss version="2.0"+AD4-';
  expect(readerOf({ name: "feed.xml", bytes: Buffer.from(content) }).format).toBe("text");
});
