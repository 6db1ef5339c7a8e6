import { Notice } from "@/components/ui/notice";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { PlanPreview } from "@/lib/domain/planning/preview";

/** Strata that are listed, the largest ones. */
const MOST_STRATA = 60;

/** What a plan comes to: in a sentence, what to know before, and by reviewer and stratum. */
export function PlanTables({ preview }: { preview: PlanPreview }) {
  const { articles, shared, assignments, reviewers, strata, warnings } = preview;
  const parts = [...strata].sort((a, b) => b.articles - a.articles).slice(0, MOST_STRATA);
  return (
    <div className="flex flex-col gap-6">
      <p>
        <b>
          {articles} {articles === 1 ? "article" : "articles"}
        </b>
        , {shared} of them coded by several reviewers: {assignments}{" "}
        {assignments === 1 ? "coding" : "codings"} in all. Nothing is stored yet.
      </p>
      {warnings.length > 0 && (
        <Notice tone="warning" title="Before you give them out">
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Table caption="By reviewer">
        <thead>
          <tr>
            <ColumnHead>Reviewer</ColumnHead>
            <ColumnHead numeric>has</ColumnHead>
            <ColumnHead numeric>gets</ColumnHead>
            <ColumnHead numeric>of those shared</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {reviewers.map(({ name, has, gets, shared: alsoOthers }) => (
            <Row key={name}>
              <RowHead>{name}</RowHead>
              <Cell numeric>{has}</Cell>
              <Cell numeric>{gets}</Cell>
              <Cell numeric>{alsoOthers}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {strata.length > 1 && (
        <Table
          caption={
            strata.length > MOST_STRATA
              ? `By part: the ${MOST_STRATA} largest of ${strata.length}`
              : "By part"
          }
        >
          <thead>
            <tr>
              <ColumnHead>Part</ColumnHead>
              <ColumnHead numeric>articles</ColumnHead>
              <ColumnHead numeric>shared</ColumnHead>
              <ColumnHead numeric>for a reviewer</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <Row key={part.name}>
                <RowHead>{part.name}</RowHead>
                <Cell numeric>{part.articles}</Cell>
                <Cell numeric>{part.shared}</Cell>
                <Cell numeric>
                  {part.least === part.most ? part.least : `${part.least} to ${part.most}`}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
