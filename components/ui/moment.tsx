"use client";

import type { ReactNode } from "react";
import { createContext, useContext } from "react";

const TimeZone = createContext("UTC");

/** The time zone in which everything inside tells its times: the project's. */
export function InTimeZone({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <TimeZone value={timeZone}>{children}</TimeZone>;
}

const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
const MINUTE: Intl.DateTimeFormatOptions = {
  ...{ day: "numeric", month: "short", year: "numeric" },
  ...{ hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
};

/**
 * A point in time: its day, or with `exact` its minute; in the project's time zone, and in UTC
 * outside of projects. (For a day of the calendar, such as a last day, there is `Day`.)
 */
export function Moment({ at, exact = false }: { at: Date; exact?: boolean }) {
  const timeZone = useContext(TimeZone);
  const words = new Intl.DateTimeFormat("en-GB", { ...(exact ? MINUTE : DAY), timeZone });
  return (
    // Browsers may call a time zone otherwise than the server does.
    <time dateTime={at.toISOString()} suppressHydrationWarning>
      {words.format(at)}
    </time>
  );
}
