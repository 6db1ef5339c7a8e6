/** Groups of a file in RTF that hold no text of the document. */
export const SILENT: ReadonlySet<string> = new Set(
  (
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf " +
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn themedata colorschememapping listtable listoverridetable " +
    "generator datafield datastore xmlnstbl rsidtbl latentstyles revtbl filetbl fldinst bkmkstart bkmkend " +
    "xe tc rxe txe atnid atnauthor atntime atnref annotation nonshppict shpinst formfield mmathPr wgrffmtfilter " +
    "pntext pntxta pntxtb pnseclvl background docvar userprops passwordhash operator author title"
  ).split(" "),
);

/** Control words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  emdash: "—",
  endash: "–",
  emspace: "\u2003",
  enspace: "\u2002",
  qmspace: "\u2005",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  zwj: "\u200d",
  zwnj: "\u200c",
  "~": "\u00a0",
  _: "\u2011",
};

/** Code pages that iconv-lite calls otherwise than `cpN`, and those of a file that names a character set. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  10000: "macroman",
  10006: "macgreek",
  10007: "maccyrillic",
  10029: "maccenteuro",
  10081: "macturkish",
  65001: "utf8",
};

/** By `\fcharset`. */
const CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
};

export function encodingOfPage(page: number): string {
  return CODE_PAGES[page] ?? `cp${page}`;
}

/** Null for the default and the symbol character set, which name none. */
export function encodingOfCharset(charset: number): string | null {
  const page = CHARSETS[charset];
  return page === undefined ? null : encodingOfPage(page);
}
