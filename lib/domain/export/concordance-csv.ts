import type { ConcordanceLine } from "../concordance";
import { csvExporter } from "./csv";

interface Row extends ConcordanceLine {
  readonly article: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
}

/** A concordance as a file: one row per place, offsets in code points of the frozen text. */
export const concordanceCsv = csvExporter<Row>("Words in context", [
  { key: "article", header: "article_id" },
  { key: "title", header: "title" },
  { key: "outlet", header: "outlet" },
  { key: "publishedOn", header: "published_on" },
  { key: "language", header: "language" },
  { key: "zone", header: "zone" },
  { key: "start", header: "start_cp" },
  { key: "end", header: "end_cp" },
  { key: "before", header: "before" },
  { key: "keyword", header: "keyword" },
  { key: "after", header: "after" },
]);
