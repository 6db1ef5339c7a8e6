import type { Frame } from "@/lib/domain/frame";

/** A real passage that was filed with a frame. */
export interface FiledPassage {
  readonly id: string;
  readonly kind: "example" | "counter-example";
  readonly quote: string;
  readonly note: string;
  /** Where it was settled; null where it was typed in, or may not be seen. */
  readonly href: string | null;
}

const PARTS = [
  { field: "includeWhen", label: "Include when" },
  { field: "excludeWhen", label: "Exclude when" },
  { field: "example", label: "Example" },
  { field: "counterExample", label: "Counter-example" },
] as const satisfies readonly { field: keyof Frame; label: string }[];

/**
 * What a frame means, as the codebook says it: definition, rules, examples and the
 * passages filed with it. Leaves out what it does not say. Used by the codebook and,
 * narrower and smaller, beside the text while coding.
 */
export function FrameEntry({
  frame,
  passages = [],
}: {
  frame: Frame;
  passages?: readonly FiledPassage[];
}) {
  return (
    <div className="@container flex flex-col gap-2 text-sm has-[>dl:empty]:gap-0">
      {frame.definition && (
        <p className="font-serif text-base whitespace-pre-line @lg:text-lg">{frame.definition}</p>
      )}
      <dl className="grid gap-x-6 gap-y-3 @lg:grid-cols-[7.5rem_minmax(0,1fr)] @lg:text-base">
        {PARTS.filter(({ field }) => frame[field]).map(({ field, label }) => (
          <div key={field} className="contents">
            <dt className="text-sm text-muted -mb-2 @lg:mb-0 @lg:pt-0.5">{label}</dt>
            <dd className="whitespace-pre-line">{frame[field]}</dd>
          </div>
        ))}
        {(["example", "counter-example"] as const).map((kind) => (
          <Passages
            key={kind}
            label={kind === "example" ? "From articles" : "Not this frame"}
            passages={passages.filter((passage) => passage.kind === kind)}
          />
        ))}
      </dl>
    </div>
  );
}

function Passages({ label, passages }: { label: string; passages: readonly FiledPassage[] }) {
  if (passages.length === 0) return null;
  return (
    <div className="contents">
      <dt className="text-sm text-muted -mb-2 @lg:mb-0 @lg:pt-0.5">{label}</dt>
      <dd className="flex flex-col gap-2">
        {passages.map(({ id, quote, note, href }) => (
          <div key={id}>
            <q className="font-serif">{quote}</q>
            {note && <p className="text-sm text-muted">{note}</p>}
            {href && (
              <a href={href} className="text-sm print:hidden">
                See where it was settled
              </a>
            )}
          </div>
        ))}
      </dd>
    </div>
  );
}
