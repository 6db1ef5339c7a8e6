"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/inputs";
import {
  ARTICLE_STATUSES,
  METADATA_FIELDS,
  NO_FILTER,
  isFiltering,
} from "@/lib/domain/article-filter";
import { articleViewQuery, parseArticleView } from "@/lib/domain/article-view";
import { ZONE_KINDS } from "@/lib/domain/zones";
import { FIELD_WORDS, STATUS_WORDS } from "./table-words";
import { ZONE_NAMES } from "./zone-names";

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What the articles of a project can be filtered by. */
export interface FilterChoices {
  readonly outlets: readonly Choice[];
  readonly languages: readonly string[];
  readonly formats: readonly string[];
  readonly batches: readonly Choice[];
  readonly rounds: readonly Choice[];
}

/**
 * The search and the filters above articles. What is chosen stands in the page's
 * address, so that it can be kept, sent and gone back to.
 */
export function ArticleFilters({
  query,
  choices,
  words,
  hint,
  more,
}: {
  /** The query string that the page was opened with. */
  query: string;
  choices: FilterChoices;
  /** Label of the search field. */
  words: string;
  hint: ReactNode;
  /** What stands beside the button. */
  more?: ReactNode;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const view = parseArticleView(new URLSearchParams(query));
  const { filter } = view;
  const shown = articleViewQuery({ ...view, filter: NO_FILTER });
  const chosen = [...new URLSearchParams(query).keys()].filter(
    (name) => !["q", "sort", "order", "columns", "page"].includes(name),
  ).length;

  function apply(form: FormData) {
    const entered = new URLSearchParams();
    for (const [name, value] of form) if (typeof value === "string") entered.append(name, value);
    const wanted = parseArticleView(entered);
    const { sort, descending, columns } = view;
    // A cluster or sample is come to by a link and is not in the form.
    const { cluster, sample } = filter;
    const next = { sort, descending, columns, filter: { ...wanted.filter, cluster, sample } };
    startTransition(() => router.push(`?${articleViewQuery(next)}`, { scroll: false }));
  }

  return (
    <form
      key={query}
      role="search"
      aria-busy={pending}
      onSubmit={(event) => {
        // A dialog opened from `more` has a form of its own, whose events arrive here too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        apply(new FormData(event.currentTarget));
      }}
      className="mb-6 flex flex-col gap-4"
    >
      <div className="flex flex-col gap-1.5">
        <label htmlFor="article-words" className="font-medium">
          {words}
        </label>
        <div className="flex flex-wrap gap-3">
          <input
            id="article-words"
            name="q"
            type="search"
            defaultValue={filter.words}
            maxLength={300}
            aria-describedby="article-words-hint"
            className="control min-w-56 flex-1"
          />
          <Button type="submit" pending={pending} variant="primary">
            Search
          </Button>
          {more}
        </div>
        <p id="article-words-hint" className="text-sm text-muted">
          {hint}
        </p>
      </div>
      <details open={chosen > 0} className="rounded-lg border border-line bg-surface px-5 py-3">
        <summary className="min-h-6 cursor-pointer font-medium">
          Filters
          {chosen > 0 && <span className="font-normal text-muted"> – {chosen} in use</span>}
        </summary>
        <div className="grid gap-4 pt-4 pb-2 sm:grid-cols-2 lg:grid-cols-4">
          <Choose
            label="Outlet"
            name="outlet"
            value={filter.outlets[0]}
            options={choices.outlets}
          />
          <TextInput
            label="Published from"
            name="from"
            type="date"
            defaultValue={filter.from ?? ""}
          />
          <TextInput label="Published until" name="to" type="date" defaultValue={filter.to ?? ""} />
          <Choose
            label="Language"
            name="language"
            value={filter.languages[0]}
            options={choices.languages.map(same)}
          />
          <Choose
            label="Status"
            name="status"
            value={filter.status}
            options={ARTICLE_STATUSES.map((id) => ({ id, name: STATUS_WORDS[id] }))}
          />
          <Choose label="Round" name="round" value={filter.round} options={choices.rounds} />
          <Choose label="Loaded" name="batch" value={filter.batch} options={choices.batches} />
          <Choose
            label="Format"
            name="format"
            value={filter.format}
            options={choices.formats.map(same)}
          />
          <Choose
            label="Not known"
            name="missing"
            value={filter.missing[0]}
            options={METADATA_FIELDS.map((id) => ({ id, name: FIELD_WORDS[id] }))}
          />
          <Choose
            label="Words only in"
            name="zone"
            value={filter.zones[0]}
            options={ZONE_KINDS.map((id) => ({ id, name: ZONE_NAMES[id] }))}
            any="The whole text"
          />
          <div className="flex items-end gap-3 sm:col-span-2">
            <Button type="submit" pending={pending}>
              Apply the filters
            </Button>
            {isFiltering(filter) && (
              <Link href={`?${shown}`} className="inline-flex min-h-10 items-center">
                Show all articles
              </Link>
            )}
          </div>
        </div>
      </details>
    </form>
  );
}

const same = (id: string) => ({ id, name: id });

function Choose({
  label,
  name,
  value,
  options,
  any = "Any",
}: {
  label: string;
  name: string;
  value: string | null | undefined;
  options: readonly Choice[];
  any?: string;
}) {
  return (
    <Select label={label} name={name} defaultValue={value ?? ""}>
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </Select>
  );
}
