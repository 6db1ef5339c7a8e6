import { notFound } from "next/navigation";
import { Differences } from "@/components/codebook/differences";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { findDraftForm } from "@/lib/data/attributes";
import { listCodebookVersions } from "@/lib/data/codebooks";
import { listDraftFrames } from "@/lib/data/frames";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { formChanges } from "@/lib/domain/article-form";
import { frameDifferences, isReordered } from "@/lib/domain/codebook/diff";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Compare codebook versions" };

/** Two versions field by field; the lead may compare with the draft too. */
export default async function CompareVersionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}) {
  const { slug } = await params;
  const { from, to } = await searchParams;
  const access = await load(requireProject(slug, "project:read"));
  const editor = grant(access, "codebook:edit");
  const versions = await listCodebookVersions(access);
  const books = [
    ...(editor ? [await draftBook(editor)] : []),
    ...versions.map(({ number, frames, form }) => ({
      value: String(number),
      name: `Version ${number}`,
      frames,
      form,
    })),
  ];
  const before = books.find(({ value }) => value === from) ?? books.at(1) ?? books.at(0);
  const after = books.find(({ value }) => value === to) ?? books.at(0);
  if (!before || !after) notFound();

  return (
    <Page>
      <PageHeader
        title="Compare codebook versions"
        breadcrumbs={[{ href: `/projects/${slug}/codebook`, label: "Codebook" }]}
      />
      <form className="mb-10 flex flex-wrap items-end gap-4 print:hidden">
        {(
          [
            ["from", "From", before.value],
            ["to", "To", after.value],
          ] as const
        ).map(([name, label, value]) => (
          <Select key={name} label={label} name={name} defaultValue={value}>
            {books.map((book) => (
              <option key={book.value} value={book.value}>
                {book.name}
              </option>
            ))}
          </Select>
        ))}
        <Button type="submit">Compare</Button>
      </form>
      <Differences
        before={before.name}
        after={after.name}
        differences={frameDifferences(before.frames, after.frames)}
        reordered={isReordered(before.frames, after.frames)}
        form={formChanges(before.form, after.form)}
      />
    </Page>
  );
}

async function draftBook(editor: ProjectAccess<"codebook:edit">) {
  const [frames, form] = await Promise.all([listDraftFrames(editor), findDraftForm(editor)]);
  return { value: "draft", name: "Draft", frames, form };
}
