"use client";

import type { KeyboardEvent } from "react";
import { useId, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import type { Person } from "@/lib/domain/mentions";
import { matchingPeople, mentionBefore } from "@/lib/domain/mentions";
import { LONGEST_COMMENT } from "@/lib/domain/thread";

/** People offered at a time. */
const MOST_OFFERED = 6;

/**
 * Where a comment is written, as the field `text` of a form. After an “@” it offers
 * names: arrows choose, Enter or Tab takes, Escape closes; Ctrl + Enter sends.
 */
export function CommentField({
  label,
  people,
  written = "",
  autoFocus = false,
}: {
  label: string;
  people: readonly Person[];
  written?: string;
  autoFocus?: boolean;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [offered, setOffered] = useState<readonly Person[]>([]);
  const [active, setActive] = useState(0);
  const optionId = (index: number) => `${listId}-${index}`;

  function look() {
    const area = field.current;
    const typed = area && mentionBefore(area.value, area.selectionStart);
    setOffered(typed ? matchingPeople(people, typed.query).slice(0, MOST_OFFERED) : []);
    setActive(0);
  }

  function take(person: Person) {
    const area = field.current;
    const typed = area && mentionBefore(area.value, area.selectionStart);
    if (typed) area.setRangeText(`@${person.name} `, typed.start, area.selectionStart, "end");
    setOffered([]);
    area?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
      return;
    }
    if (offered.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + offered.length) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") take(offered[active]!);
    else if (event.key === "Escape") setOffered([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative">
      <Field label={label}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            name="text"
            rows={3}
            required
            autoFocus={autoFocus}
            maxLength={LONGEST_COMMENT}
            defaultValue={written}
            aria-autocomplete="list"
            aria-controls={offered.length > 0 ? listId : undefined}
            aria-activedescendant={offered.length > 0 ? optionId(active) : undefined}
            className="control field-sizing-content min-h-20 resize-y"
            onInput={look}
            onClick={look}
            onBlur={() => setOffered([])}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {offered.length > 0 && (
        <ul
          id={listId}
          role="listbox"
          aria-label="People to mention"
          className="absolute inset-x-0 top-full z-30 mt-1 rounded-lg border border-line bg-surface p-1.5 shadow-raised"
        >
          {offered.map((person, index) => (
            <li
              key={person.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              className={`flex min-h-9 cursor-pointer items-center rounded-md px-2.5 pointer-coarse:min-h-11 ${index === active ? "bg-accent-soft text-accent-strong forced-colors:outline" : ""}`}
              onPointerDown={(event) => {
                event.preventDefault(); // the field keeps the focus
                take(person);
              }}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {offered.length > 0 &&
          `${offered.length} ${offered.length === 1 ? "person" : "people"} to mention: arrow keys choose, Enter takes.`}
      </p>
    </div>
  );
}
