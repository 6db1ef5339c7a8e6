"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";

interface Loaded {
  readonly batchId: string | null;
  readonly outcomes: readonly { readonly address: string; readonly refused: string | null }[];
}

interface AddressFormProps {
  slug: string;
  /** Most addresses at a time. */
  most: number;
  load: (form: FormData) => Promise<Result<Loaded>>;
}

/** Addresses of pages, one on each line, and what became of each. */
export function AddressForm({ slug, most, load }: AddressFormProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  return (
    <div className="flex flex-col gap-6">
      <ActionForm action={load} submit="Load these pages" onSuccess={setLoaded} clears>
        <TextArea
          label="Addresses"
          name="addresses"
          rows={6}
          required
          hint={`One on each line, at most ${most}. This server asks for the pages, as a browser that nobody is signed in with: what stands behind a paywall does not arrive. It can take a minute.`}
        />
      </ActionForm>
      {loaded && (
        <section aria-live="polite" className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">
            {loaded.outcomes.filter(({ refused }) => !refused).length} of {loaded.outcomes.length}{" "}
            loaded
          </h2>
          <ul className="flex flex-col gap-3">
            {loaded.outcomes.map(({ address, refused }) => (
              <li key={address} className="flex flex-col">
                <span className="break-all">{address}</span>
                <span className="text-sm text-muted">{refused ?? "Loaded; it is being read."}</span>
              </li>
            ))}
          </ul>
          {loaded.batchId && (
            <p>
              <Link
                className="underline"
                href={`/projects/${slug}/articles/import/${loaded.batchId}`}
              >
                See what was found in them
              </Link>
            </p>
          )}
        </section>
      )}
    </div>
  );
}
