"use client";

import { FileUp } from "lucide-react";
import type { ChangeEvent } from "react";
import { useRef, useState } from "react";
import { FormError } from "@/components/ui/form-error";
import { Progress } from "@/components/ui/progress";
import type { Result } from "@/lib/domain/errors";
import { droppedFiles } from "./dropped-files";
import type { Sent } from "./upload";
import { uploadFiles } from "./upload";

const CHOOSE =
  "min-h-6 font-medium text-accent underline underline-offset-4 disabled:text-muted pointer-coarse:min-h-11";
/** Makes a file dialog choose folders; a word of browsers that React has no type for. */
const WHOLE_FOLDER = { webkitdirectory: "" };
/** Files whose own bar is drawn while they travel. */
const SHOWN = 5;

/** Takes files and folders, and sends them to an import, which it opens first where there is none yet. */
export function FileDrop({
  slug,
  open,
  accept,
  single = false,
  onArrived,
}: {
  slug: string;
  /** @returns the import they belong to */
  open: () => Promise<Result<string>>;
  /** File name endings that the file dialog offers. */
  accept: string;
  /** Takes one file and no more. */
  single?: boolean;
  /** Called when all are through, whether or not each was taken. */
  onArrived: (batchId: string) => void;
}) {
  const filesInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  async function send(chosen: readonly File[]) {
    const wanted = chosen.filter(({ name }) => !name.startsWith("."));
    if (wanted.length === 0 || busy) return;
    if (single && wanted.length > 1) return setError("Choose one file. Pack several as a ZIP.");
    setError(null);
    setBusy(true);
    setFiles(wanted.map(({ name, size }) => ({ name, size, sent: 0, problem: null })));
    const batch = await open().catch(() => null);
    if (batch?.ok) {
      let refused = 0;
      await uploadFiles({ slug, batchId: batch.value }, wanted, (index, sent) => {
        if (sent.problem) refused++;
        setFiles((before) => before.map((file, i) => (i === index ? sent : file)));
      });
      if (refused < wanted.length) onArrived(batch.value);
    } else {
      setFiles([]);
      setError(batch?.error.message ?? "The server could not be reached. Try again.");
    }
    setBusy(false);
  }

  function onChosen(event: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = "";
    void send(chosen);
  }

  const isThere = ({ sent, size, problem }: Sent) => problem === null && size > 0 && sent === size;
  const arrived = files.filter(isThere).length;
  const onTheirWay = files.filter((file) => file.sent > 0 && !isThere(file) && !file.problem);
  const refused = files.filter(({ problem }) => problem !== null);
  return (
    <div className="flex flex-col gap-6">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void droppedFiles(event.dataTransfer).then(send);
        }}
        className={`flex flex-col items-center gap-4 rounded-lg border-2 border-dashed px-6 py-14 text-center ${over ? "border-accent bg-accent-soft" : "border-control bg-surface"}`}
      >
        <FileUp aria-hidden className="size-8 text-muted" />
        <p>
          Drop {single ? "the file" : "files or folders"} here, or{" "}
          <button
            type="button"
            disabled={busy}
            onClick={() => filesInput.current?.click()}
            className={CHOOSE}
          >
            choose {single ? "it" : "files"}
          </button>
          {!single && (
            <>
              {" "}
              or{" "}
              <button
                type="button"
                disabled={busy}
                onClick={() => folderInput.current?.click()}
                className={CHOOSE}
              >
                a folder
              </button>
            </>
          )}
          .
        </p>
        <p className="max-w-measure text-sm text-muted">
          Up to 50 MB{single ? "" : " each"}. You see what {single ? "it" : "each file"} is before
          anything is loaded.
        </p>
        <input
          ref={filesInput}
          type="file"
          multiple={!single}
          hidden
          accept={accept}
          aria-label={single ? "File to load" : "Files to load"}
          onChange={onChosen}
        />
        <input
          ref={folderInput}
          type="file"
          multiple
          hidden
          {...WHOLE_FOLDER}
          aria-label="Folder to load"
          onChange={onChosen}
        />
      </div>
      <FormError>{error}</FormError>
      {files.length > 0 && (
        <Progress label="On the server" value={arrived} max={files.length} unit="files" />
      )}
      {onTheirWay.slice(0, SHOWN).map(({ name, sent, size }) => (
        <Progress
          key={name}
          label={name}
          value={Math.floor((100 * sent) / size)}
          max={100}
          unit="%"
        />
      ))}
      <div role="alert">
        {refused.length > 0 && (
          <ul className="flex flex-col gap-2">
            {refused.map(({ name, problem }, index) => (
              <li key={index} className="break-words text-danger">
                <strong className="font-medium">{name}:</strong> {problem}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
