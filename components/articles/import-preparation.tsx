"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormError } from "@/components/ui/form-error";
import type { Result } from "@/lib/domain/errors";
import type { FileChoices } from "@/lib/domain/import";
import { FileDrop } from "./file-drop";
import type { ArrivedFile } from "./file-look";
import { FileLook } from "./file-look";

/** Files that are looked into without being asked. */
const LOOKS = 20;

/** Files that have arrived and are not loaded yet: what each is, and what is to be done with it. */
export function ImportPreparation({
  slug,
  batchId,
  files,
  accept,
  encodings,
  start,
  remove,
}: {
  slug: string;
  batchId: string;
  files: readonly ArrivedFile[];
  accept: string;
  encodings: readonly string[];
  start: (choices: Record<string, FileChoices>) => Promise<Result<void>>;
  remove: (fileId: string) => Promise<Result<void>>;
}) {
  const router = useRouter();
  const [choices, setChoices] = useState<Record<string, FileChoices>>({});
  const [error, setError] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const act = (action: () => Promise<Result<void>>) =>
    startTransition(async () => {
      const answer = await action().catch(() => null);
      setError(
        answer?.ok
          ? null
          : (answer?.error.message ?? "The server could not be reached. Try again."),
      );
    });
  const whole = files.filter((file) => file.whole).length;

  return (
    <div className="flex flex-col gap-8">
      {files.length === 0 ? (
        <EmptyState title="No files yet">Choose what to load below.</EmptyState>
      ) : (
        <>
          <ul className="rounded-lg border border-line bg-surface px-4">
            {files.map((file, index) => (
              <FileLook
                key={file.id}
                address={`/api/v1/projects/${slug}/imports/${batchId}/files`}
                file={file}
                encodings={encodings}
                choices={choices[file.id] ?? {}}
                onChoose={(chosen) => setChoices((before) => ({ ...before, [file.id]: chosen }))}
                onRemove={() => act(() => remove(file.id))}
                looks={index < LOOKS}
              />
            ))}
          </ul>
          <FormError>{error}</FormError>
          <Button
            variant="primary"
            className="self-start"
            pending={pending}
            disabled={whole === 0}
            onClick={() => act(() => start(choices))}
          >
            {whole === 1 ? "Load this file" : `Load these ${whole} files`}
          </Button>
        </>
      )}
      <section aria-labelledby="more" className="flex flex-col gap-4">
        <h2 id="more">Add more files</h2>
        <FileDrop
          slug={slug}
          accept={accept}
          open={() => Promise.resolve({ ok: true, value: batchId })}
          onArrived={() => router.refresh()}
        />
      </section>
    </div>
  );
}
