"use client";

import { CircleAlert, CircleCheck, FileUp } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { FormError } from "@/components/ui/form-error";
import { Progress } from "@/components/ui/progress";
import type { Result } from "@/lib/domain/errors";

interface Loaded {
  readonly name: string;
  /** The address of the stored article, or why the file was refused. */
  readonly outcome: { readonly href: string } | { readonly message: string };
}

/** Takes many text files, sends one after the other, and says of each what became of it. */
export function FileDrop({ slug, open }: { slug: string; open: () => Promise<Result<string>> }) {
  const input = useRef<HTMLInputElement>(null);
  const [total, setTotal] = useState(0);
  const [loaded, setLoaded] = useState<readonly Loaded[]>([]);
  const [error, setError] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const busy = loaded.length < total;

  async function send(files: readonly File[]) {
    if (files.length === 0 || busy) return;
    setError(null);
    setLoaded([]);
    setTotal(files.length);
    const batch = await open().catch(() => null);
    if (!batch?.ok) {
      setTotal(0);
      setError(batch?.error.message ?? "The server could not be reached. Try again.");
      return;
    }
    for (const file of files) {
      const outcome = await upload(slug, batch.value, file);
      setLoaded((before) => [...before, { name: file.name, outcome }]);
    }
  }

  const stored = loaded.filter(({ outcome }) => "href" in outcome).length;
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
          void send([...event.dataTransfer.files]);
        }}
        className={`flex flex-col items-center gap-4 rounded-lg border-2 border-dashed px-6 py-14 text-center ${over ? "border-accent bg-accent-soft" : "border-control bg-surface"}`}
      >
        <FileUp aria-hidden className="size-8 text-muted" />
        <p>
          Drop text files here, or{" "}
          <button
            type="button"
            disabled={busy}
            onClick={() => input.current?.click()}
            className="min-h-6 font-medium text-accent underline underline-offset-4 disabled:text-muted"
          >
            choose them
          </button>
          .
        </p>
        <p className="text-sm text-muted">.txt, one article each, up to 1,000,000 characters</p>
        <input
          ref={input}
          type="file"
          accept=".txt,text/plain"
          multiple
          hidden
          aria-label="Text files"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            void send(files);
          }}
        />
      </div>
      <FormError>{error}</FormError>
      {total > 0 && <Progress label="Loading" value={loaded.length} max={total} unit="files" />}
      <div role="status">
        {total > 0 && !busy && (
          <p className="font-medium">
            {stored} of {total} files are loaded.{" "}
            <Link href={`/projects/${slug}/articles`}>Go to the articles</Link>
          </p>
        )}
      </div>
      {loaded.length > 0 && (
        <ul className="flex flex-col gap-2.5">
          {loaded.map(({ name, outcome }, index) => (
            <li key={index} className="flex gap-2.5">
              {"href" in outcome ? (
                <>
                  <CircleCheck
                    aria-label="Loaded"
                    className="mt-0.5 size-5 shrink-0 text-success"
                  />
                  <Link href={outcome.href} className="min-w-0 break-words">
                    {name}
                  </Link>
                </>
              ) : (
                <>
                  <CircleAlert
                    aria-label="Refused"
                    className="mt-0.5 size-5 shrink-0 text-danger"
                  />
                  <span className="min-w-0 break-words">
                    <strong className="font-medium">{name}:</strong> {outcome.message}
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Send one file; whatever goes wrong becomes a sentence beside its name. */
async function upload(slug: string, batch: string, file: File): Promise<Loaded["outcome"]> {
  const query = new URLSearchParams({ batch, name: file.name });
  try {
    const response = await fetch(`/api/v1/projects/${slug}/imports?${query}`, {
      method: "POST",
      body: file,
      headers: { "Content-Type": "application/octet-stream" },
    });
    const answer = (await response.json()) as
      { articleId: string } | { error: { message: string } };
    return "articleId" in answer
      ? { href: `/projects/${slug}/articles/${answer.articleId}` }
      : { message: answer.error.message };
  } catch {
    return { message: "It did not reach the server. Check your connection and load it again." };
  }
}
