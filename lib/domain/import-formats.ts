/**
 * What people call each format, and the endings of its files: as the readers say
 * (lib/importers), whose parsing libraries do not belong into the pages.
 */
export const IMPORT_FORMATS: readonly {
  readonly format: string;
  readonly label: string;
  readonly extensions: readonly string[];
}[] = [
  { format: "xlsx", label: "Table, Excel", extensions: [".xlsx"] },
  { format: "docx", label: "Word", extensions: [".docx"] },
  { format: "pdf", label: "PDF", extensions: [".pdf"] },
  { format: "rtf", label: "RTF", extensions: [".rtf"] },
  { format: "zip", label: "ZIP archive", extensions: [".zip"] },
  { format: "nexis-html", label: "LexisNexis, HTML", extensions: [".html", ".htm"] },
  { format: "factiva-html", label: "Factiva, HTML", extensions: [".html", ".htm"] },
  { format: "europresse", label: "Europresse, HTML", extensions: [".html", ".htm"] },
  { format: "factiva-xml", label: "Factiva, XML", extensions: [".xml"] },
  { format: "nexis-text", label: "LexisNexis, text", extensions: [".txt"] },
  { format: "proquest", label: "ProQuest, text", extensions: [".txt"] },
  { format: "feed", label: "RSS or Atom feed", extensions: [".rss", ".atom", ".xml"] },
  { format: "warc", label: "Web archive, WARC", extensions: [".warc", ".warc.gz"] },
  { format: "mhtml", label: "Saved web page, single file", extensions: [".mhtml", ".mht"] },
  { format: "html", label: "Saved web page", extensions: [".html", ".htm", ".xhtml"] },
  { format: "url-list", label: "List of addresses", extensions: [".txt"] },
  { format: "jsonl", label: "List of articles, JSON lines", extensions: [".jsonl", ".ndjson"] },
  { format: "json", label: "List of articles, JSON", extensions: [".json"] },
  { format: "csv", label: "Table, CSV or TSV", extensions: [".csv", ".tsv", ".tab"] },
  { format: "text", label: "Plain text", extensions: [".txt", ".text", ".md"] },
];

/** For the file dialog. */
export const ACCEPTED_ENDINGS = [
  ...new Set(IMPORT_FORMATS.flatMap(({ extensions }) => extensions)),
].join(",");

export function formatLabel(format: string): string {
  return IMPORT_FORMATS.find((known) => known.format === format)?.label ?? format;
}
