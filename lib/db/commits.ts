/**
 * What waits for SQLite's writing transaction to commit. Transactions take turns on one
 * connection (lib/db/sqlite.ts), so whatever waits belongs to the one that is open.
 */
class Commits {
  private waiting: (() => void)[] = [];

  /** Do something once the open transaction is committed; never if it is rolled back. */
  whenCommitted(work: () => void): void {
    this.waiting.push(work);
  }

  /** The transaction has ended. */
  end(outcome: "committed" | "rolled back"): void {
    const { waiting } = this;
    this.waiting = [];
    if (outcome === "committed") for (const work of waiting) work();
  }
}

const shared = globalThis as { framewiseCommits?: Commits };
/** Of this process, which has one SQLite database. */
export const commits = (shared.framewiseCommits ??= new Commits());
