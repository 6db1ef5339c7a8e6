"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import type { Result } from "@/lib/domain/errors";

/** A form that answers with recovery codes, which are shown this once. */
export function CodesForm({
  action,
  submit,
  children,
}: {
  action: (formData: FormData) => Promise<Result<readonly string[]>>;
  submit: string;
  children: ReactNode;
}) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!codes) {
    return (
      <ActionForm action={action} submit={submit} onSuccess={setCodes}>
        {children}
      </ActionForm>
    );
  }
  return (
    <div role="status" className="flex flex-col gap-5">
      <p>
        <strong>The second step is on.</strong> Write these recovery codes down, or print them, and
        keep them away from the phone. Each lets you in once when the phone is not at hand. They are
        not shown again.
      </p>
      <ul className="grid max-w-sm grid-cols-2 gap-x-6 gap-y-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <ButtonLink href="/account" variant="primary">
          I have kept them
        </ButtonLink>
      </div>
    </div>
  );
}
