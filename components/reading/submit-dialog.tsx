"use client";

import { useEffect, useRef, useState } from "react";
import { RuleOverrides } from "@/components/article-form/rule-overrides";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import type { Override, Unmet } from "@/lib/domain/article-form";
import { notOverridden } from "@/lib/domain/article-form";
import type { Result } from "@/lib/domain/errors";
import { ModalDialog } from "./modal-dialog";

const UNDECIDED = "Some tags need a decision first: see the notices above the article.";

/**
 * Hand an article in. An article without tags must be said to have no frame: a
 * forgotten one would otherwise count as a judgement. Waits until all is saved.
 */
export function SubmitDialog({
  tagCount,
  unmet,
  unsaved,
  whenAnswered,
  onSubmit,
  onClose,
}: {
  tagCount: number;
  /** The rules of the article form that do not hold. */
  unmet: readonly Unmet[];
  /** Tags the server has not confirmed yet. */
  unsaved: number;
  /** Resolves when all is answered; to the number of conflicts and refusals to decide. */
  whenAnswered: () => Promise<number>;
  onSubmit: (answer: {
    noFrameFound: boolean;
    overrides: readonly Override[];
  }) => Promise<Result<void>>;
  onClose: () => void;
}) {
  const [noFrameFound, setNoFrameFound] = useState(false);
  const [overrides, setOverrides] = useState<readonly Override[]>([]);
  const [waits, setWaits] = useState(false);
  const [problem, setProblem] = useState("");

  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  async function confirm() {
    if (tagCount === 0 && !noFrameFound) {
      setProblem(
        "There are no tags. Tick the box if no frame is in this article, or go on reading.",
      );
      return;
    }
    const [open] = notOverridden(unmet, overrides);
    if (open) {
      setProblem(`${open.message} Put it right, or give the reason to submit it like this.`);
      return;
    }
    setProblem("");
    setWaits(true);
    const undecided = await whenAnswered();
    if (!isOpen.current) return;
    const failure = undecided > 0 ? UNDECIDED : await submit();
    if (failure === null) return onClose();
    setProblem(failure);
    setWaits(false);
  }

  async function submit(): Promise<string | null> {
    try {
      const result = await onSubmit({ noFrameFound: tagCount === 0, overrides });
      return result.ok ? null : result.error.message;
    } catch {
      return "The server does not answer. Nothing was submitted; please try again.";
    }
  }

  return (
    <ModalDialog title="Submit this article" onClose={onClose}>
      <div className="flex flex-col gap-5">
        <p>
          {tagCount === 0
            ? "You have not tagged anything in this article."
            : `You have set ${tagCount} ${tagCount === 1 ? "tag" : "tags"}. After you submit, they can no longer be changed.`}
        </p>
        {tagCount === 0 && (
          <Checkbox
            label="No frame found"
            hint="I have read the whole article, and none of the codebook’s frames is in it."
            checked={noFrameFound}
            onChange={(event) => setNoFrameFound(event.target.checked)}
          />
        )}
        {unmet.length > 0 && (
          <RuleOverrides unmet={unmet} overrides={overrides} onChange={setOverrides} />
        )}
        {unsaved > 0 && (
          <p role="status" className="text-sm text-muted">
            {waits
              ? `Waiting for ${unsaved} ${unsaved === 1 ? "change" : "changes"} to be saved…`
              : `${unsaved} ${unsaved === 1 ? "change is" : "changes are"} not saved yet; submitting waits for them.`}
          </p>
        )}
        <p role="alert" className="font-medium text-danger empty:hidden">
          {problem}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" pending={waits} onClick={confirm}>
            Submit article
          </Button>
          <Button onClick={onClose}>Go on reading</Button>
        </div>
      </div>
    </ModalDialog>
  );
}
