"use client";

import { useRouter } from "next/navigation";
import type { Result } from "@/lib/domain/errors";
import { FileDrop } from "./file-drop";

/** Takes the first files of an import, and leads to it once they are there. */
export function ImportStart({
  slug,
  accept,
  open,
}: {
  slug: string;
  accept: string;
  open: () => Promise<Result<string>>;
}) {
  const router = useRouter();
  return (
    <FileDrop
      slug={slug}
      accept={accept}
      open={open}
      onArrived={(batchId) => router.push(`/projects/${slug}/articles/import/${batchId}`)}
    />
  );
}
