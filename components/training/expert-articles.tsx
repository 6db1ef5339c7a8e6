"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import type { Result } from "@/lib/domain/errors";

interface ExpertArticle {
  readonly articleId: string;
  readonly title: string;
  readonly expert: {
    readonly assignmentId: string;
    readonly name: string;
    readonly isOwn: boolean;
    readonly submitted: boolean;
  } | null;
  readonly settledIn: readonly { readonly roundId: string; readonly name: string }[];
}

type Action = (form: FormData) => Promise<Result<void>>;

/** The articles of a training round: who codes each as the expert, and taking those on that have nobody. */
export function ExpertArticles({
  articles,
  codeUrl,
  take,
  copy,
}: {
  articles: readonly ExpertArticle[];
  codeUrl: string;
  take: Action;
  copy: Action;
}) {
  const free = articles.filter(({ expert }) => !expert);
  const taken = articles.filter(({ expert }) => expert);
  return (
    <div className="flex flex-col gap-8">
      {taken.length > 0 && (
        <ul
          aria-label="Articles with an expert"
          className="divide-y divide-line rounded-lg border border-line bg-surface"
        >
          {taken.map(({ articleId, title, expert }) => (
            <li
              key={articleId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
            >
              <div className="min-w-0 flex-1 basis-48">
                <p>{title}</p>
                <p className="text-sm text-muted">Coded by {expert!.name}</p>
              </div>
              {expert!.submitted ? (
                <Badge tone="success">Handed in</Badge>
              ) : (
                <Badge tone="warning">Not handed in yet</Badge>
              )}
              {expert!.isOwn && (
                <ButtonLink
                  href={`${codeUrl}/${expert!.assignmentId}`}
                  size="small"
                  variant={expert!.submitted ? "quiet" : "primary"}
                  aria-label={`${expert!.submitted ? "See" : "Code"}: ${title}`}
                >
                  {expert!.submitted ? "See" : "Code"}
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <ActionForm action={take} submit="Code the chosen articles myself" variant="secondary">
          <fieldset className="flex flex-col gap-3">
            <legend className="mb-2 font-medium">
              {free.length === 1 ? "1 article has" : `${free.length} articles have`} no expert
              coding yet
            </legend>
            {free.map(({ articleId, title }) => (
              <Checkbox key={articleId} name="article" value={articleId} label={title} />
            ))}
          </fieldset>
        </ActionForm>
      )}
      {free
        .flatMap(({ articleId, title, settledIn }) =>
          settledIn.map((round) => ({ ...round, articleId, title })),
        )
        .map(({ articleId, title, roundId, name }) => (
          <div
            key={`${articleId} ${roundId}`}
            className="flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line bg-surface px-4 py-3"
          >
            <p className="min-w-0 flex-1 basis-60">
              “{title}” is settled in “{name}”. What was decided there can be the expert coding.
            </p>
            <ActionForm action={copy} submit="Take it over" variant="secondary">
              <input type="hidden" name="article" value={articleId} />
              <input type="hidden" name="from" value={roundId} />
            </ActionForm>
          </div>
        ))}
    </div>
  );
}
