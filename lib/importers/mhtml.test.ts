import { expect, test } from "vitest";
import { mhtml } from "./mhtml";
import { findAll, keptLines } from "./testing";

const LINES = [
  "Die alte Brücke über die Sall bleibt bis mindestens September gesperrt, teilte der Stadtrat mit.",
  "Ingenieure hatten im Februar Risse in zwei der fünf Pfeiler entdeckt und die Stadt gewarnt.",
  "Die Sanierung kostet voraussichtlich elf Millionen Euro, die niemand im Haushalt vorgesehen hat.",
];
const PAGE = `<html><head><title>Gesperrt</title></head><body><article>${LINES.map((line) => `<p>${line}</p>`).join("")}</article></body></html>`;

function saved(transfer: string, body: Buffer, charset = "utf-8") {
  const head = [
    "From: <Saved by a browser>",
    "Snapshot-Content-Location: https://tal.example/bruecke",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--Boundary--7"',
    "",
    "",
    "----Boundary--7",
    `Content-Type: text/html; charset=${charset}`,
    `Content-Transfer-Encoding: ${transfer}`,
    "Content-Location: https://tal.example/bruecke",
    "",
    "",
  ].join("\r\n");
  const rest = `\r\n----Boundary--7\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<html><body><p>An advertisement in a frame.</p></body></html>\r\n----Boundary--7--\r\n`;
  return new Uint8Array(Buffer.concat([Buffer.from(head), body, Buffer.from(rest)]));
}

const quoted = (bytes: Buffer) =>
  Buffer.from(
    [...bytes]
      .map((byte) =>
        byte > 126 || byte === 61
          ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
          : String.fromCharCode(byte),
      )
      .join("")
      .replace(/(.{60})(?![0-9A-F]{0,2}$)/g, "$1")
      .replace(/<p>/g, "=\r\n<p>"),
  );

test.each([
  [
    "base64",
    Buffer.from(
      Buffer.from(PAGE)
        .toString("base64")
        .replace(/(.{76})/g, "$1\r\n"),
    ),
    "utf-8",
  ],
  ["quoted-printable", quoted(Buffer.from(PAGE)), "utf-8"],
  ["quoted-printable", quoted(Buffer.from(PAGE, "latin1")), "windows-1252"],
  ["8bit", Buffer.from(PAGE), "utf-8"],
])("the first page of a file in %s (%#)", async (transfer, body, charset) => {
  const [found] = await findAll(mhtml, "a.mhtml", saved(transfer, body, charset));
  expect(keptLines(found!)).toEqual(LINES);
  expect(found).toMatchObject({
    format: "mhtml",
    encoding: charset,
    metadata: { url: "https://tal.example/bruecke", language: "de" },
  });
});

test("a file without a page is refused", async () => {
  const file =
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--";
  await expect(findAll(mhtml, "a.mht", file)).rejects.toThrow("holds no web page");
});
