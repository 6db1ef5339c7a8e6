import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { BackupLine } from "@/lib/data/backups";
import { LONGEST_BACKUP } from "@/lib/domain/backup";
import { bytesInWords } from "./bytes";

const KINDS = {
  manual: "asked for",
  nightly: "nightly",
  migration: "before an upgrade",
} as const;

/** The newest backups, and what became of them. */
export function BackupTable({ backups, now }: { backups: readonly BackupLine[]; now: Date }) {
  if (backups.length === 0) {
    return (
      <EmptyState title="There is no backup yet">
        One is made every night at three, and before every upgrade. Make the first one now.
      </EmptyState>
    );
  }
  return (
    <Table caption="Backups" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Made</ColumnHead>
          <ColumnHead className="max-sm:hidden">Kind</ColumnHead>
          <ColumnHead numeric>Size</ColumnHead>
          <ColumnHead>Restoring tried</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <Row key={backup.name}>
            <RowHead className="max-sm:min-w-0">
              <Moment at={backup.startedAt} exact />
              <span className="block text-sm font-normal wrap-anywhere text-muted max-sm:hidden">
                {backup.name}
              </span>
              <span className="block text-sm font-normal text-muted sm:hidden">
                {KINDS[backup.kind]}
              </span>
              <State backup={backup} now={now} />
            </RowHead>
            <Cell className="max-sm:hidden">{KINDS[backup.kind]}</Cell>
            <Cell numeric>{backup.bytes === null ? "–" : bytesInWords(backup.bytes)}</Cell>
            <Cell>
              {backup.drillProblem ? (
                <span className="text-sm text-danger">{backup.drillProblem}</span>
              ) : backup.drilledAt ? (
                <Moment at={backup.drilledAt} exact />
              ) : (
                "not yet"
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function State({ backup, now }: { backup: BackupLine; now: Date }) {
  if (backup.problem) return <span className="block text-sm text-danger">{backup.problem}</span>;
  if (backup.finishedAt) return null;
  const died = now.getTime() - backup.startedAt.getTime() > LONGEST_BACKUP;
  return <Badge tone={died ? "danger" : "accent"}>{died ? "never finished" : "being made"}</Badge>;
}
