import Link from "next/link";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { AssignmentState } from "@/lib/domain/assignment";
import type { Result } from "@/lib/domain/errors";
import type { Coder } from "./give-dialog";
import { GiveDialog } from "./give-dialog";
import { StateMark } from "./state-mark";
import { WorkDialog } from "./work-dialog";

type Action = (form: FormData) => Promise<Result<void>>;

/** Articles, who has each in a round, and how far. */
export function ArticleList({
  articles,
  address,
  coders,
  changes,
}: {
  articles: readonly {
    readonly id: string;
    readonly name: string;
    readonly language: string | null;
    readonly outlet: string | null;
    readonly codedInstead: string | null;
    readonly work: readonly {
      readonly assignmentId: string;
      readonly reviewerId: string;
      readonly reviewer: string;
      readonly state: AssignmentState;
    }[];
  }[];
  /** Of the project's articles. */
  address: string;
  coders: readonly Coder[];
  /** Missing for those who may only look, and in a closed round. */
  changes?: { readonly give: Action; readonly withdraw: Action; readonly reassign: Action };
}) {
  return (
    <Table caption="Articles and who has them" captionHidden stacked>
      <thead>
        <tr>
          <ColumnHead>Article</ColumnHead>
          <ColumnHead>Reviewers</ColumnHead>
          {changes && (
            <ColumnHead>
              <span className="sr-only">Give to somebody</span>
            </ColumnHead>
          )}
        </tr>
      </thead>
      <tbody>
        {articles.map(({ id, name, language, outlet, codedInstead, work }) => {
          const others = coders.filter((coder) =>
            work.every(({ reviewerId }) => reviewerId !== coder.id),
          );
          return (
            <Row key={id}>
              <RowHead className="sm:min-w-64">
                <Link href={`${address}/${id}`} prefetch={false} lang={language ?? undefined}>
                  {name}
                </Link>
                <p className="text-sm font-normal text-muted">
                  {[outlet, codedInstead && `a copy: “${codedInstead}” is coded for it`]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </RowHead>
              <Cell>
                {work.length === 0 ? (
                  <span className="text-muted">nobody</span>
                ) : (
                  <ul className="flex flex-wrap gap-x-5 gap-y-1.5">
                    {work.map(({ assignmentId, reviewer, state }) => (
                      <li key={assignmentId} className="flex items-center gap-2">
                        {changes && (state === "assigned" || state === "open") ? (
                          <WorkDialog
                            article={name}
                            {...{ reviewer, assignmentId, state, others }}
                            withdraw={changes.withdraw}
                            reassign={changes.reassign}
                          />
                        ) : (
                          <span className="inline-flex min-h-8 items-center gap-2 text-sm">
                            {reviewer} <StateMark state={state} />
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </Cell>
              {changes && (
                <Cell className="sm:text-right">
                  {others.length > 0 && (
                    <GiveDialog
                      title={`Give “${name}” to somebody`}
                      coders={others}
                      fields={{ article: id }}
                      action={changes.give}
                    />
                  )}
                </Cell>
              )}
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
