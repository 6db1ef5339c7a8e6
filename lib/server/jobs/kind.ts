import type { Permission, ProjectAccess } from "@/lib/domain/access";
import type { JobData } from "@/lib/domain/job";

/** A kind of long work that runs beside the requests. Each is one file and one line in the registry. */
export interface JobKind<P extends Permission = Permission> {
  /** Its name in the database. */
  readonly kind: string;
  /** What people call it while it runs: "Loading articles". */
  readonly label: string;
  /** Steps that `progress` counts, such as "articles". */
  readonly unit: string;
  /** Who may begin it, watch it and stop it. */
  readonly permission: P;
  /**
   * Do the work. Must be able to begin anew after an interruption: what was stored
   * the first time is found and not done again.
   *
   * @returns what to tell the person in the end, counts and ids and no texts
   * @throws {AppError} when it cannot be done: the sentence is shown
   */
  run(job: JobWork<P>, tools: JobTools): Promise<JobData>;
}

export interface JobWork<P extends Permission = Permission> {
  readonly id: string;
  readonly input: JobData;
  /** Of the person who began it, as of now. */
  readonly access: ProjectAccess<P>;
}

export interface JobTools {
  /** Say how far it is; as often as is handy, it is written down twice a second at most. */
  readonly progress: (done: number, total?: number | null) => void;
  /**
   * Aborted when someone cancels the job or the server ends. Look at it between
   * steps: `signal.throwIfAborted()` leaves at once; returning a result instead tells
   * the person of a cancelled job what was done.
   */
  readonly signal: AbortSignal;
}
