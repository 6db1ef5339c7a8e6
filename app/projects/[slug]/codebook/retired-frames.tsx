import { FrameChip } from "@/components/frame-chip";
import { ActionForm } from "@/components/ui/action-form";
import type { DraftFrame } from "@/lib/domain/codebook/draft";
import { restoreFrame, unmergeFrame, unsplitFrame } from "./actions";

/** What the draft goes without, and the way back for each. Nothing when nothing is. */
export function RetiredFrames({
  slug,
  retired,
  live,
}: {
  slug: string;
  retired: readonly DraftFrame[];
  live: readonly {
    readonly id: string;
    readonly name: string;
    readonly splitFromId?: string | null;
  }[];
}) {
  if (retired.length === 0) return null;
  return (
    <section aria-labelledby="retired" className="mt-6 border-t border-line pt-8 print:hidden">
      <h2 id="retired" className="mb-4">
        Retired
      </h2>
      <ul className="flex max-w-measure flex-col gap-4">
        {retired.map((frame) => {
          const into = [...live, ...retired].find(({ id }) => id === frame.mergedIntoId);
          const parts = live.filter(({ splitFromId }) => splitFromId === frame.id);
          const [action, submit] = into
            ? [unmergeFrame, "Take the merge back"]
            : parts.length > 0
              ? [unsplitFrame, "Take the split back"]
              : [restoreFrame, "Restore"];
          return (
            <li key={frame.id} className="flex flex-wrap items-start justify-between gap-3">
              <div className="min-w-0">
                <FrameChip frame={frame} />
                <p className="text-sm text-muted">
                  {into && `Merged: its tags count as “${into.name}”.`}
                  {!into &&
                    parts.length > 0 &&
                    `Split into ${parts.map(({ name }) => `“${name}”`).join(" and ")}.`}
                  {!into && parts.length === 0 && "Its tags stay as they are."}
                </p>
              </div>
              <ActionForm
                action={action.bind(null, slug, frame.id)}
                submit={
                  <>
                    {submit}
                    <span className="sr-only">: {frame.name}</span>
                  </>
                }
                variant="secondary"
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
