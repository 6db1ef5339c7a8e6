"use client";

import { useState } from "react";
import { decimal } from "@/components/agreement/figure";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/inputs";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Because } from "@/lib/domain/agreement/coefficient";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import { coefficients } from "@/lib/domain/agreement/registry";
import type { Result } from "@/lib/domain/errors";
import { EXAMPLES } from "./examples";

/** One coefficient of the pasted data, as lib/server/calculator answers. */
interface CalculatedRow {
  readonly id: string;
  readonly coefficient: string | null;
  readonly distance: string | null;
  readonly value: number | null;
  readonly because: Because | "invalid_input" | null;
  readonly error?: string;
  readonly units?: number;
  readonly pairable_units?: number;
  readonly coders?: number;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** Paste a table or cases, and read every coefficient that they can serve. */
export function Calculator({
  action,
}: {
  action: (form: FormData) => Promise<Result<readonly CalculatedRow[]>>;
}) {
  const [data, setData] = useState("");
  const [answers, setAnswers] = useState<readonly CalculatedRow[]>([]);
  return (
    <div className="flex flex-col gap-12">
      <div className="flex max-w-measure flex-col gap-6">
        <ActionForm action={action} submit="Compute" onSuccess={setAnswers}>
          <TextArea
            label="Data"
            name="data"
            required
            rows={10}
            className="max-h-[50dvh] font-mono text-sm"
            spellCheck={false}
            value={data}
            onChange={(event) => setData(event.target.value)}
            hint="One row per unit and one column per reviewer, separated by commas, semicolons or tabs; an empty cell or NA is missing; a first row may have names. Or a JSON list of cases, as for the command line."
          />
        </ActionForm>
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-sm text-muted">Try</span>
          {EXAMPLES.map((example) => (
            <Button key={example.label} size="small" onClick={() => setData(example.data)}>
              {example.label}
            </Button>
          ))}
        </div>
      </div>
      <div role="status">{answers.length > 0 && <Answers answers={answers} />}</div>
    </div>
  );
}

function Answers({ answers }: { answers: readonly CalculatedRow[] }) {
  return (
    <div className="flex flex-col gap-4">
      <Table caption="Agreement">
        <thead>
          <tr>
            <ColumnHead>Coefficient</ColumnHead>
            <ColumnHead>Value</ColumnHead>
            <ColumnHead>95% interval</ColumnHead>
            <ColumnHead numeric>Units compared</ColumnHead>
            <ColumnHead numeric>Reviewers</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {answers.map((answer, index) => (
            <Row key={index}>
              <RowHead>{nameOf(answer)}</RowHead>
              <Cell>{answer.value === null ? reasonFor(answer) : decimal(answer.value)}</Cell>
              <Cell className="whitespace-nowrap tabular-nums">
                {typeof answer.low === "number" && typeof answer.high === "number"
                  ? `${decimal(answer.low)} to ${decimal(answer.high)}`
                  : "–"}
              </Cell>
              <Cell numeric>
                {answer.pairable_units === undefined
                  ? "–"
                  : `${answer.pairable_units} of ${String(answer.units)}`}
              </Cell>
              <Cell numeric>{answer.coders ?? "–"}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="max-w-measure text-sm text-muted">
        Intervals: units are drawn with replacement 2,000 times, with a fixed seed; none from fewer
        than 5 units. Where units of one article belong together, they are too narrow: inside a
        project Framewise draws whole articles.
      </p>
    </div>
  );
}

function nameOf({ id, coefficient, distance }: CalculatedRow): string {
  const known = coefficients as Readonly<Record<string, { readonly name: string } | undefined>>;
  const name = (coefficient && known[coefficient]?.name) ?? coefficient ?? id;
  const metric = distance && distance !== "nominal" ? ` (${distance})` : "";
  const own = coefficient && id.startsWith(coefficient) ? "" : `${id}: `;
  return `${own}${name}${metric}`;
}

function reasonFor({ because, error }: CalculatedRow): string {
  if (error !== undefined) return error;
  if (because === null || because === "invalid_input") return "–";
  return `Undefined because: ${BECAUSE[because].charAt(0).toLowerCase()}${BECAUSE[because].slice(1)}`;
}
