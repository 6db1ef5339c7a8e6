"use client";

import { Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs";
import type { FileChoices, FilePreview } from "@/lib/domain/import";
import { ColumnMapping } from "./column-mapping";
import { fileSize } from "./file-size";

export interface ArrivedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes */
  readonly size: number;
  /** Whether all of it is on the server. */
  readonly whole: boolean;
}

/** One file before it is loaded: what it is, how it begins, and what a person may choose for it. */
export function FileLook({
  address,
  file,
  encodings,
  choices,
  onChoose,
  onRemove,
  looks,
}: {
  /** Of the import's files. */
  address: string;
  file: ArrivedFile;
  encodings: readonly string[];
  choices: FileChoices;
  onChoose: (choices: FileChoices) => void;
  onRemove: () => void;
  /** Whether to look without being asked: of thousands, only into the first. */
  looks: boolean;
}) {
  const [asked, setAsked] = useState(looks);
  const [look, setLook] = useState<FilePreview | string | null>(null);
  const { encoding } = choices;

  useEffect(() => {
    if (!asked || !file.whole) return;
    const leaving = new AbortController();
    void preview(`${address}/${file.id}/preview`, encoding, leaving.signal).then((answer) => {
      if (!leaving.signal.aborted) setLook(answer);
    });
    return () => leaving.abort();
  }, [address, asked, encoding, file.id, file.whole]);

  const seen = typeof look === "object" ? look : null;
  const problem = typeof look === "string" ? look : (seen?.problem ?? null);
  return (
    <li className="flex flex-col gap-3 border-b border-line py-4 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <strong className="min-w-0 font-medium break-all">{file.name}</strong>
        <span className="text-sm text-muted tabular-nums">{fileSize(file.size)}</span>
        {seen && <Badge tone={problem ? "warning" : "success"}>{seen.label}</Badge>}
        {!file.whole && <Badge tone="warning">Not whole: drop it once more</Badge>}
        {asked && file.whole && look === null && (
          <span className="text-sm text-muted">Looking into it…</span>
        )}
        {!asked && file.whole && (
          <Button size="small" variant="quiet" onClick={() => setAsked(true)}>
            Look into it
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          className="ml-auto"
          aria-label={`Take out ${file.name}`}
          onClick={onRemove}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
      {problem && <p className="text-sm break-words text-danger">{problem}</p>}
      {(seen?.encoding ?? encoding) && (
        <div className="sm:max-w-72">
          <Select
            label="Encoding"
            hint="Look at letters such as č, ü, ж: are they right?"
            value={encoding ?? ""}
            onChange={({ target: { value } }) =>
              onChoose({ ...choices, encoding: value || undefined })
            }
          >
            <option value="">
              {encoding ? "As the file suggests" : `${seen?.encoding} (found)`}
            </option>
            {encodings.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </div>
      )}
      {seen?.table && (
        <ColumnMapping
          fileName={file.name}
          table={seen.table}
          columns={choices.columns ?? seen.table.columns}
          onChange={(columns) => onChoose({ ...choices, columns })}
        />
      )}
      {seen?.first && (
        <details>
          <summary className="text-sm text-muted">How it begins</summary>
          <p className="mt-2 max-h-60 overflow-auto rounded-md bg-sunken p-4 font-serif break-words whitespace-pre-wrap">
            {seen.first.text} …
          </p>
        </details>
      )}
    </li>
  );
}

async function preview(
  address: string,
  encoding: string | undefined,
  signal: AbortSignal,
): Promise<FilePreview | string> {
  const query = encoding ? `?${new URLSearchParams({ encoding })}` : "";
  try {
    const response = await fetch(address + query, { signal });
    const answer = (await response.json()) as FilePreview | { error: { message: string } };
    return "error" in answer ? answer.error.message : answer;
  } catch {
    return "The server could not be reached.";
  }
}
