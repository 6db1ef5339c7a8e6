import { UnsettledTagCard } from "@/components/corrections/unsettled-tag";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listUnsettledTags } from "@/lib/data/anchors";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { settleTag } from "./actions";

export const metadata = { title: "Tags to confirm" };

export default async function ConfirmPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "annotation:create"));
  const tags = await listUnsettledTags(access);
  return (
    <Page width="measure">
      <PageHeader
        title="Tags to confirm"
        description="Your own tags in texts that were corrected after you tagged them. Until you confirm it, a changed tag counts where it stands now; one without a passage counts nowhere."
        breadcrumbs={[{ href: `/projects/${slug}`, label: "Overview" }]}
      />
      {tags.length === 0 ? (
        <EmptyState title="Nothing to confirm">
          When a text you have tagged is corrected, the tags whose words changed are listed here.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-5">
          {tags.map((tag) => (
            <li key={`${tag.id} ${tag.revision}`}>
              <UnsettledTagCard
                tag={tag}
                settle={settleTag.bind(null, slug, tag.id, tag.revision)}
              />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
