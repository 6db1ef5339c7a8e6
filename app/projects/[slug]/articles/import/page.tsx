import Link from "next/link";
import { AddressForm } from "@/components/articles/address-form";
import { ImportList } from "@/components/articles/import-list";
import { ImportStart } from "@/components/articles/import-start";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { TextArea, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { listBatches } from "@/lib/data/imports";
import { ACCEPTED_ENDINGS } from "@/lib/domain/import-formats";
import { requireProject } from "@/lib/server/access";
import { config } from "@/lib/server/config";
import { MOST_ADDRESSES } from "@/lib/domain/limits";
import { load } from "@/lib/server/run";
import { openImport, pasteText } from "../actions";
import { loadPages } from "./addresses";

export const metadata = { title: "Load articles" };

/** Imports that the page lists. */
const EARLIER = 50;

export default async function ImportPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "article:import"));
  const earlier = await listBatches(access, EARLIER);
  return (
    <Page width="measure">
      <PageHeader
        title="Load articles"
        description="Downloads of news databases, saved pages, tables, Word files, plain texts, or a ZIP of them. Menus, share buttons and the like may be in it: they are marked out in the next step, and you have the last word."
        breadcrumbs={[{ href: `/projects/${slug}/articles`, label: "Articles" }]}
      />
      <Tabs
        label="Ways to load articles"
        tabs={[
          {
            value: "files",
            label: "Files",
            content: (
              <ImportStart
                slug={slug}
                accept={ACCEPTED_ENDINGS}
                open={openImport.bind(null, slug)}
              />
            ),
          },
          {
            value: "paste",
            label: "Paste one",
            content: (
              <ActionForm action={pasteText.bind(null, slug)} submit="Load this article">
                <TextInput
                  label="Name"
                  name="name"
                  hint="To find it again until its title is known. May stay empty."
                  maxLength={255}
                />
                <TextArea label="Text" name="text" rows={14} required />
              </ActionForm>
            ),
          },
          ...(config().URL_IMPORT === "on"
            ? [
                {
                  value: "addresses",
                  label: "Addresses",
                  content: (
                    <AddressForm
                      slug={slug}
                      most={MOST_ADDRESSES}
                      load={loadPages.bind(null, slug)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="text-muted">
        Coded in another program already?{" "}
        <Link href={`/projects/${slug}/import`}>Import the whole project</Link>, with its codes and
        everybody&apos;s tags.
      </p>
      {earlier.length > 0 && <ImportList slug={slug} imports={earlier} />}
    </Page>
  );
}
