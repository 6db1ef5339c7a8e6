"use client";

import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { ComparedAnswer } from "@/lib/domain/answer-differences";
import { openAnswers } from "@/lib/domain/answer-differences";
import type { AnswerValue } from "@/lib/domain/attribute";
import { answerWords } from "@/lib/domain/attribute";
import { provenanceWords } from "@/lib/domain/decision";
import { AnswerSettling } from "./answer-settling";
import type { Compared, Settled, SettlingActions } from "./comparison";

/** What each reviewer answered about an article side by side, and what was settled. Nothing where nobody was asked. */
export function AnswersTable({
  article,
  compared,
  settled,
  settling,
}: {
  article: Compared;
  compared: readonly ComparedAnswer[];
  settled: Settled;
  settling: SettlingActions | null;
}) {
  if (compared.length === 0) return null;
  const { frames, reviewers } = article;
  const inForce = new Map(settled.answers.map((answer) => [answer.attributeId, answer]));
  const open = new Set(
    openAnswers(
      compared,
      new Map(settled.answers.map(({ attributeId, value }) => [attributeId, value])),
    ),
  );
  const differing = compared.filter(({ differs }) => differs).length;
  const comparable = compared.filter(({ attribute }) => attribute.kind !== "text").length;
  const words = ({ attribute }: ComparedAnswer, value: AnswerValue | null) =>
    value === null ? "no answer" : answerWords(attribute, frames, value);
  const hasFinal = settling !== null || settled.answers.length > 0;

  return (
    <details className="mb-8" open={open.size > 0}>
      <summary className="mb-3">
        <h2 className="inline">Answers about the article</h2>{" "}
        <span className="text-muted">
          ({differing} of {comparable} differ)
        </span>
      </summary>
      <Table caption="Answers about the article" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Question</ColumnHead>
            {reviewers.map(({ id, name }) => (
              <ColumnHead key={id}>{name}</ColumnHead>
            ))}
            {hasFinal && <ColumnHead>Final</ColumnHead>}
          </tr>
        </thead>
        <tbody>
          {compared.map((one) => {
            const { attribute, given, differs } = one;
            const final = inForce.get(attribute.id);
            return (
              <Row key={attribute.id}>
                <RowHead>
                  {attribute.name} {differs && <Badge tone="warning">differs</Badge>}
                </RowHead>
                {reviewers.map(({ id }) => {
                  const answer = given.find(({ reviewerId }) => reviewerId === id);
                  return <Cell key={id}>{answer ? words(one, answer.value) : "not asked"}</Cell>;
                })}
                {hasFinal && (
                  <Cell>
                    <div className="flex min-w-48 flex-col gap-2">
                      {final ? (
                        <p>
                          {words(one, final.value)}{" "}
                          <span className="text-sm text-muted">{provenanceWords(final)}</span>
                          {final.reason && (
                            <span className="block text-sm">Reason: {final.reason}</span>
                          )}
                        </p>
                      ) : (
                        <p className="text-muted">{openWords(one, open)}</p>
                      )}
                      {settling && (
                        <AnswerSettling
                          {...{ article, settling, final }}
                          compared={one}
                          revision={settled.revision}
                          history={settled.answerHistory.filter(
                            ({ attributeId }) => attributeId === attribute.id,
                          )}
                        />
                      )}
                    </div>
                  </Cell>
                )}
              </Row>
            );
          })}
        </tbody>
      </Table>
    </details>
  );
}

/** Of a question without a settled answer: whether one is needed. */
function openWords(one: ComparedAnswer, open: ReadonlySet<ComparedAnswer>): string {
  if (open.has(one)) return "not settled";
  return one.differs || one.attribute.kind === "text" ? "none" : "as all answered";
}
