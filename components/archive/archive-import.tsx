"use client";

import { useRouter } from "next/navigation";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Select, TextInput } from "@/components/ui/inputs";
import type { ArchiveSummary } from "@/lib/domain/archive/nouns";

/** Somebody with an account here. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const ADDRESS = "/api/v1/archives";
const UNREACHED = "The server could not be reached. Check your connection and try again.";

/** Take the project of an archive in: choose the file, say who its people are here, store it. */
export function ArchiveImport({ accounts }: { accounts: readonly Account[] }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [summary, setSummary] = useState<ArchiveSummary | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function send<T>(archive: File, query: string): Promise<T | null> {
    setBusy(true);
    setProblem("");
    try {
      const response = await fetch(ADDRESS + query, { method: "POST", body: archive });
      const answer = (await response.json()) as T | { error: { message: string } };
      if (response.ok) return answer as T;
      setProblem((answer as { error: { message: string } }).error.message);
    } catch {
      setProblem(UNREACHED);
    } finally {
      setBusy(false);
    }
    return null;
  }

  async function look(chosen: File | null) {
    setFile(chosen);
    setSummary(null);
    if (chosen) setSummary(await send<ArchiveSummary>(chosen, ""));
  }

  async function store(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const query = new URLSearchParams({ slug: entered.get("slug") as string });
    for (const { id } of summary!.users) {
      const account = entered.get(id);
      if (account) query.append("account", `${id}=${account as string}`);
    }
    const stored = await send<{ slug: string }>(file!, `?${query}`);
    if (stored) router.push(`/projects/${stored.slug}`);
  }

  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => void store(event)}>
      <TextInput
        label="Archive"
        type="file"
        accept=".zip,application/zip"
        required
        hint="A file from the Export page of another Framewise, up to 256 MB. Larger ones are taken in on the command line."
        onChange={({ target }) => void look(target.files?.[0] ?? null)}
      />
      {busy && !summary && <p role="status">Checking the archive…</p>}
      {summary && (
        <>
          <Holdings summary={summary} />
          <TextInput
            label="Short name in the address"
            name="slug"
            required
            maxLength={48}
            defaultValue={summary.project.slug}
            autoComplete="off"
            spellCheck={false}
          />
          <fieldset className="flex flex-col gap-4">
            <legend className="mb-1 font-medium">Who its people are here</legend>
            <p className="text-sm text-muted">
              Whoever has no account here gets one that is disabled and has no password. One of the
              project’s leads has to be somebody who can sign in, such as you.
            </p>
            {summary.users.map(({ id, name, email }) => (
              <Select
                key={id}
                name={id}
                label={email ? `${name} (${email})` : name}
                defaultValue=""
              >
                <option value="">Nobody yet: make a disabled account</option>
                {accounts.map((account) => (
                  <option key={account.id} value={account.id}>
                    {account.name} ({account.email})
                  </option>
                ))}
              </Select>
            ))}
          </fieldset>
        </>
      )}
      <FormError>{problem}</FormError>
      {summary && (
        <div>
          <Button type="submit" variant="primary" pending={busy}>
            Take the project in
          </Button>
        </div>
      )}
    </form>
  );
}

const COUNTED = {
  articles: "article",
  annotations: "tag",
  rounds: "round",
  members: "member",
} as const;

function Holdings({ summary: { project, rows, content } }: { summary: ArchiveSummary }) {
  const counts = Object.entries(COUNTED).map(([noun, word]) => {
    const count = rows[noun] ?? 0;
    return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
  });
  return (
    <p>
      <strong className="font-medium">{project.name}</strong>: {counts.join(", ")}.
      {content === "submitted work" && " Without what reviewers had not handed in."}
    </p>
  );
}
