import Link from "next/link";
import { StateMark } from "@/components/assignments/state-mark";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { ArticleState } from "@/lib/domain/board";
import { STATE_WORDS } from "./state-words";

interface Line {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly href: string;
  readonly state: ArticleState;
  readonly work: readonly {
    readonly id: string;
    readonly reviewer: string;
    readonly startedAt: Date | null;
    readonly submitted: boolean;
    readonly returned: boolean;
  }[];
}

const TONES = {
  open: "neutral",
  submitted: "success",
  dispute: "warning",
  closed: "accent",
} as const;

/** A page of a round's articles: where each stands, and how far everybody is with it. */
export function ArticleList({ lines }: { lines: readonly Line[] }) {
  return (
    <Table caption="Where each article stands" captionHidden stacked>
      <thead>
        <tr>
          <ColumnHead>Article</ColumnHead>
          <ColumnHead>State</ColumnHead>
          <ColumnHead>Reviewers</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, name, language, href, state, work }) => (
          <Row key={id}>
            <RowHead className="max-w-96">
              <Link href={href} prefetch={false} lang={language ?? undefined}>
                {name}
              </Link>
            </RowHead>
            <Cell>
              <Badge tone={TONES[state]}>{STATE_WORDS[state].label}</Badge>
            </Cell>
            <Cell>
              <ul className="flex flex-wrap gap-x-6 gap-y-1">
                {work.map(({ id: workId, reviewer, startedAt, submitted, returned }) => (
                  <li key={workId} className="flex items-center gap-2 whitespace-nowrap">
                    <span>{reviewer}</span>
                    <StateMark state={submitted ? "submitted" : startedAt ? "open" : "assigned"} />
                    {returned && <Badge tone="warning">Handed back</Badge>}
                  </li>
                ))}
              </ul>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
