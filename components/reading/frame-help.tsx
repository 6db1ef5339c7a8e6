import type { Frame } from "@/lib/domain/frame";

/** What a frame means: the entry of the codebook, leaving out what it does not say. */
export function FrameHelp({ frame }: { frame: Frame }) {
  const parts = [
    ["Use it when", frame.includeWhen],
    ["Not when", frame.excludeWhen],
    ["Example", frame.example],
    ["Not an example", frame.counterExample],
  ].filter(([, words]) => words);
  return (
    <div className="text-sm text-muted">
      {frame.definition && <p className="text-ink">{frame.definition}</p>}
      <dl>
        {parts.map(([title, words]) => (
          <div key={title} className="mt-1">
            <dt className="inline font-medium text-ink">{title}: </dt>
            <dd className="inline">{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
