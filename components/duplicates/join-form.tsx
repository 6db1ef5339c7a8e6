"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { TextInput } from "@/components/ui/inputs";
import type { TableArticle, TablePage } from "@/lib/domain/article-view";
import type { Result } from "@/lib/domain/errors";

/** Found articles that are listed; whoever looks for more adds words. */
const LISTED = 10;

/** Find articles by words, choose those that print one story, and join them. */
export function JoinForm({
  slug,
  action,
}: {
  slug: string;
  action: (form: FormData) => Promise<Result<void>>;
}) {
  const [found, setFound] = useState<TablePage | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const [chosen, setChosen] = useState<readonly TableArticle[]>([]);

  async function find(form: FormData) {
    setLooking(true);
    const words = form.get("words");
    const query = new URLSearchParams({ q: typeof words === "string" ? words : "" });
    const answer = await askFor(`/api/v1/projects/${slug}/articles/table?${query}`);
    setLooking(false);
    setError("error" in answer ? answer.error.message : null);
    if (!("error" in answer)) setFound(answer);
  }

  const isChosen = (id: string) => chosen.some((article) => article.id === id);
  return (
    <div className="flex flex-col gap-5">
      <form
        role="search"
        aria-label="Articles to join"
        className="flex flex-col gap-3 sm:flex-row sm:items-end"
        onSubmit={(event) => {
          event.preventDefault();
          void find(new FormData(event.currentTarget));
        }}
      >
        <div className="flex-1">
          <TextInput label="Words in title or text" name="words" required maxLength={300} />
        </div>
        <Button type="submit" pending={looking}>
          Find articles
        </Button>
      </form>
      <FormError>{error}</FormError>
      <div role="status" className="empty:absolute">
        {found && (
          <p className="text-sm text-muted">
            {found.total === 0
              ? "No article has these words."
              : found.total > LISTED
                ? `The first ${LISTED} of ${found.total} articles with these words. Add words to find fewer.`
                : `${found.total} with these words.`}
          </p>
        )}
      </div>
      {found && found.total > 0 && (
        <ul aria-label="Found" className="divide-y divide-line rounded-lg border border-line">
          {found.rows.slice(0, LISTED).map((article) => (
            <Line key={article.id} article={article}>
              {article.status === "to-clean" ? (
                <span className="text-sm text-muted">not frozen yet</span>
              ) : (
                <Button
                  size="small"
                  disabled={isChosen(article.id)}
                  aria-label={`Choose “${titleOf(article)}”, ${placeOf(article)}`}
                  onClick={() => setChosen([...chosen, article])}
                >
                  {isChosen(article.id) ? "Chosen" : "Choose"}
                </Button>
              )}
            </Line>
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <ActionForm
          action={action}
          submit={
            chosen.length === 1
              ? "Join: choose another one"
              : `Join these ${chosen.length} articles`
          }
        >
          <div>
            <h3 className="mb-2 text-base">Chosen: printings of one story</h3>
            <ul aria-label="Chosen" className="divide-y divide-line rounded-lg border border-line">
              {chosen.map((article) => (
                <Line key={article.id} article={article}>
                  <input type="hidden" name="article" value={article.id} />
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={`Remove “${titleOf(article)}”, ${placeOf(article)}`}
                    onClick={() => setChosen(chosen.filter(({ id }) => id !== article.id))}
                  >
                    Remove
                  </Button>
                </Line>
              ))}
            </ul>
          </div>
        </ActionForm>
      )}
    </div>
  );
}

function Line({ article, children }: { article: TableArticle; children: ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-3 px-4 py-2.5">
      <div className="min-w-0">
        <p lang={article.language ?? undefined} className="break-words">
          {titleOf(article)}
        </p>
        <p className="text-sm text-muted">{placeOf(article)}</p>
      </div>
      {children}
    </li>
  );
}

function titleOf({ title, fileName }: TableArticle): string {
  return title ?? fileName;
}

function placeOf({ outlet, publishedOn }: TableArticle): string {
  return [outlet ?? "outlet not known", publishedOn ?? "undated"].join(", ");
}

async function askFor(address: string): Promise<TablePage | { error: { message: string } }> {
  try {
    const answer = await fetch(address);
    return (await answer.json()) as TablePage | { error: { message: string } };
  } catch {
    return { error: { message: "The server could not be reached. Try again." } };
  }
}
