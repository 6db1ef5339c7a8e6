import type { Outage } from "@/lib/data/outage";

const KEPT = "Tags that are not saved yet wait in your browser and are sent by themselves.";

/** What to tell whoever wanted something of a database that cannot do it now. */
export const OUTAGE_WORDS: Readonly<Record<Outage, string>> = {
  full: `The server's disk is full, so nothing was saved. Tell the person who runs this server. ${KEPT}`,
  damaged: `The server's disk does not answer as it should, so nothing was saved. Tell the person who runs this server. ${KEPT}`,
  "read-only": `The server may not write to its database, so nothing was saved. Tell the person who runs this server. ${KEPT}`,
  unreachable: `The server cannot reach its database at the moment, so nothing was saved. Try again in a minute. ${KEPT}`,
  busy: `The server has more to do than it can at the moment, so nothing was saved. Try again in a minute. ${KEPT}`,
};
