"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Decision } from "@/lib/domain/decision";
import { sliceCodePoints } from "@/lib/domain/text/offsets";
import type { ComparisonDeskProps } from "./comparison";
import { DECISION_WORDS } from "./comparison";
import { DecisionWords } from "./decided";
import type { DeskSettling } from "./settling-state";
import { FrameName, Quote, SaidAnswers } from "./tag-entry";

/** Two adjudicators settled the same at once: both decisions, and which of them is to hold. */
export function ConflictDialog({
  desk,
  state,
}: {
  desk: ComparisonDeskProps;
  state: DeskSettling;
}) {
  const { late } = state;
  const inForce = late ? settling(desk.settled.decisions, late.annotationIds) : [];
  if (!late || inForce.length === 0) return null;
  const { choice, reason } = late;
  const { article } = desk;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) state.forget();
      }}
      wide
      title="Somebody settled this meanwhile"
      description="Nothing was overwritten. Both decisions are in the history; choose which one holds."
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <section aria-label="In force" className="flex flex-col gap-2 rounded-md bg-sunken p-4">
          <h3>In force</h3>
          {inForce.map((decision) => (
            <div key={decision.id} className="flex flex-col gap-2 text-sm">
              <DecisionWords decision={decision} desk={desk} />
            </div>
          ))}
        </section>
        <section aria-label="Yours" className="flex flex-col gap-2 rounded-md bg-sunken p-4">
          <h3>Yours</h3>
          <div className="flex flex-col gap-2 text-sm">
            <p>
              <strong className="font-medium">{DECISION_WORDS[choice.kind]}</strong>
            </p>
            {choice.kind !== "rejected" && (
              <>
                <p>
                  <FrameName frames={article.frames} frameId={choice.frameId} />
                </p>
                <Quote
                  tag={{ ...choice, quote: sliceCodePoints(article.text, choice) }}
                  language={article.language}
                />
                <SaidAnswers {...article} frameId={choice.frameId} answers={choice.attributes} />
              </>
            )}
            {reason && <p>Reason: {reason}</p>}
          </div>
        </section>
      </div>
      <ActionForm
        action={() => state.decide(choice, late.annotationIds, reason)}
        submit="Put mine in its place"
        variant="secondary"
        beside={
          <Button variant="primary" onClick={state.forget}>
            Leave theirs
          </Button>
        }
      />
    </Dialog>
  );
}

/** The decisions that settle one of these tags. */
function settling(decisions: readonly Decision[], ids: readonly string[]): Decision[] {
  return decisions.filter(({ annotationIds }) => annotationIds.some((id) => ids.includes(id)));
}
