"use client";

/** So many reviewers have room below a line of text, beside the settled tags. */
export const MOST_LANES = 5;

/** Whose tags are drawn in the text, where there are too many to draw all. */
export function LanePicker({
  reviewers,
  chosen,
  onChange,
}: {
  reviewers: readonly { readonly id: string; readonly name: string }[];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}) {
  if (reviewers.length < 2) return null;
  return (
    <fieldset className="mb-3 flex flex-wrap gap-x-4 text-sm">
      <legend className="sr-only">Whose tags are drawn in the text</legend>
      {reviewers.map(({ id, name }) => {
        const checked = chosen.includes(id);
        return (
          <label key={id} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent pointer-coarse:size-5.5"
              checked={checked}
              disabled={!checked && chosen.length >= MOST_LANES}
              onChange={() =>
                onChange(
                  reviewers
                    .map((one) => one.id)
                    .filter((one) => (one === id ? !checked : chosen.includes(one))),
                )
              }
            />
            {name}
          </label>
        );
      })}
      {reviewers.length > MOST_LANES && (
        <p className="self-center text-muted">{MOST_LANES} at a time</p>
      )}
    </fieldset>
  );
}
