/** What of the articles to settle a list shows. */
export const SETTLING_STATES = ["open", "waiting", "closed", "appealed"] as const;
/**
 * `open`: everybody has submitted and it is not closed. `waiting`: somebody has not
 * submitted. `appealed`: closed, and an appeal waits for an answer.
 */
export type SettlingState = (typeof SETTLING_STATES)[number];

export interface SettlingFilter {
  readonly state: SettlingState;
  /** Null: all rounds. */
  readonly roundId: string | null;
  /** From 1. */
  readonly page: number;
}

/** Articles on one page of the list. */
export const SETTLING_PAGE = 50;

/** A filter from an address; what is not understood counts as not said. */
export function parseSettlingFilter(query: URLSearchParams): SettlingFilter {
  const state = SETTLING_STATES.find((one) => one === query.get("state")) ?? "open";
  const page = Number(query.get("page"));
  return {
    state,
    roundId: query.get("round") || null,
    page: Number.isInteger(page) && page > 0 && page < 1_000_000 ? page : 1,
  };
}

/** The filter as a query string with its question mark; empty for the usual one. */
export function settlingQuery({ state, roundId, page }: SettlingFilter): string {
  const query = new URLSearchParams();
  if (state !== "open") query.set("state", state);
  if (roundId) query.set("round", roundId);
  if (page > 1) query.set("page", String(page));
  const said = query.toString();
  return said === "" ? "" : `?${said}`;
}
