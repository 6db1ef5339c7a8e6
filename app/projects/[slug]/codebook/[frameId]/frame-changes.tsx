import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select, TextArea } from "@/components/ui/inputs";
import type { Touched } from "@/lib/data/merges";
import type { DraftFrame } from "@/lib/domain/codebook/draft";
import { taggableFrames } from "@/lib/domain/frame";
import { TRASH_DAYS } from "@/lib/domain/trash";
import { deleteFrame, mergeFrame, retireFrame, splitFrame, unsplitFrame } from "../actions";

/** Merging, splitting and retiring one frame; each says first what it touches. */
export function FrameChanges({
  slug,
  frame,
  others,
  touched,
  goes,
}: {
  slug: string;
  frame: DraftFrame;
  others: readonly DraftFrame[];
  touched: Touched;
  /** What goes with it when it is deleted, in words. */
  goes: string;
}) {
  const { id, name, isGroup } = frame;
  const targets = taggableFrames(others);
  const parts = others.filter(({ splitFromId }) => splitFromId === id);
  return (
    <section aria-labelledby="changes" className="mt-12 border-t border-line pt-8">
      <h2 id="changes" className="mb-2">
        {isGroup ? "Retire, delete" : "Merge, split, retire, delete"}
      </h2>
      {!isGroup && <p className="mb-5 text-muted">{sentence(touched)}</p>}
      <div className="flex flex-wrap gap-3">
        {!isGroup && targets.length > 0 && (
          <ConfirmDialog
            trigger={<Button>Merge into another frame</Button>}
            title={`Merge “${name}” into another frame?`}
            confirm="Merge the frames"
            tone="primary"
            action={mergeFrame.bind(null, slug, id)}
          >
            <p>{sentence(touched)}</p>
            <p>
              From now on its tags count as the other frame, in figures and comparisons. The tags
              themselves are not changed, and you can take the merge back.
            </p>
            <Select label="Merge into" name="into" required defaultValue="">
              <option value="" disabled>
                Choose a frame
              </option>
              {targets.map((target) => (
                <option key={target.id} value={target.id}>
                  {target.name}
                </option>
              ))}
            </Select>
          </ConfirmDialog>
        )}
        {!isGroup && (
          <ConfirmDialog
            trigger={<Button>Split</Button>}
            title={`Split “${name}”?`}
            confirm="Split the frame"
            tone="primary"
            action={splitFrame.bind(null, slug, id)}
          >
            <p>{sentence(touched)}</p>
            <p>
              Its tags stay. When you publish the next version, reviewers each get a list of their
              own, to keep, to give one of the new frames, or to delete. You can take the split
              back.
            </p>
            <TextArea
              label="Names of the new frames"
              name="names"
              required
              rows={3}
              maxLength={500}
              hint="One on each line. Their texts begin as copies of this frame's."
            />
            <Checkbox
              label={`Keep “${name}” beside them, with a narrower meaning`}
              name="keep"
              defaultChecked
            />
          </ConfirmDialog>
        )}
        <ConfirmDialog
          trigger={<Button>Retire</Button>}
          title={`Retire “${name}”?`}
          confirm={`Retire the ${isGroup ? "group" : "frame"}`}
          action={retireFrame.bind(null, slug, id)}
        >
          <p>
            The next version of the codebook goes without it, so it cannot be tagged any more. Tags
            that reviewers have already made with it stay. You can restore it.
          </p>
        </ConfirmDialog>
        <ConfirmDialog
          trigger={<Button>Delete</Button>}
          title={`Delete “${name}”?`}
          confirm={`Delete the ${isGroup ? "group" : "frame"}`}
          action={deleteFrame.bind(null, slug, id)}
        >
          <p>
            It goes to the trash, and at once nothing can be tagged with it any more, in open rounds
            too. {goes === "nothing else" ? "Nothing is tagged with it." : `It keeps ${goes}:`}
            {goes !== "nothing else" && " their name, their figures and all exports stay."}
          </p>
          <p>For {TRASH_DAYS} days it can be brought back from the trash.</p>
        </ConfirmDialog>
      </div>
      {parts.length > 0 && (
        <div className="mt-6">
          <p className="mb-3 text-muted">
            {parts.map((part) => `“${part.name}”`).join(" and ")} came out of this frame. Taking the
            split back makes their tags count as “{name}” again.
          </p>
          <ActionForm
            action={unsplitFrame.bind(null, slug, id)}
            submit="Take the split back"
            variant="secondary"
          />
        </div>
      )}
    </section>
  );
}

function sentence({ tags, articles, rounds }: Touched): string {
  if (tags === 0) return "No submitted tag that you may count uses this frame.";
  const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return `${of(tags, "submitted tag uses", "submitted tags use")} this frame, in ${of(articles, "article", "articles")} of ${of(rounds, "round", "rounds")}. Articles that you still code yourself are not counted.`;
}
