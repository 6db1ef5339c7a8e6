import { once } from "node:events";
import { ZipFile } from "yazl";

/** A sentence of every article, so that whichever is drawn can be tagged. */
export const COMMON =
  "The ferry is a bargain for the island, the operator said, and nobody asked the captains.";

/** The agency's report, in two papers. */
const WIRE = [
  "The island council signed over the night ferry to a foreign operator on Friday, after a debate of nine hours that ended in shouting.",
  "Two members left the room before the vote and told reporters on the stairs that they had seen the contract only that morning.",
  COMMON,
];

/** As scraped: the paper's own headline, and what stands around the text. */
const SCRAPED = [
  "Skip to content",
  "Night ferry goes to foreign operator",
  "Harbour Herald",
  "4 min read",
  "Share on Facebook",
  "By Ida Marsh | 9 January 2026",
  WIRE[0],
  "The vote was the closest since the lighthouse was sold.",
  ...WIRE.slice(1),
  "Related articles",
  "Lighthouse to be sold",
  "© 2026 Harbour Herald. All rights reserved.",
].join("\n");

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Foreign hands on the night ferry</title>
<script type="application/ld+json">${JSON.stringify({
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: "Foreign hands on the night ferry",
  datePublished: "2026-01-11",
  author: { "@type": "Person", name: "Tom Reed" },
  publisher: { "@type": "Organization", name: "Quay Tribune" },
})}</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Foreign hands on the night ferry</h1>${WIRE.map((text) => `<p>${text}</p>`).join("")}</article>
<footer>Imprint</footer></body></html>`;

/** Four articles as old LexisNexis files hold them; the third has lost its fields on the way. */
const DATABASE = [
  nexis(1, "Harbour Herald", "January 14, 2026", "Captains say fares will rise", [
    "Fares on the night ferry will rise by a third before summer, three captains wrote in a letter to the council.",
    COMMON,
  ]),
  nexis(2, "Harbour Herald", "February 3, 2026", "A quiet winter in the old harbour", [
    "Few ships came in this winter, and the harbour master used the calm weeks to paint every bollard on the long pier.",
    COMMON,
  ]),
  nexis(3, "Quay Tribune", "February 4, 2026", "A report without its fields", [COMMON], false),
  nexis(4, "Quay Tribune", "February 6, 2026", "Islanders count the cost of the crossing", [
    "A family of four now pays as much for the crossing as for a week of groceries, according to the island's shopkeepers.",
    COMMON,
  ]),
].join("\n\n");

function nexis(
  number: number,
  outlet: string,
  day: string,
  headline: string,
  body: readonly string[],
  withFields = true,
): string {
  const fields = withFields ? ["SECTION: NEWS; Pg. 2", "LENGTH: 40 words"] : [];
  return [`${number} of 4 DOCUMENTS`, outlet, day, headline, ...fields, ...body].join("\n\n");
}

/** Four articles of a spreadsheet. */
const SHEET = [
  "Title,Outlet,Date,Text",
  ...(
    [
      [
        "School bus gives way to the boat",
        "Harbour Herald",
        "2026-01-20",
        "Pupils from the northern villages will go to school by water from Monday on, because the bridge road is closed.",
      ],
      [
        "Nets empty for the second month",
        "Quay Tribune",
        "2026-01-22",
        "The fishing cooperative landed eleven crates in all of January, a tenth of what its boats brought home a year ago.",
      ],
      [
        "Tourists ask for a later boat",
        "Quay Tribune",
        "2026-02-11",
        "Hotels on the western shore want the last departure at midnight, and collected nine hundred signatures for it.",
      ],
      [
        "Storm keeps the island alone",
        "Harbour Herald",
        "2026-02-15",
        "No boat went out on Sunday while waves broke over the mole, and the post was dropped by a small plane instead.",
      ],
    ] as const
  ).map(([title, outlet, day, text]) => `${title},${outlet},${day},"${text}\n${COMMON}"`),
].join("\r\n");

/** A mixed archive: 9 articles in four formats, one that cannot be told apart from its fields, and a picture. */
export async function corpusZip(): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
  add("papers/ferry.txt", SCRAPED);
  add("papers/ferry.html", PAGE);
  add("database/nexis.txt", DATABASE);
  add("sheet.csv", SHEET);
  zip.addBuffer(Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "papers/photo.txt");
  zip.end();
  const parts: Buffer[] = [];
  zip.outputStream.on("data", (part: Buffer) => parts.push(part));
  await once(zip.outputStream, "end");
  return Buffer.concat(parts);
}
