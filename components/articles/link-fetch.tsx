"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { Result } from "@/lib/domain/errors";
import type { LoadedPages } from "./address-outcomes";
import { AddressOutcomes } from "./address-outcomes";

interface LinkFetchProps {
  slug: string;
  /** Addresses of which the project has no article, in their order. */
  addresses: readonly string[];
  /** Most addresses at a time. */
  most: number;
  load: (form: FormData) => Promise<Result<LoadedPages>>;
}

/** Loads the pages that a list only points to, some at a time; each is tried once. */
export function LinkFetch({ slug, addresses, most, load }: LinkFetchProps) {
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const [loaded, setLoaded] = useState<LoadedPages | null>(null);
  const left = addresses.filter((address) => !tried.has(address));
  const next = left.slice(0, most);

  function onLoaded(pages: LoadedPages) {
    setLoaded(pages);
    setTried(new Set([...tried, ...pages.outcomes.map(({ address }) => address)]));
  }
  return (
    <div className="flex flex-col gap-6">
      {next.length > 0 && (
        <ActionForm
          action={load}
          submit={next.length === 1 ? "Fetch 1 text" : `Fetch ${next.length} texts`}
          onSuccess={onLoaded}
        >
          <input type="hidden" name="addresses" value={next.join("\n")} />
          <p className="max-w-measure text-muted">
            {next.length < left.length &&
              `The next ${next.length} of ${left.length.toLocaleString("en")} addresses. `}
            This server asks for the pages, as a browser that nobody is signed in with: what stands
            behind a paywall does not arrive. It can take a minute.
          </p>
        </ActionForm>
      )}
      {loaded && <AddressOutcomes slug={slug} loaded={loaded} />}
    </div>
  );
}
