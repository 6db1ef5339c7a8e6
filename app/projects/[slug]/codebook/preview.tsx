import { FrameSwatch } from "@/components/frame-chip";
import { depthOf } from "@/lib/domain/codebook/tree";
import type { Preview as Shown } from "@/lib/data/codebook-files";

/** What would be added to the draft. */
export function Preview({ frames, questions, rules }: Shown) {
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-1.5">
        {frames.map((frame) => (
          <li
            key={frame.id}
            style={{ paddingInlineStart: `${1.5 * depthOf(frames, frame.id)}rem` }}
          >
            <span className="flex flex-wrap items-center gap-x-2.5">
              {!frame.isGroup && <FrameSwatch color={frame.color} pattern={frame.pattern} />}
              <span className={frame.isGroup ? "font-medium" : ""}>{frame.name}</span>
              <span className="text-sm text-muted">
                {frame.isGroup ? "group" : frame.shortName}
                {frame.key && `, key ${frame.key}`}
              </span>
              {frame.note && <span className="text-sm text-warning">{frame.note}</span>}
            </span>
          </li>
        ))}
      </ul>
      {questions.length > 0 && (
        <p className="text-sm">
          <span className="text-muted">Questions:</span> {questions.join(" · ")}
        </p>
      )}
      {rules.length > 0 && (
        <p className="text-sm">
          <span className="text-muted">Rules at submission:</span> {rules.join(" ")}
        </p>
      )}
    </div>
  );
}
