import { acknowledged } from "./acknowledged";
import { historyChain } from "./history-chain";
import type { Invariant } from "./invariant";
import { journalFolds } from "./journal-folds";
import { mutationsOnce } from "./mutations-once";
import { noOrphans } from "./no-orphans";
import { nothingDeleted } from "./nothing-deleted";
import { spans } from "./spans";
import { storage } from "./storage";
import { submissions } from "./submissions";
import { texts } from "./texts";

/** Every invariant. To add one: write lib/data/invariants/NAME.ts (an `Invariant`), then a line here. */
export const invariants: readonly Invariant[] = [
  acknowledged,
  mutationsOnce,
  journalFolds,
  spans,
  texts,
  noOrphans,
  submissions,
  nothingDeleted,
  historyChain,
  storage,
];
