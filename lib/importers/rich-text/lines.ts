import iconv from "iconv-lite";
import { AppError } from "@/lib/domain/errors";
import { CHARACTERS, encodingOfCharset, encodingOfPage, SILENT } from "./words";

/** A line of a file in RTF. */
export interface RtfLine {
  /** Cells of a table row are parted by tabs; "\f" alone is a page break. */
  readonly text: string;
  readonly kind: "text" | "heading" | "footnote";
}

/** What braces keep apart. */
interface State {
  /** No text of the document. */
  silent: boolean;
  hidden: boolean;
  footnote: boolean;
  fontTable: boolean;
  /** Characters that stand after `\u` for programs that know no Unicode. */
  unicodeSkip: number;
  encoding: string;
}

/** Braces within braces; real files have some dozens. */
const DEEPEST = 1_000;

const TOKEN =
  /\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\\r?\n|\\([^a-z])|([{}])|\r?\n|([^\\{}\r\n]+)/giy;

/**
 * The lines of a file in RTF as a word processor would show them, footnotes last.
 *
 * Bytes are letters in the code page of the font they are set in (`\fcharset`), else
 * of the file (`\ansicpg`); `\u` gives a code unit by number. Pictures, styles,
 * headers, field codes, hidden and deleted text are left out.
 *
 * @throws {AppError} invalid_input for a file that is not RTF
 */
export function rtfLines(bytes: Uint8Array): RtfLine[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!/^\s*\{\\rtf/.test(source)) throw new AppError("invalid_input", "This is no RTF file.");
  return new RtfDocument().read(source);
}

/** The lines' texts; see `rtfLines`. */
export function rtfToLines(bytes: Uint8Array): string[] {
  return rtfLines(bytes).map(({ text }) => text);
}

class RtfDocument {
  private readonly lines: RtfLine[] = [];
  private readonly notes: RtfLine[] = [];
  private readonly stack: State[] = [];
  private readonly fonts = new Map<number, string>();
  private state: State = {
    silent: false,
    hidden: false,
    footnote: false,
    fontTable: false,
    unicodeSkip: 1,
    encoding: "cp1252",
  };
  private fileEncoding = "cp1252";
  private definedFont = 0;
  private line = "";
  private note = "";
  private noteCount = 0;
  private heading = false;
  /** Bytes in the state's encoding that are not decoded yet: a letter may have two. */
  private bytes: number[] = [];
  private toSkip = 0;

  read(source: string): RtfLine[] {
    TOKEN.lastIndex = 0;
    let match: RegExpExecArray | null;
    while ((match = TOKEN.exec(source))) {
      const [, word, number, hex, symbol, brace, plain] = match;
      if (word) this.word(word.toLowerCase(), number === undefined ? null : Number(number));
      else if (hex) this.byte(parseInt(hex, 16));
      else if (symbol) this.symbol(symbol);
      else if (brace === "{") this.open();
      else if (brace) this.close();
      else if (plain) for (const letter of plain) this.byte(letter.charCodeAt(0));
      else if (match[0].startsWith("\\")) this.endLine();
      if (word === "bin" && number) TOKEN.lastIndex += Math.max(0, Number(number));
    }
    this.endLine();
    return [...this.lines, ...this.notes];
  }

  private open(): void {
    this.flush();
    if (this.stack.length >= DEEPEST) {
      throw new AppError("invalid_input", "This RTF file is nested too deeply. Save it anew.");
    }
    this.stack.push({ ...this.state });
    this.toSkip = 0;
  }

  private close(): void {
    this.flush();
    const before = this.stack.pop();
    if (!before) return;
    if (this.state.footnote && !before.footnote) this.endNote();
    this.state = before;
    this.toSkip = 0;
  }

  private symbol(symbol: string): void {
    if (symbol === "*") this.state.silent = true;
    else if (CHARACTERS[symbol]) this.add(CHARACTERS[symbol]);
    else if ("\\{}".includes(symbol)) this.byte(symbol.charCodeAt(0));
  }

  private word(word: string, number: number | null): void {
    const { state } = this;
    this.flush();
    if (word === "u") this.unicode(number ?? 0);
    else if (CHARACTERS[word]) this.add(CHARACTERS[word]);
    else if (word === "uc") state.unicodeSkip = number ?? 1;
    else if (word === "ansicpg") this.setFileEncoding(encodingOfPage(number ?? 1252));
    else if (word === "mac") this.setFileEncoding("macroman");
    else if (word === "pc") this.setFileEncoding("cp437");
    else if (word === "pca") this.setFileEncoding("cp850");
    else if (word === "f" || word === "deff") this.font(number ?? 0);
    else if (word === "fcharset") this.charset(number ?? 0);
    else if (word === "plain") [state.hidden, state.encoding] = [false, this.fileEncoding];
    else if (word === "v" || word === "deleted") state.hidden = number !== 0;
    else if (word === "footnote") this.startNote();
    else if (word === "chftn")
      this.add(`[${this.state.footnote ? this.noteCount : this.noteCount + 1}]`);
    else if (word === "outlinelevel") this.heading = number !== null && number < 9;
    else if (word === "pard") this.heading = false;
    else if (word === "par" || word === "line" || word === "row" || word === "sect") this.endLine();
    else if (word === "cell" || word === "nestcell") this.add("\t");
    else if (word === "page") this.endPage();
    else if (word === "fonttbl") [state.silent, state.fontTable] = [true, true];
    else if (SILENT.has(word)) state.silent = true;
  }

  private setFileEncoding(encoding: string): void {
    if (!iconv.encodingExists(encoding)) return;
    this.fileEncoding = encoding;
    this.state.encoding = encoding;
  }

  private font(number: number): void {
    if (this.state.fontTable) this.definedFont = number;
    else this.state.encoding = this.fonts.get(number) ?? this.fileEncoding;
  }

  private charset(number: number): void {
    const encoding = encodingOfCharset(number);
    if (this.state.fontTable && encoding && (number !== 0 || this.fileEncoding === "cp1252")) {
      this.fonts.set(this.definedFont, encoding);
    }
  }

  private unicode(number: number): void {
    this.add(String.fromCharCode(number < 0 ? number + 65_536 : number));
    this.toSkip = this.state.unicodeSkip;
  }

  private byte(byte: number): void {
    if (this.toSkip > 0) this.toSkip--;
    else if (!this.state.silent && !this.state.hidden) this.bytes.push(byte);
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const text = iconv.decode(Buffer.from(this.bytes), this.state.encoding);
    this.bytes = [];
    this.append(text);
  }

  private add(text: string): void {
    this.flush();
    if (this.state.silent || this.state.hidden) return;
    this.append(text);
  }

  private append(text: string): void {
    if (this.state.footnote) this.note += text;
    else this.line += text;
  }

  private endLine(): void {
    this.flush();
    if (this.state.silent) return;
    if (this.state.footnote) {
      this.note += " ";
      return;
    }
    const text = this.line.replace(/\t+$/, "").toWellFormed();
    this.lines.push({ text, kind: this.heading ? "heading" : "text" });
    this.line = "";
  }

  private endPage(): void {
    if (this.state.silent || this.state.footnote) return;
    if (this.line.trim() !== "") this.endLine();
    this.line = "";
    this.lines.push({ text: "\f", kind: "text" });
  }

  private startNote(): void {
    if (this.state.silent) return;
    this.state.footnote = true;
    this.noteCount++;
  }

  private endNote(): void {
    const text = this.note.replace(/\s+/gu, " ").trim().toWellFormed();
    if (text !== "") this.notes.push({ text, kind: "footnote" });
    this.note = "";
  }
}
