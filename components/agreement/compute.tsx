"use client";

import { useEffect, useRef } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { Result } from "@/lib/domain/errors";

/** Begins a computation as soon as it is on the page; by hand where it was stopped before. */
export function Compute({
  action,
  submit,
  atOnce,
  text,
}: {
  action: () => Promise<Result<null>>;
  submit: string;
  atOnce: boolean;
  text: string;
}) {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (atOnce) around.current?.querySelector("form")?.requestSubmit();
  }, [atOnce]);
  return (
    <div ref={around}>
      <ActionForm action={action} submit={submit}>
        <p className="text-muted">{text}</p>
      </ActionForm>
    </div>
  );
}
