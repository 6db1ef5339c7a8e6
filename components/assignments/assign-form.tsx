"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import type { Result } from "@/lib/domain/errors";

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
}

/**
 * Choose articles and reviewers; the button counts both. Other printings of a story
 * that is coded once are left out unless someone chooses them.
 */
export function AssignForm({
  articles,
  unassigned,
  copies,
  reviewers,
  action,
  back,
}: {
  articles: readonly (Choice & { readonly language: string | null })[];
  /** Articles that nobody has in the round; chosen to begin with. */
  unassigned: readonly string[];
  /** Articles for which another printing is coded. */
  copies: ReadonlySet<string>;
  reviewers: readonly Choice[];
  action: (form: FormData) => Promise<Result<void>>;
  back: string;
}) {
  const [articleIds, setArticleIds] = useState<ReadonlySet<string>>(new Set(unassigned));
  const [reviewerIds, setReviewerIds] = useState<ReadonlySet<string>>(new Set());

  const all = articles.map(({ id }) => id);
  const stories = all.filter((id) => !copies.has(id));
  const choose = (ids: readonly string[]) => () => setArticleIds(new Set(ids));
  return (
    <ActionForm
      action={action}
      submit={
        articleIds.size > 0 && reviewerIds.size > 0
          ? `Assign ${count(articleIds.size, "article")} to ${count(reviewerIds.size, "reviewer")}`
          : "Assign"
      }
      beside={<ButtonLink href={back}>Cancel</ButtonLink>}
    >
      <Choices legend={`Reviewers: ${reviewerIds.size} of ${reviewers.length} chosen`}>
        {reviewers.map(({ id, name, hint }) => (
          <Checkbox
            key={id}
            name="reviewer"
            value={id}
            label={name}
            hint={hint}
            checked={reviewerIds.has(id)}
            onChange={() => setReviewerIds(toggled(reviewerIds, id))}
          />
        ))}
      </Choices>
      <Choices
        legend={`Articles: ${articleIds.size} of ${articles.length} chosen`}
        shortcuts={[
          { label: "Those nobody has", choose: choose(unassigned) },
          ...(copies.size > 0 ? [{ label: "All but copies", choose: choose(stories) }] : []),
          { label: "All", choose: choose(all) },
          { label: "None", choose: choose([]) },
        ]}
      >
        {articles.map(({ id, name, hint, language }) => (
          <Checkbox
            key={id}
            name="article"
            value={id}
            label={<span lang={language ?? undefined}>{name}</span>}
            hint={hint}
            checked={articleIds.has(id)}
            onChange={() => setArticleIds(toggled(articleIds, id))}
          />
        ))}
      </Choices>
    </ActionForm>
  );
}

function Choices({
  legend,
  shortcuts = [],
  children,
}: {
  legend: string;
  shortcuts?: readonly { label: string; choose: () => void }[];
  children: ReactNode;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium tabular-nums">{legend}</legend>
      {shortcuts.length > 0 && (
        <div className="-ml-2.5 flex flex-wrap pt-1">
          {shortcuts.map(({ label, choose }) => (
            <Button key={label} variant="quiet" size="small" onClick={choose}>
              {label}
            </Button>
          ))}
        </div>
      )}
      <div className="mt-2 flex max-h-[32rem] flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-surface px-4 py-3.5">
        {children}
      </div>
    </fieldset>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const result = new Set(set);
  if (!result.delete(id)) result.add(id);
  return result;
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}
