export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled";

/** A plain JSON object: what a job is given to do, and what it says in the end. */
export type JobData = Readonly<Record<string, JobValue>>;
export type JobValue =
  string | number | boolean | null | readonly JobValue[] | { readonly [key: string]: JobValue };

/** A piece of long work, as people see it. */
export interface Job {
  readonly id: string;
  /** A key of the job registry, such as "import". */
  readonly kind: string;
  readonly state: JobState;
  readonly input: JobData;
  /** What it found out; null until it has finished, and where it failed. */
  readonly result: JobData | null;
  /** The sentence for the person when it failed. */
  readonly problem: string | null;
  /** It failed because what it was given cannot be taken, so doing it once more is of no use. */
  readonly refused: boolean;
  /** Steps done, of `total` where that is known. */
  readonly done: number;
  readonly total: number | null;
  /** Someone has asked to stop it; it stops at its next step. */
  readonly stopping: boolean;
}

/** Whether nothing more will happen to it. */
export function isOver({ state }: Pick<Job, "state">): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}

/** How far a job is, for the page that shows it. */
export interface JobView extends Pick<
  Job,
  "id" | "state" | "done" | "total" | "problem" | "refused" | "stopping"
> {
  /** What the work is called: "Loading articles". */
  readonly label: string;
  /** What `done` counts: "articles". */
  readonly unit: string;
}
