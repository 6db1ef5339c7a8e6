import { ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { OutlineLine, SchemaPart } from "./schema-outline";
import { outlineOf, typeWords } from "./schema-outline";

/** As much of an operation of an OpenAPI document as is shown. */
export interface OperationPart {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: SchemaPart;
  }[];
  readonly requestBody?: Answer;
  readonly responses: Readonly<Record<string, { readonly description: string } & Partial<Answer>>>;
}

interface Answer {
  readonly content: Readonly<Record<string, { readonly schema: SchemaPart }>>;
}

/** One thing that programs can ask for; its fields unfold. */
export function OperationEntry({
  method,
  path,
  operation,
}: {
  method: string;
  path: string;
  operation: OperationPart;
}) {
  const [status = "", done] = Object.entries(operation.responses)[0] ?? [];
  const refusals = Object.entries(operation.responses).slice(1);
  const parameters = operation.parameters.filter((parameter) => parameter.in !== "path");
  return (
    <details className="group rounded-lg border border-line bg-surface">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
        <ChevronRight
          aria-hidden
          className="size-4 self-center text-muted transition-transform group-open:rotate-90"
        />
        <Badge tone={method === "get" ? "neutral" : "accent"}>{method.toUpperCase()}</Badge>
        <code className="text-sm wrap-anywhere max-lg:order-1 max-lg:w-full max-lg:pl-7">
          {path}
        </code>
        <span className="text-sm text-muted max-lg:flex-1 lg:ml-auto">{operation.summary}</span>
      </summary>
      <div className="flex flex-col gap-5 px-4 pb-5">
        {operation.description.split("\n\n").map((paragraph) => (
          <p key={paragraph} className="max-w-measure">
            {paragraph
              .split("`")
              .map((words, at) => (at % 2 === 1 ? <code key={at}>{words}</code> : words))}
          </p>
        ))}
        {parameters.length > 0 && (
          <Fields
            caption="Beside the address"
            lines={parameters.map((parameter) => ({
              name: parameter.in === "header" ? `${parameter.name}:` : `?${parameter.name}=`,
              type: typeWords(parameter.schema),
              required: parameter.required,
              description: parameter.description ?? "",
            }))}
          />
        )}
        {operation.requestBody && (
          <Fields caption="What is sent, as JSON" lines={fieldsOf(operation.requestBody)} />
        )}
        {done && <Done status={status} answer={done} />}
        <p className="text-sm text-muted">
          Refused with{" "}
          {refusals.map(([code, { description }], at) => (
            <span key={code}>
              {at > 0 && "; "}
              <strong className="font-medium text-ink">{code}</strong> {description}
            </span>
          ))}
          .
        </p>
      </div>
    </details>
  );
}

function Done({ status, answer }: { status: string; answer: Partial<Answer> }) {
  const types = Object.keys(answer.content ?? {});
  const lines = answer.content ? fieldsOf({ content: answer.content }) : [];
  if (lines.length > 0) return <Fields caption={`The answer (${status})`} lines={lines} />;
  return (
    <p>
      The answer ({status}) is a file: {types.join(", ")}.
    </p>
  );
}

function fieldsOf({ content }: Answer): OutlineLine[] {
  const json = content["application/json"];
  return json ? outlineOf(json.schema) : [];
}

function Fields({ caption, lines }: { caption: string; lines: readonly OutlineLine[] }) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>Is</ColumnHead>
          <ColumnHead className="max-sm:hidden">What it says</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, type, required, description }) => (
          <Row key={name}>
            <RowHead>
              <code className="text-sm wrap-anywhere">{name}</code>
              {description && (
                <span className="block text-sm font-normal text-muted sm:hidden">
                  {description}
                </span>
              )}
            </RowHead>
            <Cell className="text-sm">
              {type}
              {!required && <span className="text-muted"> (optional)</span>}
            </Cell>
            <Cell className="text-sm max-sm:hidden">{description}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
