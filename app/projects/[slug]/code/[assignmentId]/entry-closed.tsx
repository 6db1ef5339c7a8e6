import { Page } from "@/components/shell/page";
import { ClosedEntryWords } from "@/components/training/closed-entry";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { ClosedEntry } from "@/lib/data/entries";

/** Stands in place of an article whose round opens only after training. */
export function EntryClosed({ slug, entry }: { slug: string; entry: ClosedEntry }) {
  const { trainingName, standing, frames } = entry;
  return (
    <Page>
      <PageHeader title="This round is not open for you yet" />
      <EmptyState
        title={`First pass “${trainingName}”`}
        action={
          <ButtonLink href={`/projects/${slug}`} variant="primary">
            To my articles
          </ButtonLink>
        }
      >
        <div className="flex flex-col gap-4">
          <p>
            Everybody codes some articles first that an expert has coded too. You are on the way;
            this is still missing:
          </p>
          <ClosedEntryWords standing={standing} frames={frames} />
          <p>If you think that you should be let in all the same, ask the lead.</p>
        </div>
      </EmptyState>
    </Page>
  );
}
