import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { formatLabel } from "@/lib/domain/import-formats";

interface EarlierImport {
  readonly id: string;
  readonly createdAt: Date;
  readonly via: string;
  /** Which way it came: `via`, or what is told of it more closely. */
  readonly came: string;
  readonly formats: readonly string[];
  /** Of the work that reads it; null when it has not begun or was done at once. */
  readonly state: string | null;
  readonly files: number;
  readonly found: number;
  readonly articles: number;
}

/** What people call the ways in which articles come; others are called as they are. */
const WAYS: Readonly<Record<string, string>> = {
  browser: "Files",
  paste: "Pasted text",
  "command line": "Command line",
  "web addresses": "Web addresses",
  "project of another program": "Project of another program",
};

/** Earlier imports, the newest first, each leading to what became of it. */
export function ImportList({ slug, imports }: { slug: string; imports: readonly EarlierImport[] }) {
  return (
    <div className="mt-12 flex flex-col gap-4">
      <h2>Earlier imports</h2>
      <Table caption="Earlier imports" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Begun</ColumnHead>
            <ColumnHead className="max-sm:hidden">Came as</ColumnHead>
            <ColumnHead>State</ColumnHead>
            <ColumnHead numeric className="max-sm:hidden">
              Files
            </ColumnHead>
            <ColumnHead numeric>Articles</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, createdAt, via, came, formats, state, files, found, articles }) => (
            <Row key={id}>
              <RowHead className="max-sm:min-w-0">
                <Link href={`/projects/${slug}/articles/import/${id}`}>
                  <Moment at={createdAt} exact />
                </Link>
                <span className="block text-sm font-normal sm:hidden">
                  <Way came={came} formats={formats} />
                </span>
              </RowHead>
              <Cell className="max-sm:hidden">
                <Way came={came} formats={formats} />
              </Cell>
              <Cell>
                <StateBadge state={state} waits={via === "browser" && files > 0} />
              </Cell>
              <Cell numeric className="max-sm:hidden">
                {files}
              </Cell>
              <Cell numeric>
                {articles}
                {found > 0 && <span className="block text-sm text-muted">of {found} found</span>}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Way({ came, formats }: { came: string; formats: readonly string[] }) {
  return (
    <>
      {WAYS[came] ?? came}
      {formats.length > 0 && came !== "web addresses" && (
        <span className="block text-sm text-muted">
          {formats.slice(0, NAMED).map(formatLabel).join("; ")}
          {formats.length > NAMED && ` and ${formats.length - NAMED} more`}
        </span>
      )}
    </>
  );
}

/** Formats that are named; of more, how many there are. */
const NAMED = 3;

function StateBadge({ state, waits }: { state: string | null; waits: boolean }) {
  if (state === null && waits) return <Badge tone="warning">not loaded yet</Badge>;
  if (state === "waiting" || state === "running") return <Badge tone="accent">under way</Badge>;
  if (state === "failed") return <Badge tone="danger">ended early</Badge>;
  if (state === "cancelled") return <Badge>stopped</Badge>;
  return <Badge tone="success">done</Badge>;
}
