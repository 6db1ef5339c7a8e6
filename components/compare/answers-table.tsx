import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Answers, Attribute } from "@/lib/domain/attribute";
import { answerWords, askedOf } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";

const NOT_ASKED = "not asked";

/** What each reviewer answered about an article, side by side. Nothing where nobody was asked. */
export function AnswersTable({
  attributes,
  frames,
  answered,
}: {
  attributes: readonly Attribute[];
  frames: readonly Frame[];
  answered: readonly {
    readonly reviewerId: string;
    readonly reviewer: string;
    readonly answers: Answers;
  }[];
}) {
  if (attributes.length === 0) return null;
  const people = answered.map((one) => ({
    ...one,
    asked: new Set(askedOf(attributes, one.answers).map(({ id }) => id)),
  }));
  const wordsOf = (attribute: Attribute, { asked, answers }: (typeof people)[number]) => {
    const value = answers[attribute.id];
    if (!asked.has(attribute.id)) return NOT_ASKED;
    return value === undefined ? "no answer" : answerWords(attribute, frames, value);
  };
  const rows = attributes
    .filter(({ id }) => people.some(({ asked }) => asked.has(id)))
    .map((attribute) => ({
      attribute,
      words: people.map((one) => wordsOf(attribute, one)),
    }));
  // Written answers never agree to the letter.
  const comparable = rows.filter(({ attribute }) => attribute.kind !== "text");
  const differing = comparable.filter(
    ({ words }) => new Set(words.filter((one) => one !== NOT_ASKED)).size > 1,
  );

  return (
    <details className="mb-8" open={differing.length > 0}>
      <summary className="mb-3">
        <h2 className="inline">Answers about the article</h2>{" "}
        <span className="text-muted">
          ({differing.length} of {comparable.length} differ)
        </span>
      </summary>
      <Table caption="Answers about the article" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Question</ColumnHead>
            {people.map(({ reviewerId, reviewer }) => (
              <ColumnHead key={reviewerId}>{reviewer}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.attribute.id}>
              <RowHead>
                {row.attribute.name}{" "}
                {differing.includes(row) && <Badge tone="warning">differs</Badge>}
              </RowHead>
              {row.words.map((one, index) => (
                <Cell key={people[index]!.reviewerId}>{one}</Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
