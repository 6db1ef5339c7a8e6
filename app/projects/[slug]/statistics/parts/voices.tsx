import { count, percent } from "@/components/charts/format";
import { FigureTable } from "@/components/statistics/figure-table";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { readReportPart } from "@/lib/data/report-figures";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

/** Speakers listed for each frame. */
const LISTED = 5;

/** Whose voice each frame is in, and where two frames share the same words. */
export async function VoicesPart(props: PartProps) {
  const { head, figures } = await load(
    readReportPart(props.access, props.wanted, "passages", props.revision),
  );
  const { frames, opens } = shownWith(props, head);
  if (!figures) return null;
  const { attribution, shared } = figures;
  const asked = attribution.some(({ answers }) => answers.length > 0);
  const share = (part: number, whole: number) => (whole > 0 ? percent(part / whole) : "–");
  return (
    <>
      <FigureTable
        title="In whose voice"
        definition={`Characters of the body (${head.layer}) that the frame covers: in quotations, by the speaker whom the text names, or in the outlet’s own voice. The ${LISTED} most quoted are listed.`}
        head="Frame"
        columns={["Characters", "Own voice", "Quoted", "Speakers"]}
        words={["Speakers"]}
        rows={attribution.map(({ frame, covered, own, quoted, speakers }, index) => ({
          key: frame.id,
          about: <MarkedFrame frame={frames[index]!} />,
          figures: [
            <a key="characters" href={opens({ frame: frame.id })}>
              {count(covered)}
            </a>,
            share(own, covered),
            share(quoted, covered),
            speakers
              .slice(0, LISTED)
              .map(({ speaker, covered: x }) => `${speaker || "not named"} ${count(x)}`)
              .join(", ") || "–",
          ],
        }))}
      />
      {asked && (
        <FigureTable
          title="Who speaks, as reviewers answered"
          definition="Tags of the frame by the answer to the question on the speaker, out of all its tags."
          head="Frame"
          columns={["Tags", ...attribution[0]!.answers.map(({ value }) => value)]}
          rows={attribution.map(({ frame, tags, answers }, index) => ({
            key: frame.id,
            about: <MarkedFrame frame={frames[index]!} />,
            figures: [
              count(tags),
              ...answers.map(({ tags: x }) => `${share(x, tags)} ${count(x)}/${count(tags)}`),
            ],
          }))}
        />
      )}
      <FigureTable
        title="The same words in two frames"
        definition="Characters that carry both frames; on the diagonal, characters of the frame. Frames are in the order of the codebook."
        head="Frame"
        columns={frames.map(({ name }) => name)}
        rows={frames.map((frame, k) => ({
          key: frame.id,
          about: <MarkedFrame frame={frame} />,
          figures: frames.map((other, l) => (
            <a
              key={other.id}
              href={opens(k === l ? { frame: frame.id } : { frame: frame.id, other: other.id })}
            >
              {count(shared[k]![l]!)}
            </a>
          )),
        }))}
      />
    </>
  );
}
