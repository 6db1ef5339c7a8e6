/** A day, as the project's time zone counts it. */
export function Day({ at, timeZone }: { at: Date; timeZone: string }) {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(at);
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {words}
    </time>
  );
}
