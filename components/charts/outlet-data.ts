import { NOWHERE } from "@/lib/domain/statistics/cell";
import type { OutletKey, PrevalenceRow } from "@/lib/domain/statistics/prevalence-by";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { frameColumns, proportionColumns } from "./columns";
import { sayShare } from "./format";
import { passagesHref } from "./passages";
import type { Mark } from "./plot";

/** The share of one frame in one outlet. */
export interface OutletDatum extends Proportion, Mark {
  readonly frame: ChartFrame;
  readonly outlet: string;
  /** "" for the articles without an outlet: outlets are told apart by this, not by name. */
  readonly outletId: string;
}

export const OUTLET_COLUMNS: readonly ChartColumn<OutletDatum>[] = [
  {
    header: "outlet",
    label: "Outlet",
    value: ({ outlet }) => outlet,
    shown: ({ outlet }) => outlet,
  },
  ...frameColumns,
  ...proportionColumns,
];

/** A row for each outlet and frame. */
export function outletData(
  frames: readonly ChartFrame[],
  outlets: readonly PrevalenceRow<OutletKey>[],
  passages: string | null,
): OutletDatum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  return outlets.flatMap(({ key, cells }) =>
    cells.flatMap(({ frame: { id }, ...share }) => {
      const frame = frameOf.get(id);
      if (!frame) return [];
      const [outletId, outlet] = [key?.id ?? "", key?.name ?? "No outlet"];
      return {
        ...share,
        frame,
        outletId,
        outlet,
        label: `${outlet}, ${frameLabel(frame)}: ${sayShare(share)}`,
        href: passagesHref(passages, { frame: id, outlet: key?.id ?? NOWHERE }),
      };
    }),
  );
}
