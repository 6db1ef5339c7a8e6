import Link from "next/link";
import type { StudyLayer } from "@/lib/domain/export/study";
import { STUDY_LAYERS } from "@/lib/domain/export/study";

const LAYERS: Readonly<Record<StudyLayer, { readonly name: string; readonly means: string }>> = {
  reviewer: {
    name: "What each reviewer found",
    means: "Every reviewer's own tags and answers, as they were before anybody saw a teammate's.",
  },
  final: {
    name: "What was settled",
    means:
      "The decisions on articles whose settling is closed, as the work of one “Final layer”; the reasons are the notes. Articles that are not settled have no tags.",
  },
};

/** Choose which judgements files of the whole study hold. */
export function LayerLinks({ address, current }: { address: string; current: StudyLayer }) {
  return (
    <div className="flex flex-col gap-2">
      <nav aria-label="Whose judgements" className="border-b border-line">
        <ul className="flex gap-6 overflow-x-auto [scrollbar-width:none]">
          {STUDY_LAYERS.map((layer) => (
            <li key={layer}>
              <Link
                href={layer === "reviewer" ? address : `${address}?layer=${layer}`}
                prefetch={false}
                scroll={false}
                aria-current={layer === current ? "page" : undefined}
                className="-mb-px flex min-h-10 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-muted no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink pointer-coarse:min-h-11"
              >
                {LAYERS[layer].name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="text-sm text-muted">{LAYERS[current].means}</p>
    </div>
  );
}
