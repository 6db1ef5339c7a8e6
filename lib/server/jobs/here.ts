/** What this process knows of a job that it works on. */
interface JobHere {
  done: number;
  total: number | null;
  stop(): void;
}

const shared = globalThis as { framewiseJobs?: Map<string, JobHere> };

/**
 * The jobs that this process works on. Where the database has one writer (SQLite), a job
 * that stores everything in one transaction cannot write down how far it is, nor read
 * that it was cancelled, before the transaction ends: whoever asks this process learns it from here.
 */
export const jobsHere = (shared.framewiseJobs ??= new Map<string, JobHere>()); // bundles of the server share no module
