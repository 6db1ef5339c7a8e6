import { AppError } from "./errors";

/** Something that happened on a day of the study's time, drawn in every chart over time. */
export interface TimelineEvent {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly label: string;
}

/** Letters an event's name may have: it stands under charts on paper. */
const LONGEST = 120;

/**
 * What a person entered as an event, checked: a day of the calendar, and a name on one line.
 * @throws {AppError} invalid_input
 */
export function timelineEventOf(day: string, label: string): Omit<TimelineEvent, "id"> {
  const name = label.trim().replace(/\s+/gu, " ");
  if (!isDay(day)) throw new AppError("invalid_input", "Choose the day on which it happened.");
  if (name === "") throw new AppError("invalid_input", "Say in a few words what happened.");
  if ([...name].length > LONGEST) {
    throw new AppError("invalid_input", `Keep the name of an event to ${LONGEST} characters.`);
  }
  return { day, label: name };
}

function isDay(text: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
