import { useMemo, useState } from "react";

/** What was just said. A hint is for the eyes too; the rest only for screen readers. */
export interface Status {
  readonly words: string;
  readonly visible: boolean;
}

export interface Speech {
  /** Announce what happened to those who do not see it. */
  say: (words: string) => void;
  /** Tell everyone what to do instead. */
  hint: (words: string) => void;
}

export function useStatus(): [Status, Speech] {
  const [status, setStatus] = useState<Status>({ words: "", visible: false });
  const speech = useMemo(
    () => ({
      say: (words: string) => setStatus({ words, visible: false }),
      hint: (words: string) => setStatus({ words, visible: true }),
    }),
    [],
  );
  return [status, speech];
}
