"use client";

import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { AssignmentState } from "@/lib/domain/assignment";
import type { Result } from "@/lib/domain/errors";
import { StateMark } from "./state-mark";

interface Line {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly href: string;
  /** By reviewer; a reviewer without the article is missing. */
  readonly work: Readonly<Record<string, { readonly id: string; readonly state: AssignmentState }>>;
}

/** Which reviewer is how far with which article. */
export function Matrix({
  lines,
  reviewers,
  takeBack,
}: {
  lines: readonly Line[];
  reviewers: readonly { readonly id: string; readonly name: string }[];
  /** Takes back what was not begun; missing for those who may only look. */
  takeBack?: (form: FormData) => Promise<Result<void>>;
}) {
  const [chosen, choose] = useState<{ id: string; article: string; reviewer: string } | null>(null);
  return (
    <>
      <Table caption="Articles and reviewers" captionHidden>
        <thead>
          <tr>
            <ColumnHead className="left-0 z-2">Article</ColumnHead>
            {reviewers.map(({ id, name }) => (
              <ColumnHead key={id}>{name}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} className="bg-surface">
              <RowHead className="sticky left-0 max-w-40 bg-inherit sm:max-w-80 sm:min-w-64">
                <Link href={line.href} prefetch={false} lang={line.language ?? undefined}>
                  {line.name}
                </Link>
              </RowHead>
              {reviewers.map(({ id: reviewerId, name }) => {
                const work = line.work[reviewerId];
                return (
                  <Cell key={reviewerId}>
                    {work ? (
                      <span className="-my-1 flex min-h-8 items-center gap-1">
                        <StateMark state={work.state} />
                        {takeBack && work.state === "assigned" && (
                          <Button
                            variant="quiet"
                            size="small"
                            aria-label={`Take “${line.name}” back from ${name}`}
                            title="Take back"
                            onClick={() =>
                              choose({ id: work.id, article: line.name, reviewer: name })
                            }
                          >
                            <Undo2 aria-hidden />
                          </Button>
                        )}
                      </span>
                    ) : (
                      <span className="text-muted">
                        <span aria-hidden>–</span>
                        <span className="sr-only">not assigned</span>
                      </span>
                    )}
                  </Cell>
                );
              })}
            </Row>
          ))}
        </tbody>
      </Table>
      {takeBack && (
        <Dialog
          open={chosen !== null}
          onOpenChange={(open) => !open && choose(null)}
          title={`Take “${chosen?.article}” back from ${chosen?.reviewer}?`}
          description="It leaves the reviewer's list. You can assign it again at any time."
        >
          <ActionForm
            action={takeBack}
            submit="Take it back"
            variant="danger"
            onSuccess={() => choose(null)}
            beside={
              <DialogClose>
                <Button>Cancel</Button>
              </DialogClose>
            }
          >
            <input type="hidden" name="assignment" value={chosen?.id ?? ""} />
          </ActionForm>
        </Dialog>
      )}
    </>
  );
}
