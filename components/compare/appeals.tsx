"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/inputs";
import type { Annotation } from "@/lib/domain/annotation";
import type { Appeal } from "@/lib/domain/appeal";
import type { Decision } from "@/lib/domain/decision";
import type { Majority } from "@/lib/domain/majority";
import type { ComparisonDeskProps } from "./comparison";
import type { Drafting } from "./settle-box";
import { SettleBox } from "./settle-box";
import { textOf } from "./verdict-buttons";

/** The appeals on a decision of a closed article and on those before it, a way to make one, and a way to answer. */
export function Appeals({
  decision,
  tags,
  names,
  drafting,
  desk,
  majority,
}: {
  decision: Decision;
  tags: readonly Annotation[];
  names: Readonly<Record<string, string>>;
  drafting: Drafting;
  desk: ComparisonDeskProps;
  majority: Majority<Annotation> | null;
}) {
  const { article, settled, viewerId, appeal, reopening } = desk;
  const before = settled.history.filter(({ annotationIds }) =>
    annotationIds.some((id) => decision.annotationIds.includes(id)),
  );
  const ids = [decision, ...before].map(({ id }) => id);
  const appeals = settled.appeals.filter(({ decisionId }) => ids.includes(decisionId));
  const mine = appeals.some(
    ({ decisionId, appellantId }) => decisionId === decision.id && appellantId === viewerId,
  );
  return (
    <>
      {appeals.map((one) => (
        <div key={one.id} className="flex flex-col gap-2">
          <AppealWords appeal={one} />
          {reopening && !one.outcome && one.appellantId !== viewerId && (
            <Answer
              uphold={(answer) => reopening.answerAppeal(one.id, { outcome: "upheld", answer })}
            >
              <SettleBox
                {...{ tags, article, names, majority, drafting }}
                settle={async (choice, answer) => {
                  const result = await reopening.answerAppeal(one.id, {
                    ...({ outcome: "changed", answer } as const),
                    decision: { ...choice, textVersion: article.textVersion },
                  });
                  if (result.ok) drafting.change(null);
                  return result;
                }}
              />
            </Answer>
          )}
        </div>
      ))}
      {appeal && !mine && <AppealForm appeal={appeal.bind(null, decision.id)} />}
    </>
  );
}

/** Who appealed, why, and what was answered. */
export function AppealWords({ appeal }: { appeal: Appeal }) {
  return (
    <div className="flex flex-col gap-1 border-s-2 border-line ps-3">
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-medium">{appeal.appellant} appealed:</strong> {appeal.reason}
        {!appeal.outcome && <Badge tone="warning">Waits for an answer</Badge>}
      </p>
      {appeal.outcome && (
        <p>
          <strong className="font-medium">
            {appeal.answeredBy} {appeal.outcome === "upheld" ? "upheld it" : "changed it"}:
          </strong>{" "}
          {appeal.answer}
        </p>
      )}
    </div>
  );
}

function AppealForm({ appeal }: { appeal: (reason: string) => ReturnType<Answering> }) {
  const [writing, setWriting] = useState(false);
  if (!writing) {
    return (
      <Button size="small" variant="quiet" className="self-start" onClick={() => setWriting(true)}>
        Appeal…
      </Button>
    );
  }
  return (
    <ActionForm
      action={(form) => appeal(textOf(form, "reason"))}
      submit="Send the appeal"
      variant="secondary"
      beside={
        <Button variant="quiet" onClick={() => setWriting(false)}>
          Cancel
        </Button>
      }
    >
      <TextArea
        label="Why should it be looked at again?"
        hint="An adjudicator answers. Only this decision is reopened."
        name="reason"
        rows={3}
        required
        autoFocus
      />
    </ActionForm>
  );
}

type Answering = NonNullable<ComparisonDeskProps["appeal"]>;

function Answer({
  uphold,
  children,
}: {
  uphold: (answer: string) => ReturnType<Answering>;
  /** How to change the decision. */
  children: React.ReactNode;
}) {
  const [way, setWay] = useState<"uphold" | "change" | null>(null);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button size="small" aria-pressed={way === "uphold"} onClick={() => setWay("uphold")}>
          Uphold the decision…
        </Button>
        <Button size="small" aria-pressed={way === "change"} onClick={() => setWay("change")}>
          Change it…
        </Button>
      </div>
      {way === "uphold" && (
        <ActionForm
          action={(form) => uphold(textOf(form, "answer"))}
          submit="Uphold it"
          variant="primary"
        >
          <TextArea
            label="Why it holds"
            hint="Who appealed reads it."
            name="answer"
            rows={3}
            required
            autoFocus
          />
        </ActionForm>
      )}
      {way === "change" && children}
    </div>
  );
}
