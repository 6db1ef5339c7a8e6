"use client";

import type { RefObject } from "react";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { TextArea } from "@/components/ui/inputs";
import type { Annotation } from "@/lib/domain/annotation";
import type { Result } from "@/lib/domain/errors";
import type { Majority } from "@/lib/domain/majority";
import type { Choice, Compared } from "./comparison";
import { DraftFields } from "./draft-fields";

/** The passage that is being chosen, and how to choose another or none. */
export interface Drafting {
  readonly choice: Choice | null;
  readonly change: (choice: Choice | null) => void;
}

/**
 * Settle some tags: keep one of them as it is, change it first, make one of all, or reject
 * them. Nothing is chosen beforehand; what the majority did is said.
 */
export function SettleBox({
  tags,
  article,
  names,
  majority,
  drafting,
  settle,
  onCancel,
}: {
  /** What is to be settled, in the order of the text. */
  tags: readonly Annotation[];
  article: Compared;
  names: Readonly<Record<string, string>>;
  majority: Majority<Annotation> | null;
  drafting: Drafting;
  settle: (choice: Choice, reason: string) => Promise<Result<void>>;
  /** Leaves it as it was settled. */
  onCancel?: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const [chosen, setChosen] = useState<string | null>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const { choice, change } = drafting;

  const run = (what: string, choice: Choice) =>
    startTransition(async () => {
      setChosen(what);
      const words = reason.current?.value.trim() ?? "";
      if (choice.kind === "rejected" && words === "") {
        setProblem("Say why this is rejected; the reviewers will read it.");
        reason.current?.focus();
        return;
      }
      const result = await settle(choice, words);
      setProblem(result.ok ? null : result.error.message);
    });
  const [first] = tags;
  if (!first) return null;
  const whole = {
    ...contentOf(first),
    start: Math.min(...tags.map(({ start }) => start)),
    end: Math.max(...tags.map(({ end }) => end)),
    pieces: null,
  };

  return (
    <section aria-label="Settle" className="flex flex-col gap-3 rounded-md bg-sunken p-3 text-sm">
      {majority && <MajorityNote majority={majority} names={names} article={article} />}
      <Reason ref={reason} />
      {choice ? (
        <>
          <DraftFields article={article} choice={choice} onChange={change} />
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              size="small"
              pending={pending}
              onClick={() => run("draft", choice)}
            >
              Settle it so
            </Button>
            <Button size="small" onClick={() => change(null)}>
              Not so
            </Button>
          </div>
        </>
      ) : (
        <>
          <ul className="flex flex-col gap-2">
            {tags.map((tag, index) => (
              <li key={tag.id} className="flex flex-wrap items-center gap-2">
                <Button
                  size="small"
                  aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
                  pending={pending && chosen === tag.id}
                  onClick={() => run(tag.id, { kind: "adopted", ...contentOf(tag) })}
                >
                  Adopt {names[tag.reviewerId]}’s
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-keyshortcuts={index === 0 ? "e" : undefined}
                  onClick={() => change({ kind: "edited", ...contentOf(tag) })}
                >
                  Edit it first…<span className="sr-only"> {names[tag.reviewerId]}’s tag</span>
                </Button>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2">
            {tags.length > 1 && (
              <Button
                size="small"
                aria-keyshortcuts="m"
                onClick={() => change({ kind: "merged", ...whole })}
              >
                Merge into one…
              </Button>
            )}
            <Button
              size="small"
              aria-keyshortcuts="x"
              pending={pending && chosen === "reject"}
              onClick={() => run("reject", { kind: "rejected", ...whole, attributes: {} })}
            >
              Reject: nothing belongs here
            </Button>
            {onCancel && (
              <Button size="small" variant="quiet" onClick={onCancel}>
                Leave it as it is
              </Button>
            )}
          </div>
        </>
      )}
      <FormError>{problem}</FormError>
    </section>
  );
}

function Reason({ ref }: { ref: RefObject<HTMLTextAreaElement | null> }) {
  return (
    <TextArea
      ref={ref}
      label="Reason"
      hint="The reviewers read it. To reject, it is needed."
      rows={2}
      aria-keyshortcuts="r"
      maxLength={10_000}
    />
  );
}

/** What more than half of the reviewers did: said, never chosen. */
function MajorityNote({
  majority,
  names,
  article,
}: {
  majority: Majority<Annotation>;
  names: Readonly<Record<string, string>>;
  article: Compared;
}) {
  const count = `${majority.backers} of ${majority.of} reviewers`;
  if (majority.kind === "reject") {
    return (
      <p>
        <strong className="font-medium">Majority:</strong> {count} tagged nothing here.
      </p>
    );
  }
  const { frameId, reviewerId } = majority.annotation;
  const frame = article.frames.find(({ id }) => id === frameId);
  return (
    <p>
      <strong className="font-medium">Majority:</strong> {count} tagged it as {names[reviewerId]}{" "}
      did{frame && `, ${frame.name}`}.
    </p>
  );
}

function contentOf({ frameId, start, end, pieces, attributes }: Annotation) {
  return { frameId, start, end, pieces, attributes };
}
