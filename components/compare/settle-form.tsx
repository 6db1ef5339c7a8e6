"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Select, TextArea } from "@/components/ui/inputs";
import type { Annotation } from "@/lib/domain/annotation";
import type { DecisionKind } from "@/lib/domain/decision";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";

export type Decide = (decision: {
  kind: DecisionKind;
  frameId: string;
  start: number;
  end: number;
  textVersion: number;
  reason: string;
  annotationIds: string[];
}) => Promise<Result<void>>;

/**
 * Settle the tags of one difference in one step: keep one of them as it is, keep the
 * whole stretch they cover together, give the passage another frame, or reject all.
 */
export function SettleForm({
  open,
  textVersion,
  names,
  frames,
  decide,
}: {
  open: readonly Annotation[];
  /** The number of the text that the tags' offsets count in. */
  textVersion: number;
  names: Readonly<Record<string, string>>;
  frames: readonly Frame[];
  decide: Decide;
}) {
  const [choice, setChoice] = useState(open[0]!.id);
  const [frameId, setFrameId] = useState(open[0]!.frameId);
  const whole = {
    start: Math.min(...open.map(({ start }) => start)),
    end: Math.max(...open.map(({ end }) => end)),
  };

  function settle(form: FormData) {
    const reason = form.get("reason");
    const chosen = open.find(({ id }) => id === choice);
    const passage = chosen ?? whole;
    const kind: DecisionKind =
      choice === "reject"
        ? "rejected"
        : !chosen
          ? "merged"
          : chosen.frameId === frameId
            ? "adopted"
            : "edited";
    return decide({
      kind,
      frameId,
      start: passage.start,
      end: passage.end,
      textVersion,
      reason: typeof reason === "string" ? reason : "",
      annotationIds: open.map(({ id }) => id),
    });
  }

  return (
    <details className="rounded-md bg-sunken p-3 text-sm">
      <summary className="min-h-6 cursor-pointer font-medium pointer-coarse:min-h-11">
        Settle
      </summary>
      <div className="pt-3">
        <ActionForm action={settle} submit="Settle" variant="primary">
          <Select
            label="Keep"
            value={choice}
            onChange={(event) => {
              setChoice(event.target.value);
              const chosen = open.find(({ id }) => id === event.target.value);
              if (chosen) setFrameId(chosen.frameId);
            }}
          >
            {open.map(({ id, reviewerId }) => (
              <option key={id} value={id}>
                {names[reviewerId]}’s passage
              </option>
            ))}
            {open.length > 1 && <option value="whole">The whole stretch they cover</option>}
            <option value="reject">Nothing: reject</option>
          </Select>
          {choice !== "reject" && (
            <Select
              label="Frame"
              value={frameId}
              onChange={(event) => setFrameId(event.target.value)}
            >
              {frames.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
          <TextArea
            label="Reason"
            name="reason"
            rows={2}
            required={choice === "reject"}
            hint={choice === "reject" ? "The reviewers will read it." : undefined}
          />
        </ActionForm>
      </div>
    </details>
  );
}
