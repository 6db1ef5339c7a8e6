import type { Stretch } from "@/lib/domain/text/difference";

/** What differs between two texts: what is gone is struck through, what is new is underlined. */
export function TextDifference({
  stretches,
  language,
}: {
  stretches: readonly Stretch[];
  language?: string | undefined;
}) {
  return (
    <p
      lang={language}
      className="max-w-measure font-serif leading-7 break-words whitespace-pre-line"
    >
      {stretches.map(({ kind, text }, i) =>
        kind === "same" ? (
          text
        ) : kind === "gone" ? (
          <del key={i} className="bg-danger-soft text-danger">
            {text}
          </del>
        ) : (
          <ins key={i} className="bg-success-soft text-success">
            {text}
          </ins>
        ),
      )}
    </p>
  );
}
