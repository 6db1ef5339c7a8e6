import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { FrameDifference } from "@/lib/domain/codebook/diff";
import { FIELD_NAMES } from "@/lib/domain/codebook/diff";

const KINDS = {
  new: { label: "new", tone: "success" },
  changed: { label: "changed", tone: "warning" },
  retired: { label: "retired", tone: "neutral" },
} as const;

/** What two codebooks say differently: a table for each frame, a row for each field; then the form. */
export function Differences({
  before,
  after,
  differences,
  reordered,
  form,
}: {
  /** What the two are called. */
  before: string;
  after: string;
  differences: readonly FrameDifference[];
  reordered: boolean;
  /** What the questions and rules have differently, in a sentence each. */
  form: readonly string[];
}) {
  if (differences.length === 0 && !reordered && form.length === 0) {
    return <p>They say the same.</p>;
  }
  return (
    <div className="flex flex-col gap-10">
      {reordered && <p>The frames stand in another order.</p>}
      {differences.map(({ frameId, kind, name, fields }) => (
        <section key={frameId} aria-labelledby={`difference-${frameId}`}>
          <h2 id={`difference-${frameId}`} className="mb-3 flex flex-wrap items-center gap-3">
            {name} <Badge tone={KINDS[kind].tone}>{KINDS[kind].label}</Badge>
          </h2>
          {fields.length > 0 && (
            <Table caption={`What is different in ${name}`} captionHidden>
              <thead>
                <tr>
                  <ColumnHead>Field</ColumnHead>
                  {kind !== "new" && <ColumnHead>{before}</ColumnHead>}
                  <ColumnHead>{after}</ColumnHead>
                </tr>
              </thead>
              <tbody>
                {fields.map((field) => (
                  <Row key={field.field}>
                    <RowHead>{FIELD_NAMES[field.field]}</RowHead>
                    {kind !== "new" && (
                      <Cell className="min-w-32 whitespace-pre-line sm:min-w-48">
                        {field.before ? <del>{field.before}</del> : "–"}
                      </Cell>
                    )}
                    <Cell className="min-w-32 whitespace-pre-line sm:min-w-48">
                      {field.after ? <ins className="no-underline">{field.after}</ins> : "–"}
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          )}
        </section>
      ))}
      {form.length > 0 && (
        <section aria-labelledby="form-differences">
          <h2 id="form-differences" className="mb-3">
            Questions and rules
          </h2>
          <ul className="flex list-disc flex-col gap-1.5 pl-5">
            {form.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
