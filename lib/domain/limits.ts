/**
 * How much may come in from outside, in one place. docs/security.md has them as a table, which
 * scripts/limits.test.ts compares with these numbers. Limits that belong to one format or one page
 * alone stand with it.
 */

const KB = 1024;
const MB = 1024 * KB;
const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;

/** Largest file that can be loaded, in bytes; of an archive, also the largest within it. */
export const MAX_FILE_BYTES = 50 * MB;
/** Most files that are loaded at one time. */
export const MAX_BATCH_FILES = 5_000;
/** Imports that wait to be read, of one project. */
export const MOST_WAITING_IMPORTS = 10;

/** Of an archive of articles: entries, and bytes of all together, unpacked. */
export const ARTICLE_ARCHIVE = { files: 2_000, unpacked: 200 * MB };
/** Unpacked by packed size. News text packs to a third or a tenth; what packs better is made to harm. */
export const MAX_RATIO = 100;

/** Bytes of the text within a Word file. */
export const MAX_DOCX_XML = 20 * MB;
/** Of a Word file. Real books have some ten thousand; each costs the parser a few kilobytes. */
export const MAX_PARAGRAPHS = 50_000;
/** Of a PDF. A newspaper has some hundred; an article far fewer. */
export const MAX_PAGES = 500;
/** Of a saved page, in bytes. The longest news pages have one or two million. */
export const MAX_HTML_BYTES = 5 * MB;
/** Elements of a page within each other. */
export const MAX_DEPTH = 500;
/** Of one element of a page. */
export const MAX_ATTRIBUTES = 200;
/** Most columns of a table. */
export const MAX_COLUMNS = 500;
/** Longest row of a table, in characters. */
export const MAX_ROW = 1_000_000;
/** Longest text of one article, in characters (code points). */
export const MAX_CHARACTERS = 1_000_000;

/** Of the process that reads files. */
export interface ReadLimits {
  /** Megabytes of JavaScript's heap. */
  readonly heap: number;
  /** Megabytes in all, where the system tells (Linux): buffers do not count as heap. */
  readonly memory: number;
  /** Milliseconds of work until the next article, or the next problem, is there. */
  readonly wait: number;
  /** Milliseconds of waiting for one file in all. */
  readonly file: number;
}

export const READ_LIMITS: ReadLimits = {
  ...{ heap: 256, memory: 768 },
  ...{ wait: 20 * SECOND, file: 600 * SECOND },
};

/** Loading pages by their addresses: bytes and milliseconds of a page, and how often it may send us elsewhere. */
export const FETCHED_PAGE = { bytes: 5 * MB, milliseconds: 10 * SECOND, hops: 3, atOnce: 2 };
/** Addresses that are loaded in one go, and by one person in a day. */
export const MOST_ADDRESSES = 10;
export const ADDRESSES_PER_DAY = 200;

/** Largest JSON body, in bytes, of requests that do not say otherwise. */
export const MAX_JSON_BYTES = 256 * KB;
/** Mutations in one request. */
export const MOST_MUTATIONS = 200;
/** Most annotations one reviewer may have on one article, those in the trash included. */
export const MOST_ANNOTATIONS = 5_000;
/** Longest memo, in UTF-16 code units, as text fields count them. */
export const LONGEST_MEMO = 10_000;

/** So many in so many seconds. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** Failures to sign in to one account, whether it exists or not … */
export const FAILURES_OF_ACCOUNT: Rate = { points: 10, seconds: 15 * 60 };
/** … and from one address: more, because a class may share one. */
export const FAILURES_OF_ADDRESS: Rate = { points: 40, seconds: 15 * 60 };
/** Passwords that are checked at a time. */
export const PASSWORDS_AT_ONCE = 2;
/** Requests that change something, of one person or one token: 20 a second, and 60 at once. */
export const WRITES: Rate = { points: 60, seconds: 3 };
/** Streams one person may have at a time in one process, as several windows need. */
export const MOST_STREAMS = 5;

/** A browser that was silent for so long, in milliseconds, has to sign in again. */
export const IDLE_LIMIT = 12 * HOUR;
/** Nobody stays signed in longer than this, in milliseconds, however active. */
export const ABSOLUTE_LIMIT = 7 * 24 * HOUR;
/** How long a one-time link can be used, in milliseconds. */
export const LINK_LIFE = 24 * HOUR;
