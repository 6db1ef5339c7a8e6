/** Something that happened on a day of the study's time, drawn in every chart over time. */
export interface TimelineEvent {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly label: string;
}
