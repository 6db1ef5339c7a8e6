"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Decision, PastDecision } from "@/lib/domain/decision";
import { provenanceWords } from "@/lib/domain/decision";
import { majorityOf } from "@/lib/domain/majority";
import { Appeals } from "./appeals";
import type { ComparisonDeskProps } from "./comparison";
import { DECISION_WORDS } from "./comparison";
import { FileForm } from "./file-form";
import type { Drafting } from "./settle-box";
import { SettleBox } from "./settle-box";
import type { DeskSettling } from "./settling-state";
import { FrameName, Quote, SaidAnswers } from "./tag-entry";

/** One decision in force: what it keeps, where it comes from, and what can still be done with it. */
export function Decided({
  decision,
  names,
  drafting,
  desk,
  state,
}: {
  decision: Decision;
  names: Readonly<Record<string, string>>;
  drafting: Drafting;
  desk: ComparisonDeskProps;
  state: DeskSettling;
}) {
  const { article, settling, file } = desk;
  const [anew, setAnew] = useState(false);
  const tags = article.annotations.filter(({ id }) => decision.annotationIds.includes(id));
  const majority = majorityOf(
    tags,
    article.reviewers.map(({ id }) => id),
    article.attributes,
  );
  return (
    <div
      id={`decision-${decision.id}`}
      className="flex scroll-mt-6 flex-col gap-2 rounded-md border-s-4 border-accent bg-sunken p-3 text-sm"
    >
      <DecisionWords decision={decision} desk={desk} />
      {settling && !anew && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => setAnew(true)}>
            Settle it differently…
          </Button>
          <ActionForm
            action={settling.takeBack.bind(null, decision.id)}
            submit="Take back"
            variant="quiet"
          />
        </div>
      )}
      {settling && anew && (
        <SettleBox
          {...{ tags, article, names, majority, drafting }}
          settle={(choice, reason) => state.decide(choice, decision.annotationIds, reason)}
          onCancel={() => {
            drafting.change(null);
            setAnew(false);
          }}
        />
      )}
      <Appeals {...{ decision, tags, names, drafting, desk, majority }} />
      {file && <FileForm decision={decision} frames={article.frames} file={file} />}
    </div>
  );
}

/** A decision in words: what became of the tags, by whom, and why. */
export function DecisionWords({
  decision,
  desk: { article },
}: {
  decision: Decision;
  desk: Pick<ComparisonDeskProps, "article">;
}) {
  const rejected = decision.kind === "rejected";
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-medium">{DECISION_WORDS[decision.kind]}</strong>
        <span className="text-muted">{provenanceWords(decision)}</span>
        {decision.anchor === "changed" && !rejected && <Badge tone="warning">Words changed</Badge>}
        {decision.anchor === "orphaned" && !rejected && <Badge tone="danger">Passage gone</Badge>}
      </p>
      {!rejected && (
        <>
          <p>
            <FrameName frames={article.frames} frameId={decision.frameId} />
          </p>
          <Quote tag={decision} language={article.language} />
          <SaidAnswers {...article} frameId={decision.frameId} answers={decision.attributes} />
        </>
      )}
      {decision.reason && <p>Reason: {decision.reason}</p>}
    </>
  );
}

/** What was decided of these tags before, or came too late. Nothing where nothing was. */
export function DecisionHistory({
  past,
  desk,
}: {
  past: readonly PastDecision[];
  desk: Pick<ComparisonDeskProps, "article">;
}) {
  if (past.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="min-h-6 cursor-pointer text-accent pointer-coarse:min-h-11">
        History ({past.length})
      </summary>
      <ol className="flex flex-col gap-3 pt-2">
        {past.map((decision) => (
          <li key={decision.id} className="flex flex-col gap-1.5 border-s-2 border-line ps-3">
            <p className="text-muted">
              {decision.overtaken
                ? `${decision.decidedBy} settled it at the same time; this never counted.`
                : `Until ${timeWords(decision.replacedAt)}:`}
            </p>
            <DecisionWords decision={decision} desk={desk} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A moment, to the minute, in UTC: the same for everybody who reads it. */
export function timeWords(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}
