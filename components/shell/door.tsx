import type { ReactNode } from "react";
import { Wordmark } from "./wordmark";

/** The page outside the shell: signing in, invitations, errors. One thing in the middle. */
export function Door({
  title,
  description,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-8 px-4 py-16 sm:px-6">
      <Wordmark />
      <div className="flex flex-col gap-2.5">
        <h1 className="text-2xl">{title}</h1>
        {description && <div className="text-muted">{description}</div>}
      </div>
      {children}
    </main>
  );
}
