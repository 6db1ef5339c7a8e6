import { verifyChain } from "../audit-seals";
import type { Invariant } from "./invariant";

export const historyChain: Invariant = {
  id: "OP-05",
  promise: "The history has not been changed or cut: every link of its chain holds.",
  async check({ at, breach }) {
    const { links, broken } = await verifyChain();
    at(links);
    if (broken) breach(`The chain breaks at link ${broken.position}: ${broken.because}.`);
  },
};
