import { Notice } from "@/components/ui/notice";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { countingWords } from "@/lib/domain/interchange/counting";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { PlacingDigest } from "@/lib/domain/interchange/study-digest";

/** What of the texts is new to the project. */
export interface TextCounts {
  readonly new: number;
  /** Of the very same text as an article of the project. */
  readonly frozen: number;
  /** Here already with another text, so they cannot be carried. */
  readonly other: number;
}

/** What is in a project of another program, and how its offsets were read. */
export function StudyFound({ found, texts }: { found: FoundStudy; texts: TextCounts }) {
  const { label, digest } = found;
  const { articles, tags, codes, users, placing, name } = digest;
  const coders = users.filter((user) => user.articles > 0);
  return (
    <section aria-labelledby="found" className="flex flex-col gap-5">
      <h2 id="found">{name ? `“${name}”, from ${label}` : `From ${label}`}</h2>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Figure count={articles.length} one="article" many="articles" />
        <Figure count={tags} one="tag" many="tags" />
        <Figure count={codes.length} one="code" many="codes" />
        <Figure count={coders.length} one="person" many="people" />
      </dl>
      {texts.frozen > 0 && (
        <p>
          {share(texts.frozen, articles.length, "article")} {texts.frozen === 1 ? "has" : "have"}{" "}
          the very same text as an article of this project. The work is stored on that one.
        </p>
      )}
      {texts.other > 0 && (
        <Notice
          tone="warning"
          title={`${share(texts.other, articles.length, "article")} cannot be imported`}
        >
          The same upload is in this project already, but not frozen with this text: it is in the
          trash, still being cleaned, or other lines of it were kept. Restore or freeze it first if
          you need the work on it.
        </Notice>
      )}
      {tags > 0 && <p>{placingWords(placing, tags)}</p>}
    </section>
  );
}

function Figure({ count, one, many }: { count: number; one: string; many: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-muted">{count === 1 ? one : many}</dt>
      <dd className="text-2xl tabular-nums">{count.toLocaleString("en")}</dd>
    </div>
  );
}

function placingWords(placing: PlacingDigest, tags: number): string {
  const { counting, basis, quoted, fitted, fittedOtherwise, widened } = placing;
  const way = countingWords(counting);
  const sentences = {
    quotes: `Offsets count ${way}: so the words of ${share(fitted, quoted, "tag")} that ${quoted === 1 ? "comes" : "come"} with words stand where the file says.`,
    format: `The file does not give the words of passages, so its offsets are read as its format says: ${way}.`,
    choice: `Offsets are read as you chose: ${way}.`,
  };
  const others = [
    fittedOtherwise > 0 &&
      `${fittedOtherwise.toLocaleString("en")} more were found by counting otherwise, each in one place only.`,
    widened > 0 && `${share(widened, tags, "tag")} cut a character in two, and now take it whole.`,
  ];
  return [sentences[basis], ...others].filter(Boolean).join(" ");
}

/** What cannot be carried, all of it counted before anything is stored. */
export function StudyLost({ digest: { lost, placing, tags } }: Pick<FoundStudy, "digest">) {
  const refused = placing.refused.reduce((sum, { count }) => sum + count, 0);
  if (lost.length + refused === 0) return <p>Everything in the file can be carried over.</p>;
  return (
    <section aria-labelledby="lost" className="flex flex-col gap-4">
      <h2 id="lost">What cannot be carried over</h2>
      <Table caption="What cannot be carried over" captionHidden>
        <thead>
          <tr>
            <ColumnHead>What</ColumnHead>
            <ColumnHead numeric>Count</ColumnHead>
            <ColumnHead>Why</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {placing.refused.map(({ reason, count }) => (
            <Row key={reason}>
              <RowHead>Tags: {REFUSED[reason].what}</RowHead>
              <Cell numeric>
                {count.toLocaleString("en")} of {(tags + refused).toLocaleString("en")}
              </Cell>
              <Cell>{REFUSED[reason].why}</Cell>
            </Row>
          ))}
          {lost.map(({ what, count, why }) => (
            <Row key={what}>
              <RowHead className="break-words">{what}</RowHead>
              <Cell numeric>{count.toLocaleString("en")}</Cell>
              <Cell>{why}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {placing.examples.length > 0 && (
        <details>
          <summary className="cursor-pointer">
            {placing.examples.length < refused
              ? `The first ${placing.examples.length} of ${refused.toLocaleString("en")} tags without a place`
              : "The tags without a place"}
          </summary>
          <ul className="mt-3 flex flex-col gap-2 text-sm">
            {placing.examples.map(({ article, code, start, end, quote, reason }, index) => (
              <li key={index} className="break-words">
                {code}, {start}–{end} in {article}
                {quote !== null && <>: “{quote}”</>} ({REFUSED[reason].what})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const REFUSED: Readonly<
  Record<PlacingDigest["refused"][number]["reason"], { what: string; why: string }>
> = {
  "outside the text": {
    what: "beyond the end of the text",
    why: "The text is shorter than the file says.",
  },
  empty: { what: "of no length", why: "A tag needs at least one character." },
  "ends before it begins": { what: "that end before they begin", why: "No passage is like that." },
  "inside a character": {
    what: "that begin or end inside a character",
    why: "An offset points between the parts of one character.",
  },
  "other words": {
    what: "whose words stand elsewhere",
    why: "The text does not say there what the file says it does, however one counts. Where they belong is not guessed.",
  },
};

function share(part: number, whole: number, noun: string): string {
  return `${part.toLocaleString("en")} of ${whole.toLocaleString("en")} ${noun}${whole === 1 ? "" : "s"}`;
}
