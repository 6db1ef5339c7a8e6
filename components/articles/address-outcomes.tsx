import Link from "next/link";

/** What became of addresses; a refusal is a sentence. */
export interface LoadedPages {
  /** The import that reads the pages; null where none could be loaded. */
  readonly batchId: string | null;
  readonly outcomes: readonly { readonly address: string; readonly refused: string | null }[];
}

/** For each address whether its page was loaded, or why not. */
export function AddressOutcomes({ slug, loaded }: { slug: string; loaded: LoadedPages }) {
  const { batchId, outcomes } = loaded;
  return (
    <div aria-live="polite" className="flex flex-col gap-3">
      <h3 className="text-lg font-semibold">
        {outcomes.filter(({ refused }) => !refused).length} of {outcomes.length} loaded
      </h3>
      <ul className="flex flex-col gap-3">
        {outcomes.map(({ address, refused }) => (
          <li key={address} className="flex flex-col">
            <span className="break-all">{address}</span>
            <span className="text-sm text-muted">{refused ?? "Loaded; it is being read."}</span>
          </li>
        ))}
      </ul>
      {batchId && (
        <p>
          <Link className="underline" href={`/projects/${slug}/articles/import/${batchId}`}>
            See what was found in them
          </Link>
        </p>
      )}
    </div>
  );
}
