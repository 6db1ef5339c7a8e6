/** What a reviewer says to a teammate's annotation. */
export const VERDICTS = ["agree", "disagree", "unsure"] as const;
export type Verdict = (typeof VERDICTS)[number];
