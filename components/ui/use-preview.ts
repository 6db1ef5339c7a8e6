import { useState } from "react";
import type { Result } from "@/lib/domain/errors";

/** What a form would do, asked for before it is sent. `look` takes the form as it is filled in now. */
export function usePreview<T>(preview: (form: FormData) => Promise<Result<T>>) {
  const [shown, setShown] = useState<Result<T> | null>(null);
  const [looking, setLooking] = useState(false);

  async function look(form: HTMLFormElement) {
    setLooking(true);
    setShown(await preview(new FormData(form)));
    setLooking(false);
  }
  return { shown, looking, look };
}
