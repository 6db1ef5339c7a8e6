import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";

interface EarlierImport {
  readonly id: string;
  readonly createdAt: Date;
  readonly via: string;
  /** Of the work that reads it; null when it has not begun or was done at once. */
  readonly state: string | null;
  readonly files: number;
  readonly articles: number;
}

/** Earlier imports, the newest first, each leading to what became of it. */
export function ImportList({ slug, imports }: { slug: string; imports: readonly EarlierImport[] }) {
  return (
    <div className="mt-12 flex flex-col gap-4">
      <h2>Earlier imports</h2>
      <Table caption="Earlier imports" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Begun</ColumnHead>
            <ColumnHead>State</ColumnHead>
            <ColumnHead numeric>Files</ColumnHead>
            <ColumnHead numeric>Articles</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, createdAt, via, state, files, articles }) => (
            <Row key={id}>
              <RowHead>
                <Link href={`/projects/${slug}/articles/import/${id}`}>
                  <Moment at={createdAt} exact />
                </Link>
              </RowHead>
              <Cell>
                <StateBadge state={state} waits={via === "browser" && files > 0} />
              </Cell>
              <Cell numeric>{files}</Cell>
              <Cell numeric>{articles}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function StateBadge({ state, waits }: { state: string | null; waits: boolean }) {
  if (state === null && waits) return <Badge tone="warning">not loaded yet</Badge>;
  if (state === "waiting" || state === "running") return <Badge tone="accent">under way</Badge>;
  if (state === "failed") return <Badge tone="danger">ended early</Badge>;
  if (state === "cancelled") return <Badge>stopped</Badge>;
  return <Badge tone="success">done</Badge>;
}
