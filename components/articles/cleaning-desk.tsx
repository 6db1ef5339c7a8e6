"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Tabs } from "@/components/ui/tabs";
import type { CleanedLine, CleaningChoices } from "@/lib/domain/clean/clean";
import type { LearnedChoice } from "@/lib/domain/clean/learned";
import { withLearned } from "@/lib/domain/clean/learned";
import { chosenKept, chosenZone } from "@/lib/domain/clean/choices";
import { REASONS } from "@/lib/domain/clean/reasons";
import type { Result } from "@/lib/domain/errors";
import type { ZoneKind } from "@/lib/domain/zones";
import { ZONE_KINDS } from "@/lib/domain/zones";
import { LearnedOffers } from "./learned-offers";
import { ZONE_KEYS, pressOnLine } from "./line-keys";
import { ZONE_LOOKS, ZONE_NAMES } from "./zone-names";

/**
 * The raw text beside the cleaned one, line by line, so that a person can put a
 * line back, take one out, or call it something else. Without `save` it only shows.
 */
export function CleaningDesk({
  lines,
  choices,
  language,
  offers = [],
  outlet = "this outlet",
  save,
}: {
  lines: readonly CleanedLine[];
  choices: CleaningChoices;
  language?: string | undefined;
  /** What was chosen in earlier articles of the outlet for lines like these. */
  offers?: readonly LearnedChoice[];
  outlet?: string | undefined;
  save?: ((choices: CleaningChoices) => Promise<Result<void>>) | undefined;
}) {
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const dropped = lines.filter(({ kept }) => !kept);
  const shown = { all: lines, dropped, kept: lines.filter(({ kept }) => kept) };

  function choose(wanted: CleaningChoices) {
    startTransition(async () => {
      const result = await save?.(wanted).catch(() => null);
      setError(result?.ok ? null : (result?.error.message ?? "The server could not be reached."));
    });
  }

  const table = (of: readonly CleanedLine[]) => (
    <div role="table" aria-label="Lines of the text" aria-busy={pending}>
      <div
        role="row"
        className="hidden gap-x-6 border-b border-line pb-2 text-sm text-muted lg:grid lg:grid-cols-2"
      >
        <span role="columnheader">As it was loaded</span>
        <span role="columnheader">Cleaned</span>
      </div>
      {of.map((line) => (
        <Line
          key={line.line}
          line={line}
          language={language}
          disabled={pending}
          toggle={save && (() => choose(chosenKept(choices, line.line, !line.kept)))}
          setZone={save && ((zone) => choose(chosenZone(choices, line.line, zone)))}
        />
      ))}
    </div>
  );

  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">
        {dropped.length} of {lines.length} lines are marked out as not belonging to the article.
        Blank lines are left out.
      </p>
      {save && (
        <LearnedOffers
          offers={offers}
          lines={lines}
          outlet={outlet}
          disabled={pending}
          take={(offer) => choose(withLearned(choices, offer))}
        />
      )}
      {save && (
        <p className="hidden text-sm text-muted sm:block pointer-coarse:hidden">
          Keys on a line: <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>X</kbd> takes it out or puts it back;{" "}
          {ZONE_KINDS.map(
            (kind) => `${ZONE_KEYS[kind].toUpperCase()} ${ZONE_NAMES[kind].toLowerCase()}`,
          ).join(", ")}
          .
        </p>
      )}
      <FormError>{error}</FormError>
      <Tabs
        label="Lines to show"
        tabs={[
          { value: "all", label: `All ${lines.length}`, content: table(shown.all) },
          {
            value: "dropped",
            label: `Marked out (${dropped.length})`,
            content: table(shown.dropped),
          },
          { value: "kept", label: `Kept (${shown.kept.length})`, content: table(shown.kept) },
        ]}
      />
    </div>
  );
}

function Line({
  line: { line, text, kept, reason, zone, chosen },
  language,
  disabled,
  toggle,
  setZone,
}: {
  line: CleanedLine;
  language: string | undefined;
  disabled: boolean;
  toggle: (() => void) | undefined;
  setZone: ((zone: ZoneKind) => void) | undefined;
}) {
  return (
    <div
      role="row"
      tabIndex={toggle ? 0 : undefined}
      onKeyDown={
        toggle &&
        ((event) => {
          if (!disabled) pressOnLine(event, toggle, kept ? (setZone ?? null) : null);
        })
      }
      className="grid gap-x-6 gap-y-2 border-b border-line py-3 focus-visible:bg-accent-soft lg:grid-cols-2"
      data-kept={kept}
    >
      <div role="cell" className="flex min-w-0 gap-3">
        <span className="w-8 shrink-0 pt-0.5 text-right text-xs text-muted tabular-nums">
          {line}
        </span>
        <span
          lang={language}
          dir="auto"
          className={`min-w-0 break-words ${kept ? "" : "text-muted line-through decoration-control"} ${kept ? "max-lg:hidden" : ""}`}
        >
          {text}
        </span>
        {kept && (
          <span
            lang={language}
            dir="auto"
            className={`min-w-0 break-words lg:hidden ${ZONE_LOOKS[zone ?? "body"]}`}
          >
            {text}
          </span>
        )}
      </div>
      <div role="cell" className="flex min-w-0 items-start justify-between gap-4 max-lg:pl-11">
        {kept ? (
          <div className="flex min-w-0 flex-1 flex-col gap-1.5">
            <p
              lang={language}
              dir="auto"
              className={`break-words max-lg:hidden ${ZONE_LOOKS[zone ?? "body"]}`}
            >
              {text}
            </p>
            {setZone ? (
              <select
                aria-label={`What line ${line} is`}
                value={zone ?? "body"}
                disabled={disabled}
                onChange={(event) => setZone(event.target.value as ZoneKind)}
                className="min-h-6 w-fit rounded-sm bg-transparent text-sm text-muted pointer-coarse:min-h-11"
              >
                {ZONE_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {ZONE_NAMES[kind]}
                  </option>
                ))}
              </select>
            ) : (
              <span className="text-sm text-muted">{ZONE_NAMES[zone ?? "body"]}</span>
            )}
          </div>
        ) : (
          <p className="text-sm text-muted">{reason && REASONS[reason]}</p>
        )}
        {toggle && (
          <div className="flex shrink-0 flex-col items-end gap-1">
            <Button size="small" variant="quiet" disabled={disabled} onClick={toggle}>
              {kept ? "Take out" : "Put back"}
              <span className="sr-only"> line {line}</span>
            </Button>
            {chosen && <span className="text-xs text-muted">your choice</span>}
          </div>
        )}
      </div>
    </div>
  );
}
