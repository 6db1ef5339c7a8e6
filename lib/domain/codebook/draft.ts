import type { Frame } from "../frame";

/** A frame as the lead is editing it, retired ones included. */
export interface DraftFrame extends Frame {
  /** Counts the changes; a change names the revision it starts from. */
  readonly revision: number;
  /** Left out of the next published version; its tags stay. */
  readonly retired: boolean;
  /** The frame its tags count as since the two were merged. */
  readonly mergedIntoId: string | null;
  /** The frame it came out of when that one was split. */
  readonly splitFromId: string | null;
  /** What other tools know it by (REFI-QDA); stays the same through export and import. */
  readonly guid: string;
}
