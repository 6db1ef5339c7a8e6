/** One line of the benchmark: what was measured, what it is compared with, and what is asked of it. */
export interface Figure {
  readonly work: string;
  readonly value: number;
  readonly unit: "ms" | "/s" | "MB" | "";
  /** The raw reference, measured in the same run; in the same unit. */
  readonly reference?: number;
  /** The budget: how many times the reference, or an absolute bound. */
  readonly timesReference?: number;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** How many times the reference; null without one, and where there was nothing to count. */
const ratioOf = ({ value, reference }: Figure) =>
  reference === undefined || reference === 0 ? null : value / reference;

/** Whether it keeps its budget; a figure that is no number keeps none. */
export function isWithin(figure: Figure): boolean {
  const { value, timesReference, atMost, atLeast } = figure;
  const ratio = ratioOf(figure);
  return (
    (timesReference === undefined || (ratio !== null && ratio <= timesReference)) &&
    (atMost === undefined || value <= atMost) &&
    (atLeast === undefined || value >= atLeast)
  );
}

/** The figure as a row of words: work, value, reference, ratio, budget, verdict. */
export function row(figure: Figure): string[] {
  const { work, value, unit, reference, timesReference, atMost, atLeast } = figure;
  const ratio = ratioOf(figure);
  const words = (number: number) => `${Number(number.toPrecision(3))}${unit && ` ${unit}`}`;
  const budget =
    timesReference !== undefined
      ? `≤ ${timesReference} × reference`
      : atMost !== undefined
        ? `≤ ${words(atMost)}`
        : atLeast !== undefined
          ? `≥ ${words(atLeast)}`
          : "";
  return [
    work,
    words(value),
    reference === undefined ? "" : words(reference),
    ratio === null ? "" : `${ratio.toFixed(2)} ×`,
    budget,
    budget === "" ? "" : isWithin(figure) ? "within" : "OVER",
  ];
}

/** Rows as a table with columns as wide as their widest word. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]!.length)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
