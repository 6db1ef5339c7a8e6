import type { CSSProperties } from "react";
import { memo, useSyncExternalStore } from "react";
import type { Run } from "@/lib/domain/text/runs";
import type { ZoneKind } from "@/lib/domain/zones";
import type { FrameLooks } from "./frame-looks";
import { detailsId, Gutter } from "./gutter";
import type { LanedTag } from "./paragraph-store";
import type { RowSetting } from "./row-setting";

/** One paragraph with its underlines, and in the margin the tags that begin in it. */
export const ParagraphRow = memo(function ParagraphRow({
  setting,
  index,
  zone,
}: {
  setting: RowSetting;
  index: number;
  zone: ZoneKind;
}) {
  const { store, language, dir, surfaceId } = setting;
  const view = useSyncExternalStore(
    (listener) => store.subscribe(index, listener),
    () => store.view(index),
    () => store.view(index),
  );
  const { stretches, starting } = view;
  const hasMargin = useSyncExternalStore(
    (listener) => store.subscribe(index, listener),
    () => store.hasMargin(index),
    () => store.hasMargin(index),
  );
  const paragraph = store.paragraphs[index]!;
  const { text, start: first } = paragraph;
  const empty = paragraph.start === paragraph.end;

  return (
    <div className="reading-row" data-zone={zone} data-empty={empty || undefined}>
      <p
        data-paragraph={index}
        lang={language}
        dir={dir}
        role={roleOf(zone)}
        aria-level={levelOf(zone)}
      >
        {stretches.map(({ start, runs, covering }) =>
          covering.length === 0 ? (
            text.slice(start - first, runs[0]!.end - first)
          ) : (
            <mark
              key={start}
              aria-details={hasMargin ? detailsId(surfaceId, index, starting, covering) : undefined}
            >
              {runs.map((run) => (
                <span
                  key={run.start}
                  data-run=""
                  data-more={moreThanDrawn(run)}
                  style={runStyle(run, setting)}
                >
                  {text.slice(run.start - first, run.end - first)}
                </span>
              ))}
            </mark>
          ),
        )}
        {text.slice(paragraph.end - first)}
      </p>
      {!empty && hasMargin && <Gutter setting={setting} index={index} view={view} />}
    </div>
  );
});

/** "+2" where two tags of a run have no lane: a click there opens the list. */
function moreThanDrawn({ covering }: Run<LanedTag>): string | undefined {
  const without = covering.filter(({ lane }) => lane === null).length;
  return without > 0 ? `+${without}` : undefined;
}

function runStyle({ covering }: Run<LanedTag>, { looks }: RowSetting): CSSProperties {
  const style: Record<string, string> = { "--wash": `var(--wash${Math.min(covering.length, 6)})` };
  for (const lane of new Set(covering.map(({ lane }) => lane))) {
    if (lane === null) continue;
    const inLane = covering.filter((tag) => tag.lane === lane);
    const [first, second] = [...new Set(inLane.map(({ annotation }) => annotation.frameId))];
    style[`--l${lane}`] = second ? stripes(looks, first!, second) : looks.line(first!);
  }
  return style;
}

/** Two frames of one reviewer on the same words, in turns. */
function stripes({ color }: FrameLooks, a: string, b: string): string {
  return `repeating-linear-gradient(90deg,${color(a)} 0 12px,${color(b)} 12px 24px)`;
}

function roleOf(zone: ZoneKind): "heading" | undefined {
  return zone === "headline" || zone === "subheading" ? "heading" : undefined;
}

function levelOf(zone: ZoneKind): number | undefined {
  if (zone === "headline") return 2;
  return zone === "subheading" ? 3 : undefined;
}
