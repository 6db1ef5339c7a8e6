"use client";

import { useRouter } from "next/navigation";
import { FileDrop } from "@/components/articles/file-drop";
import type { Result } from "@/lib/domain/errors";

/** Takes the file of a project of another program, has it read, and leads to what was found. */
export function StudyStart({
  slug,
  accept,
  open,
  read,
}: {
  slug: string;
  accept: string;
  open: () => Promise<Result<string>>;
  read: (batchId: string) => Promise<Result<void>>;
}) {
  const router = useRouter();
  return (
    <FileDrop
      slug={slug}
      accept={accept}
      single
      open={open}
      onArrived={(batchId) => {
        // The page that follows says how reading goes, and offers it where it did not begin.
        void read(batchId)
          .catch(() => null)
          .then(() => router.push(`/projects/${slug}/import/${batchId}`));
      }}
    />
  );
}
