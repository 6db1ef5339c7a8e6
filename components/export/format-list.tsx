import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { StudyLayer } from "@/lib/domain/export/study";
import type { Format } from "@/lib/domain/export/exporter";

/** Formats one below the other: what each is, who uses it, what it cannot hold, and the file. */
export function FormatList({
  address,
  formats,
  layer,
  instead = {},
}: {
  /** Of the exports; a format's own name follows. */
  address: string;
  formats: readonly (readonly [string, Pick<Format, "name" | "use" | "lacks" | "from">])[];
  /** Which judgements files of the study hold. */
  layer: StudyLayer;
  /** By format: what stands in the place of the link, such as a choice to be made first. */
  instead?: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <ul className="flex flex-col gap-6">
      {formats.map(([key, { name, use, lacks, from }]) => (
        <li key={key} className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
            <h3>{name}</h3>
            <p>{use}</p>
            <p className="text-sm text-muted">{lacks}</p>
          </div>
          {instead[key] ?? (
            <ButtonLink
              href={`${address}/${key}${from === "study" && layer === "final" ? "?layer=final" : ""}`}
              download
              aria-label={`Download ${name}`}
            >
              Download
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}
