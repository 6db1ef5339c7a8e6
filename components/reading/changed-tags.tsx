import { FrameChip } from "@/components/frame-chip";
import { Button } from "@/components/ui/button";
import type { Annotation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";

/** Tags whose words a correction of the text has changed; each asks whether it still holds. */
export function ChangedTags({
  annotations,
  frames,
  language,
  onShow,
  onConfirm,
}: {
  annotations: readonly Annotation[];
  frames: readonly Frame[];
  language: string;
  onShow: (tag: Annotation) => void;
  onConfirm: (tag: Annotation) => void;
}) {
  const changed = annotations.filter(({ anchor }) => anchor === "changed");
  if (changed.length === 0) return null;
  return (
    <section
      aria-labelledby="changed-tags"
      className="mb-4 flex flex-col gap-3 rounded-lg bg-warning-soft p-4 text-sm"
    >
      <h2 id="changed-tags" className="font-sans text-sm font-medium text-warning">
        The text was corrected where {changed.length === 1 ? "one tag stands" : "these tags stand"}.{" "}
        {changed.length === 1 ? "Does it" : "Does each"} still hold?
      </h2>
      <ul className="flex flex-col gap-3">
        {changed.map((tag) => {
          const frame = frames.find(({ id }) => id === tag.frameId);
          return (
            <li key={tag.id} className="flex flex-col gap-1.5">
              {frame && <FrameChip frame={frame} />}
              <blockquote lang={language} dir="auto" className="font-serif break-words">
                “{tag.quote}”
              </blockquote>
              <div className="flex flex-wrap gap-2">
                <Button size="small" onClick={() => onConfirm(tag)}>
                  It still holds
                </Button>
                <Button size="small" onClick={() => onShow(tag)}>
                  Show in the text
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <p className="text-muted">If one does not, move its ends in the text, or delete it.</p>
    </section>
  );
}
