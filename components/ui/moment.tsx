const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const MINUTE = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** A point in time: its day, or with `exact` its minute. In UTC, as the server counts. */
export function Moment({ at, exact = false }: { at: Date; exact?: boolean }) {
  return (
    <time dateTime={at.toISOString()}>{exact ? `${MINUTE.format(at)} UTC` : DAY.format(at)}</time>
  );
}
