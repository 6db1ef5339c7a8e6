import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import type { UnitizedAlpha } from "@/lib/domain/agreement/unitized-alpha";
import type { Frame } from "@/lib/domain/frame";
import { Figure, percent } from "./figure";

/** The coefficients of 2016 for all frames together, character by character. */
export function CharactersTable({
  family,
  frames,
}: {
  family: UnitizedAlpha;
  frames: readonly Frame[];
}) {
  const rows: readonly [string, Coefficient, Coefficient | null][] = [
    ["uα: what is tagged, and with which frame", family.overall, null],
    ["|uα: what is tagged at all", family.relevance, null],
    ["cuα: which frame, where both tagged something", family.coding, family.codingCoverage],
    ...frames.flatMap(({ id, name }): [string, Coefficient, Coefficient][] => {
      const own = family.frames.find(({ frameId }) => frameId === id);
      return own ? [[`(k)uα: ${name} told from the other frames`, own.coding, own.coverage]] : [];
    }),
  ];
  return (
    <Table caption="All frames together, character by character">
      <thead>
        <tr>
          <ColumnHead>Coefficient</ColumnHead>
          <ColumnHead>Value</ColumnHead>
          <ColumnHead numeric>Speaks of</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, coefficient, coverage]) => (
          <Row key={name}>
            <RowHead className="font-normal">{name}</RowHead>
            <Cell>
              <Figure coefficient={coefficient} />
            </Cell>
            <Cell numeric>
              {coverage === null
                ? "all text"
                : coverage.value === null
                  ? "–"
                  : `${percent(coverage.value, 1)} of it`}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
