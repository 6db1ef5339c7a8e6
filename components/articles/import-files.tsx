import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { ImportFileState, ImportNote } from "@/lib/domain/import";
import { formatLabel } from "@/lib/domain/import-formats";

export interface ReadFile {
  readonly id: string;
  readonly name: string;
  readonly format: string | null;
  readonly state: ImportFileState;
  readonly found: number;
  readonly stored: number;
  readonly notes: readonly ImportNote[];
}

const STATES: Record<
  ImportFileState,
  readonly [string, "neutral" | "accent" | "success" | "danger"]
> = {
  arriving: ["not arrived", "neutral"],
  waiting: ["waiting", "neutral"],
  reading: ["being read", "accent"],
  read: ["read", "success"],
  refused: ["refused", "danger"],
  cancelled: ["not read to its end", "neutral"],
};

/** The files of an import, and how many articles came of each. */
export function ImportFiles({
  files,
  stopped,
}: {
  files: readonly ReadFile[];
  /** Nothing more will be read. */
  stopped: boolean;
}) {
  return (
    <Table caption="Files">
      <thead>
        <tr>
          <ColumnHead>File</ColumnHead>
          <ColumnHead className="max-sm:hidden">Format</ColumnHead>
          <ColumnHead>State</ColumnHead>
          <ColumnHead numeric>Stored of found</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {files.map(({ id, name, format, state, found, stored }) => {
          const shown = stopped && state === "waiting" ? "cancelled" : state;
          const [words, tone] = STATES[shown];
          return (
            <Row key={id}>
              <RowHead className="wrap-anywhere max-sm:min-w-0">
                {name}
                {format && (
                  <span className="block text-sm font-normal text-muted sm:hidden">
                    {formatLabel(format)}
                  </span>
                )}
              </RowHead>
              <Cell className="max-sm:hidden">{format ? formatLabel(format) : "–"}</Cell>
              <Cell>
                <Badge tone={tone}>{words}</Badge>
              </Cell>
              <Cell numeric>
                {stored} of {found}
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Notes of one kind from all files, each with the file and the place it is about. */
export function ImportNotes({
  slug,
  kind,
  title,
  explanation,
  files,
  children,
}: {
  slug: string;
  kind: ImportNote["kind"];
  title: string;
  explanation: string;
  files: readonly ReadFile[];
  /** What can be done about them. */
  children?: ReactNode;
}) {
  const notes = files.flatMap(({ id, name, notes }) =>
    notes.flatMap((note, index) =>
      note.kind === kind ? [{ key: `${id} ${index}`, name, note }] : [],
    ),
  );
  if (notes.length === 0) return null;
  return (
    <details
      className="rounded-lg border border-line bg-surface"
      open={notes.length <= OPEN || Boolean(children)}
    >
      <summary className="px-4 py-3 font-medium">
        {title} ({notes.length.toLocaleString("en")})
      </summary>
      <div className="flex flex-col gap-3 border-t border-line px-4 py-3">
        <p className="max-w-measure text-muted">{explanation}</p>
        {children}
        <ul
          className="flex max-h-[60dvh] flex-col gap-2.5 overflow-auto"
          tabIndex={0}
          aria-label={title}
        >
          {notes.slice(0, SHOWN).map(({ key, name, note }) => (
            <li key={key} className="break-words">
              <span className="text-muted">
                {name}
                {note.place && `, ${note.place}`}:
              </span>{" "}
              <NoteText slug={slug} note={note} />
            </li>
          ))}
        </ul>
        {notes.length > SHOWN && (
          <p className="text-muted">
            And {(notes.length - SHOWN).toLocaleString("en")} more of this kind.
          </p>
        )}
      </div>
    </details>
  );
}

/** Lists up to this long stand open. */
const OPEN = 20;
const SHOWN = 2_000;

function NoteText({ slug, note }: { slug: string; note: ImportNote }) {
  if (note.kind === "link") return <>{note.url}</>;
  if (note.kind === "problem") return <>{note.reason}</>;
  return (
    <>
      {note.reason}{" "}
      <Link href={`/projects/${slug}/articles/${note.articleId}`}>Open that article</Link>
    </>
  );
}
