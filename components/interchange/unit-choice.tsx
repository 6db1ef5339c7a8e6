import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Result } from "@/lib/domain/errors";
import { UNIT_WORDS } from "@/lib/domain/interchange/counting";
import type { UnitSample } from "@/lib/domain/interchange/study-digest";

/** Asks in what a file counts that gives no words: each way with what it makes of some tags. */
export function UnitChoice({
  units,
  tags,
  chosen,
  choose,
}: {
  units: readonly UnitSample[];
  tags: number;
  chosen: string;
  choose: (form: FormData) => Promise<Result<void>>;
}) {
  return (
    <section aria-labelledby="unit" className="flex flex-col gap-4">
      <h2 id="unit">What does the file count?</h2>
      <Notice tone="warning">
        It gives offsets without words, and there are characters in the texts that programs count
        differently. Choose the row whose passages read as they should.
      </Notice>
      <ActionForm action={choose} submit="Read it like this">
        <Table caption="What each way of counting makes of some tags" captionHidden>
          <thead>
            <tr>
              <ColumnHead>It counts</ColumnHead>
              <ColumnHead>Passages</ColumnHead>
              <ColumnHead numeric>Inside the text</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {units.map(({ unit, placed, quotes }) => (
              <Row key={unit}>
                <RowHead>
                  <label className="flex items-baseline gap-3 font-normal">
                    <input type="radio" name="unit" value={unit} defaultChecked={unit === chosen} />
                    {UNIT_WORDS[unit]}
                  </label>
                </RowHead>
                <Cell>
                  <ul className="flex flex-col gap-1">
                    {quotes.map((quote, index) => (
                      <li key={index} className="break-words">
                        “{quote}”
                      </li>
                    ))}
                  </ul>
                </Cell>
                <Cell numeric>
                  {placed.toLocaleString("en")} of {tags.toLocaleString("en")}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </ActionForm>
    </section>
  );
}
