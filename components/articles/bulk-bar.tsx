"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { ArticleChange, ChangeOutcome } from "@/lib/domain/article-change";
import type { Result } from "@/lib/domain/errors";
import { DescribeDialog } from "./describe-dialog";

export type ChangeAction = (
  ids: readonly string[],
  change: ArticleChange,
) => Promise<Result<ChangeOutcome>>;

/** Articles sent in one request. */
const PART = 50;
const MOST_REASONS = 5;

interface Done {
  readonly what: string;
  readonly changed: readonly string[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
  readonly undo: ArticleChange | null;
}

/** What can be done with the selected articles, how far it is, and what became of them. */
export function BulkBar({
  ids,
  total,
  outlets,
  change,
  selectAll,
  clear,
}: {
  ids: ReadonlySet<string>;
  /** Articles that match the filters. */
  total: number;
  outlets: readonly string[];
  change: ChangeAction;
  selectAll: () => Promise<void>;
  clear: () => void;
}) {
  const router = useRouter();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const busy = progress !== null;

  /** Part after part, so that the page stays usable and a refusal stops what comes after it. */
  async function run(
    of: Iterable<string>,
    wanted: ArticleChange,
    what: string,
    undo: ArticleChange | null = null,
  ): Promise<Result<null>> {
    const all = [...of];
    const changed: string[] = [];
    const refused: { id: string; message: string }[] = [];
    let result: Result<null> = { ok: true, value: null };
    for (let from = 0; from < all.length && result.ok; from += PART) {
      setProgress({ done: from, of: all.length });
      const answer = await change(all.slice(from, from + PART), wanted).catch(() => null);
      if (answer?.ok) {
        changed.push(...answer.value.changed);
        refused.push(...answer.value.refused);
      } else {
        result = answer ?? {
          ok: false,
          error: { code: "unexpected", message: "The server could not be reached. Try again." },
        };
      }
    }
    setProgress(null);
    if (result.ok || changed.length > 0) {
      setDone({ what, changed, refused, undo });
      clear();
      router.refresh();
    }
    return result;
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="mr-auto text-muted tabular-nums">
          {ids.size > 0 ? `${inWords(ids.size)} selected` : `${inWords(total)} articles`}
        </p>
        {ids.size < total && (
          <Button size="small" variant="quiet" disabled={busy} onClick={() => void selectAll()}>
            Select all {inWords(total)}
          </Button>
        )}
        {ids.size > 0 && (
          <>
            <Button size="small" variant="quiet" disabled={busy} onClick={clear}>
              Clear
            </Button>
            <DescribeDialog
              trigger={
                <Button size="small" disabled={busy}>
                  Set…
                </Button>
              }
              count={ids.size}
              outlets={outlets}
              save={(values, what) => run(ids, { kind: "describe", values }, what)}
            />
            <ConfirmDialog
              trigger={
                <Button size="small" disabled={busy}>
                  Freeze
                </Button>
              }
              title={`Freeze ${countOf(ids.size)}?`}
              confirm="Freeze the texts"
              tone="primary"
              action={() => run(ids, { kind: "freeze" }, "frozen and ready for coding")}
            >
              <p>
                Reviewers code exactly these texts, as they are cleaned now. What is frozen already
                stays as it is.
              </p>
            </ConfirmDialog>
            <ConfirmDialog
              trigger={
                <Button size="small" disabled={busy}>
                  Delete
                </Button>
              }
              title={`Delete ${countOf(ids.size)}?`}
              confirm="Move to the trash"
              action={() => run(ids, { kind: "delete" }, "moved to the trash", { kind: "restore" })}
            >
              <p>They go to the trash. What reviewers were given already stays.</p>
            </ConfirmDialog>
          </>
        )}
      </div>
      {progress && (
        <Progress label="Working" value={progress.done} max={progress.of} unit="articles" />
      )}
      <div role="status" className="empty:absolute">
        {done && !busy && (
          <Notice tone={done.refused.length > 0 ? "warning" : "success"}>
            <p>
              {countOf(done.changed.length)} {done.what}.{" "}
              {done.undo && done.changed.length > 0 && (
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() => void run(done.changed, done.undo!, "put back")}
                >
                  Undo
                </Button>
              )}
            </p>
            {done.refused.length > 0 && (
              <>
                <p>{countOf(done.refused.length)} left as they were:</p>
                <ul className="list-disc pl-5">
                  {done.refused.slice(0, MOST_REASONS).map(({ id, message }) => (
                    <li key={id}>{message}</li>
                  ))}
                  {done.refused.length > MOST_REASONS && (
                    <li>and {done.refused.length - MOST_REASONS} more</li>
                  )}
                </ul>
              </>
            )}
          </Notice>
        )}
      </div>
    </div>
  );
}

const inWords = (count: number) => count.toLocaleString("en");
const countOf = (count: number) => (count === 1 ? "1 article" : `${inWords(count)} articles`);
