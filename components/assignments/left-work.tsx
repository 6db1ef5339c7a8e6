"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import type { Result } from "@/lib/domain/errors";
import type { Coder } from "./give-dialog";
import { GiveDialog } from "./give-dialog";

export interface LeftWorkRow {
  readonly assignmentId: string;
  readonly articleId: string;
  readonly title: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly withdrawnAt: Date;
  readonly reason: string | null;
  readonly worked: boolean;
  readonly submittedAt: Date | null;
  readonly late: boolean;
  readonly holders: readonly string[];
}

/**
 * Articles that left a reviewer's queue: handed back, or taken back after they were
 * begun. What was done on them is kept, counts nowhere, and can be taken in.
 */
export function LeftWorkList({
  rows,
  coders,
  reassign,
  takeIn,
}: {
  rows: readonly LeftWorkRow[];
  coders: readonly Coder[];
  /** Missing for those who may only look. */
  reassign?: (form: FormData) => Promise<Result<void>>;
  takeIn?: (assignmentId: string) => Promise<Result<void>>;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {rows.map((row) => (
        <li
          key={row.assignmentId}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3"
        >
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-medium">{row.title}</p>
            <p className="text-sm text-muted">
              {row.reason === null ? "Taken back from" : "Handed back by"} {row.reviewer},{" "}
              <Moment at={row.withdrawnAt} />. {whoHasIt(row.holders)}
            </p>
            {row.reason !== null && <p className="mt-1">“{row.reason}”</p>}
            <p className="mt-1 text-sm">{whatIsThere(row)}</p>
          </div>
          {reassign && takeIn && (
            <div className="flex flex-wrap gap-2">
              <GiveDialog
                title={`Give “${row.title}” to somebody`}
                coders={coders}
                fields={{ assignment: row.assignmentId }}
                action={reassign}
              />
              {row.worked && (
                <ConfirmDialog
                  trigger={<Button size="small">Take in…</Button>}
                  title={`Take in what ${row.reviewer} did?`}
                  confirm="Take it in"
                  tone="primary"
                  action={() => takeIn(row.assignmentId)}
                >
                  <p>
                    {row.submittedAt
                      ? "It counts at once as a further coding of the article, like any other."
                      : `The article is in ${row.reviewer}'s queue again, and counts once it is submitted.`}
                  </p>
                </ConfirmDialog>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function whoHasIt(holders: readonly string[]): string {
  return holders.length === 0 ? "Nobody has it now." : `Now with ${holders.join(", ")}.`;
}

function whatIsThere({ worked, late, submittedAt }: LeftWorkRow): string {
  if (!worked) return "Nothing had been done on it.";
  const state = submittedAt ? "Submitted work" : "Unfinished work";
  return `${state} is kept, and counts nowhere.${late ? " Some of it arrived afterwards." : ""}`;
}
