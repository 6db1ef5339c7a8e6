import type { Layer } from "../frame-use";
import type { Proportion } from "./proportion";
import type { PresenceRule, StudyFrame } from "./study";

/** One figure of a report, flat, for a CSV or JSON file. Its keys are the file's column names. */
export interface StatisticRow {
  readonly report: string;
  /** The layer and how several reviewers count: figures of two layers never share a name. */
  readonly layer: string;
  readonly measure: string;
  readonly frame_id: string | null;
  readonly frame: string | null;
  readonly other_frame_id: string | null;
  readonly other_frame: string | null;
  readonly outlet: string | null;
  /** YYYY-MM, or "undated". */
  readonly month: string | null;
  /** A row that is no frame, outlet or month: "tie", "none", a number of frames, a tenth of the body. */
  readonly category: string | null;
  readonly x: number | null;
  readonly n: number;
  /** x / n, 0 to 1, with its 95 % interval. Empty where n is too small for a percentage. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What is not a share: a median, an entropy, a coefficient. */
  readonly value: number | null;
}

export const STATISTIC_COLUMNS = [
  "report",
  "layer",
  "measure",
  "frame_id",
  "frame",
  "other_frame_id",
  "other_frame",
  "outlet",
  "month",
  "category",
  "x",
  "n",
  "share",
  "low",
  "high",
  "value",
] as const satisfies readonly (keyof StatisticRow)[];

/** What a statistic fills in; the report and layer are the same for all its rows. */
export type Figure = Partial<Omit<StatisticRow, "report" | "layer">> & {
  readonly measure: string;
  readonly n: number;
  readonly rule?: PresenceRule;
};

export function statisticRow(report: string, layer: Layer, figure: Figure): StatisticRow {
  const { rule = "average", ...columns } = figure;
  return {
    report,
    layer: layerName(layer, rule),
    frame_id: null,
    frame: null,
    other_frame_id: null,
    other_frame: null,
    outlet: null,
    month: null,
    category: null,
    x: null,
    share: null,
    low: null,
    high: null,
    value: null,
    ...columns,
  };
}

/** The layer as it is named in titles, series and files. */
export function layerName(layer: Layer, rule: PresenceRule = "average"): string {
  if (layer === "final") return "final layer";
  return {
    average: "reviewer layer, average of reviewers",
    any: "reviewer layer, at least one reviewer",
    every: "reviewer layer, all reviewers",
  }[rule];
}

export function frameColumns(frame: StudyFrame) {
  return { frame_id: frame.id, frame: frame.name };
}

export function proportionColumns({ x, n, share, low, high }: Proportion) {
  return { x, n, share, low, high };
}
