import { ButtonLink } from "./button";

/** The way through a long list that is shown a page at a time; null leads nowhere. */
export function Pager({
  label,
  words,
  previous,
  next,
  previousWords = "Previous",
  nextWords = "Next",
}: {
  /** What is paged, for screen readers. */
  label: string;
  /** Which part is shown, such as "51 to 100 of 412". */
  words: string;
  previous: string | null;
  next: string | null;
  previousWords?: string;
  nextWords?: string;
}) {
  return (
    <nav aria-label={label} className="no-print flex flex-wrap items-center gap-3">
      {previous && (
        <ButtonLink href={previous} size="small">
          {previousWords}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink href={next} size="small">
          {nextWords}
        </ButtonLink>
      )}
      <p className="text-sm text-muted tabular-nums">{words}</p>
    </nav>
  );
}
