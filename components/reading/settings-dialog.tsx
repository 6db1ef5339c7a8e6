"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Result } from "@/lib/domain/errors";
import type { KeyAction, ReadingSettings } from "@/lib/domain/reading-settings";
import {
  keysOf,
  LINE_HEIGHTS,
  MEASURES,
  TEXT_SIZES,
  USUAL_SETTINGS,
} from "@/lib/domain/reading-settings";
import { ACTION_WORDS } from "./key-words";
import { ModalDialog } from "./modal-dialog";

const SIZE_WORDS = ["Small", "Usual", "Large", "Larger", "Largest"];
const MEASURE_WORDS = ["Short", "Usual", "Long"];
const HEIGHT_WORDS = ["Usual", "Wide", "Wider"];

/** How this person likes to read: seen at once in the article, kept with “Keep”. */
export function SettingsDialog({
  settings,
  onTry,
  onSave,
  onClose,
}: {
  settings: ReadingSettings;
  /** Show them in the article behind. */
  onTry: (settings: ReadingSettings) => void;
  onSave: (settings: ReadingSettings) => Promise<Result<ReadingSettings>>;
  onClose: () => void;
}) {
  const [before] = useState(settings);
  const [problem, setProblem] = useState("");
  const [waits, setWaits] = useState(false);
  const keys = keysOf(settings);
  const put = (fields: Partial<ReadingSettings>) => onTry({ ...settings, ...fields });

  function cancel() {
    onTry(before);
    onClose();
  }

  async function keep() {
    setWaits(true);
    const result = await onSave(settings).catch(() => null);
    setWaits(false);
    if (result?.ok) return onClose();
    setProblem(result?.error.message ?? "The server does not answer. Please try again.");
  }

  return (
    <ModalDialog title="How you read" onClose={cancel}>
      <div className="flex flex-col gap-5">
        <Choice
          legend="Letters"
          values={TEXT_SIZES}
          words={SIZE_WORDS}
          value={settings.textSize}
          onChoose={(textSize) => put({ textSize })}
        />
        <Choice
          legend="Length of lines"
          values={MEASURES}
          words={MEASURE_WORDS}
          value={settings.measure}
          onChoose={(measure) => put({ measure })}
        />
        <Choice
          legend="Space between lines"
          values={LINE_HEIGHTS}
          words={HEIGHT_WORDS}
          value={settings.lineHeight}
          onChoose={(lineHeight) => put({ lineHeight })}
        />
        <label className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            className="size-4.5 accent-accent pointer-coarse:size-5.5"
            checked={settings.glossary}
            onChange={(event) => put({ glossary: event.target.checked })}
          />
          Underline terms of the glossary
        </label>
        <details>
          <summary className="min-h-9 font-medium pointer-coarse:min-h-11">Keys</summary>
          <p className="my-2 text-sm text-muted">
            One letter or sign each. Digits are for the frames; arrows, Enter, Delete, Esc and undo
            stay where they are.
          </p>
          <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
            {(Object.keys(ACTION_WORDS) as KeyAction[]).map((action) => (
              <label key={action} className="flex items-center gap-3 text-sm">
                <input
                  className="control max-w-12 text-center"
                  maxLength={2}
                  autoComplete="off"
                  value={keys[action]}
                  onChange={(event) =>
                    put({
                      keys: { ...settings.keys, [action]: event.target.value.trim().slice(-1) },
                    })
                  }
                />
                {ACTION_WORDS[action]}
              </label>
            ))}
          </div>
        </details>
        <p role="alert" className="font-medium text-danger empty:hidden">
          {problem}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" pending={waits} onClick={() => void keep()}>
            Keep
          </Button>
          <Button onClick={cancel}>Cancel</Button>
          <Button variant="quiet" onClick={() => onTry(USUAL_SETTINGS)}>
            As usual
          </Button>
        </div>
        <p className="text-sm text-muted">
          Light or dark is chosen in the menu with your name, for all pages.
        </p>
      </div>
    </ModalDialog>
  );
}

function Choice<T extends number>({
  legend,
  values,
  words,
  value,
  onChoose,
}: {
  legend: string;
  values: readonly T[];
  words: readonly string[];
  value: T;
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5">
        {values.map((option, i) => (
          <label key={option} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={legend}
              className="size-4.5 accent-accent pointer-coarse:size-5.5"
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            {words[i]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
