import type { Coefficient } from "../agreement/coefficient";
import type { Table } from "./table";
import { column } from "./table";

/** Agreement on the presence of one frame. */
interface AgreementCells {
  readonly frameId: string;
  readonly frame: string;
  readonly articles: number;
  readonly pairable: number;
  readonly positives: number | null;
  readonly values: number | null;
  readonly percent: number | null;
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly undefinedBecause: string | null;
  readonly kappa: number | null;
  readonly ac1: number | null;
}

/** One row per frame: how far the reviewers agree on the articles it is in. */
export const agreementTable: Table<"agreement", AgreementCells> = {
  from: "agreement",
  name: "Agreement",
  row: "One row for each frame of one round: how far the reviewers agree on which articles it is in.",
  file: "agreement",
  *rows({ frames, agreement }) {
    const names = new Map(frames.map(({ id, name }) => [id, name]));
    for (const row of agreement) {
      yield {
        frameId: row.frameId,
        frame: names.get(row.frameId)!,
        articles: row.articles,
        pairable: row.pairableArticles,
        positives: row.prevalence?.positives ?? null,
        values: row.prevalence?.values ?? null,
        percent: row.percent.value,
        alpha: row.alpha.value,
        low: row.interval?.low ?? null,
        high: row.interval?.high ?? null,
        undefinedBecause: becauseOf(row.alpha),
        kappa: row.kappa?.value ?? null,
        ac1: row.ac1.value,
      };
    }
  },
  columns: [
    column("frameId", "frame_id", "text", "the frame's id, the same in every codebook version"),
    column("frame", "frame", "text", "its name"),
    column(
      "articles",
      "articles",
      "integer",
      "submitted articles that were coded with this frame in the codebook",
    ),
    column(
      "pairable",
      "pairable_articles",
      "integer",
      "of these, articles that two reviewers or more submitted; all figures are about them",
    ),
    column("positives", "positives", "integer", "judgements that say the frame is there"),
    column("values", "judgements", "integer", "out of how many"),
    column(
      "percent",
      "percent_agreement",
      "number",
      "mean share of agreeing pairs, not corrected for chance",
    ),
    column("alpha", "alpha", "number", "Krippendorff’s α, nominal; empty where it is undefined"),
    column("low", "alpha_low", "number", "lower end of its 95 % interval"),
    column("high", "alpha_high", "number", "upper end"),
    column("undefinedBecause", "undefined_because", "text", "why α is undefined; else empty"),
    column("kappa", "kappa", "number", "Cohen’s κ, where there are exactly two reviewers"),
    column("ac1", "ac1", "number", "Gwet’s AC1"),
  ],
};

function becauseOf(coefficient: Coefficient): string | null {
  return coefficient.value === null ? coefficient.because : null;
}
