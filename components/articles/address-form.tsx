"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import type { LoadedPages } from "./address-outcomes";
import { AddressOutcomes } from "./address-outcomes";

interface AddressFormProps {
  slug: string;
  /** Most addresses at a time. */
  most: number;
  load: (form: FormData) => Promise<Result<LoadedPages>>;
}

/** Addresses of pages, one on each line, and what became of each. */
export function AddressForm({ slug, most, load }: AddressFormProps) {
  const [loaded, setLoaded] = useState<LoadedPages | null>(null);
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
      {loaded && <AddressOutcomes slug={slug} loaded={loaded} />}
    </div>
  );
}
