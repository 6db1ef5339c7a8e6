import { Day } from "@/components/ui/day";
import type { Forecast } from "@/lib/domain/forecast";
import { dayAfter, LEAST, WINDOW } from "@/lib/domain/forecast";

/** When one reviewer will be done, in a table's cell. */
export function ForecastCell({ forecast, today }: { forecast: Forecast; today: string }) {
  if (forecast.kind === "done") return "Done";
  if (forecast.kind === "not-enough") {
    return (
      <span className="text-muted">
        Not enough yet: {forecast.recent} of {LEAST}
      </span>
    );
  }
  return (
    <>
      <CalendarDay day={dayAfter(today, forecast.likely)} />
      {forecast.earliest < forecast.latest && (
        <span className="block text-sm text-muted">
          <CalendarDay day={dayAfter(today, forecast.earliest)} /> to{" "}
          <CalendarDay day={dayAfter(today, forecast.latest)} />
        </span>
      )}
    </>
  );
}

/** When the whole round will be handed in, and how that is computed. */
export function RoundForecast({
  forecast,
  remaining,
  today,
  dueOn,
}: {
  /** Null: of one reviewer too little is known. */
  forecast: Forecast | null;
  /** Submissions still to come, over all reviewers */
  remaining: number;
  today: string;
  dueOn: string | null;
}) {
  if (forecast?.kind === "done") return <p>Everything that was given out has been handed in.</p>;
  return (
    <div className="flex max-w-measure flex-col gap-1.5">
      <p>
        <strong>{remaining.toLocaleString("en")}</strong>{" "}
        {remaining === 1 ? "submission is" : "submissions are"} still to come.{" "}
        {forecast?.kind === "days" ? (
          <>
            As the last {WINDOW} days went, the last of them arrives around{" "}
            <strong>
              <CalendarDay day={dayAfter(today, forecast.likely)} />
            </strong>
            , between <CalendarDay day={dayAfter(today, forecast.earliest)} /> and{" "}
            <CalendarDay day={dayAfter(today, forecast.latest)} />.
          </>
        ) : (
          <>
            When that will be cannot be said yet: everybody who has articles left needs at least{" "}
            {LEAST} submissions in the last {WINDOW} days.
          </>
        )}
        {dueOn && (
          <>
            {" "}
            The round&apos;s last day is <CalendarDay day={dueOn} />.
          </>
        )}
      </p>
      {forecast?.kind === "days" && (
        <p className="text-sm text-muted">
          What remains to each reviewer, divided by his or her submissions per day in the last{" "}
          {WINDOW} days; the round is done with its last reviewer. The range holds in four of five
          cases, if everybody goes on at the same pace.
        </p>
      )}
    </div>
  );
}

function CalendarDay({ day }: { day: string }) {
  return <Day at={new Date(day)} timeZone="UTC" />;
}
