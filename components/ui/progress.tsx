import { useId } from "react";

/** How far something is: a bar, and the two numbers it stands for. */
export function Progress({
  label,
  value,
  max,
  unit,
}: {
  label: string;
  value: number;
  max: number;
  /** What is counted, such as "articles". */
  unit: string;
}) {
  const id = useId();
  const share = max === 0 ? 0 : (100 * value) / max;
  const words = `${value} of ${max} ${unit}`;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span id={id} className="font-medium">
          {label}
        </span>
        <span className="text-muted tabular-nums">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={words}
        className="h-1.5 overflow-hidden rounded-full bg-line forced-colors:border"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-300 forced-colors:bg-[Highlight]"
          style={{ width: `${share}%` }}
        />
      </div>
    </div>
  );
}
