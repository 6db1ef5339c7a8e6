"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { JobView } from "@/lib/domain/job";
import { isOver } from "@/lib/domain/job";

/** Milliseconds between two questions about how far it is. */
const ASK = 1_000;
/** Milliseconds between two readings of the page. */
const REFRESH = 4_000;

/**
 * A piece of long work: how far it is, and a button to stop it. When it is over the
 * page is read anew, so what stands around this shows the outcome.
 */
export function JobProgress({
  slug,
  job: first,
  refreshes = false,
}: {
  slug: string;
  job: JobView;
  /** Also read the page anew from time to time while the work goes on. */
  refreshes?: boolean;
}) {
  const router = useRouter();
  const [job, setJob] = useState(first);
  const [error, setError] = useState<string | null>(null);
  const address = `/api/v1/projects/${slug}/jobs/${first.id}`;
  const over = isOver(job);

  useEffect(() => {
    if (over || !refreshes) return;
    const refreshing = setInterval(() => router.refresh(), REFRESH);
    return () => clearInterval(refreshing);
  }, [over, refreshes, router]);

  useEffect(() => {
    if (over) return;
    let waits = false; // a busy server answers late: one question at a time
    const asking = setInterval(() => {
      if (waits) return;
      waits = true;
      void ask(address).then((answer) => {
        waits = false;
        if ("error" in answer) return setError(answer.error);
        setError(null);
        setJob(answer);
      });
    }, ASK);
    return () => clearInterval(asking);
  }, [address, over]);

  const ended = over && !isOver(first);
  useEffect(() => {
    if (ended) router.refresh(); // once: reading the page again would begin it anew
  }, [ended, router]);

  if (job.state === "failed") {
    if (job.refused && job.problem) return <Refusal problem={job.problem} />;
    return (
      <Notice tone="error" title={`${job.label} did not come to its end`}>
        {job.problem}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <div role="status" className="sr-only">
        {words(job)}
      </div>
      {job.total === null ? (
        <p className="font-medium">
          {words(job)} <span className="text-muted tabular-nums">{counted(job)}</span>
        </p>
      ) : (
        <Progress label={words(job)} value={job.done} max={job.total} unit={job.unit} />
      )}
      <FormError>{error}</FormError>
      {!over && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            size="small"
            pending={job.stopping}
            onClick={() => {
              void ask(`${address}/cancel`, { method: "POST" }).then((answer) => {
                if ("error" in answer) return setError(answer.error);
                setJob(answer);
              });
            }}
          >
            {job.stopping ? "Stopping" : "Stop"}
          </Button>
          <p className="text-sm text-muted">You can leave this page; the work goes on.</p>
        </div>
      )}
    </div>
  );
}

/** Why the work was refused: the reason above what to do about it. */
function Refusal({ problem }: { problem: string }) {
  const [reason, ...advice] = problem.split(/(?<=[.!?]) /);
  return (
    <Notice tone="error" title={reason}>
      {advice.join(" ")}
    </Notice>
  );
}

function words({ label, state }: JobView): string {
  if (state === "waiting") return `${label}: waiting for its turn.`;
  if (state === "cancelled") return `${label}: stopped.`;
  if (state === "done") return `${label}: done.`;
  return `${label} …`;
}

function counted({ done, unit, state }: JobView): string {
  if (state === "waiting" || (state === "running" && done === 0)) return "";
  return `${done.toLocaleString("en")} ${unit}${state === "running" ? " so far" : ""}`;
}

async function ask(
  address: string,
  init?: RequestInit,
): Promise<JobView | { readonly error: string }> {
  try {
    const response = await fetch(address, init);
    const answer = (await response.json()) as JobView | { error: { message: string } };
    return "error" in answer ? { error: answer.error.message } : answer;
  } catch {
    return { error: "The server cannot be reached. The work may go on; this page asks again." };
  }
}
