import { FrameEntry } from "@/components/codebook/frame-entry";
import { FrameChip } from "@/components/frame-chip";
import type { Frame } from "@/lib/domain/frame";

/** The codebook beside the article: each frame with its key, and its entry to unfold. */
export function DeskCodebook({ frames }: { frames: readonly Frame[] }) {
  return (
    <section aria-labelledby="desk-codebook">
      <h2 id="desk-codebook" className="mb-2 text-base">
        Codebook <span className="font-normal text-muted">({frames.length} frames)</span>
      </h2>
      <ul>
        {frames.map((frame) => (
          <li key={frame.id}>
            <details className="py-1">
              <summary className="flex items-center justify-between gap-2 text-sm">
                <FrameChip frame={frame} />
                <kbd>{frame.key.toUpperCase()}</kbd>
              </summary>
              <div className="py-2">
                <FrameEntry frame={frame} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
