import { CoOccurrenceChart } from "@/components/charts/co-occurrence-chart";
import { DeclaredChart } from "@/components/charts/declared-chart";
import { count, decimal, percent } from "@/components/charts/format";
import { ToneChart } from "@/components/charts/tone-chart";
import { FigureTable } from "@/components/statistics/figure-table";
import { Counted } from "@/components/statistics/figures";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { readReportPart } from "@/lib/data/report-figures";
import { THREE_STEPS } from "@/lib/domain/statistics/tone";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

const NAMES = { tie: "A tie of two or more", none: "No frame", missing: "Not said" } as const;

/** Which frames lead, which go together, and in which tone. */
export async function TogetherPart(props: PartProps) {
  const { head, figures } = await load(
    readReportPart(props.access, props.wanted, "together", props.revision),
  );
  const { source, frames, passages, opens } = shownWith(props, head);
  const chart = { source, frames, passages };
  const { dominant, primary, diversity, coOccurrence, tone } = figures;
  const frameOf = (id: string) => frames.find((frame) => frame.id === id)!;
  const pairs = coOccurrence.cells.flatMap((row, k) => row.filter((_, l) => l > k));
  return (
    <>
      <FigureTable
        title="Dominant frame"
        definition="Articles of which the frame covers more text than any other, out of all articles; where two cover the same, it is a tie."
        head="Covers most"
        columns={["Articles"]}
        rows={dominant.map(({ dominant: which, ...cell }) => {
          const key = typeof which === "string" ? which : which.id;
          return {
            key,
            about:
              typeof which === "string" ? NAMES[which] : <MarkedFrame frame={frameOf(which.id)} />,
            figures: [<Counted key="x" of={cell} href={opens({ kind: "dominant", value: key })} />],
          };
        })}
      />
      {primary && (
        <>
          <FigureTable
            title="Declared main frame"
            definition="Articles of which the frame was declared the main one: out of all articles, and out of those with a declared frame."
            head="Declared"
            columns={["Of all articles", "Of those with a main frame"]}
            rows={primary.declared.map(({ declared, ofAll, ofThoseWithPrimary }) => {
              const key = typeof declared === "string" ? declared : declared.id;
              return {
                key,
                about:
                  typeof declared === "string" ? (
                    NAMES[declared]
                  ) : (
                    <MarkedFrame frame={frameOf(declared.id)} />
                  ),
                figures: [
                  <Counted key="all" of={ofAll} href={opens({ kind: "primary", value: key })} />,
                  ofThoseWithPrimary ? <Counted key="with" of={ofThoseWithPrimary} /> : "–",
                ],
              };
            })}
          />
          <DeclaredChart {...chart} table={primary.byDominant} />
        </>
      )}
      <FigureTable
        title="Frames per article"
        definition={`Out of all ${diversity.n} articles, those without a frame included. On average ${decimal(diversity.meanFrames)} frames an article; mean entropy of the frames’ shares ${decimal(diversity.meanEntropy, 3)} nats (0: one frame or none).`}
        head="Frames"
        columns={["Articles"]}
        rows={diversity.byFrameCount.map((cell, frameCount) => ({
          key: String(frameCount),
          about: frameCount,
          figures: [
            <Counted
              key="x"
              of={cell}
              href={opens({ kind: "frames", value: String(frameCount) })}
            />,
          ],
        }))}
      />
      <CoOccurrenceChart {...chart} table={coOccurrence} />
      <FigureTable
        title="Pairs of frames"
        definition="Articles with both, out of all articles. Jaccard: both, out of those with either. Lift (1: as chance would have it) and φ are left out where chance alone would let the two meet in fewer than 5 articles."
        head="Frames"
        columns={["Both", "Jaccard", "Second given first", "First given second", "Lift", "φ"]}
        rows={pairs.map((pair) => {
          const { k, l, both, tooRare } = pair;
          const back = coOccurrence.cells.flat().find((one) => one.k === l && one.l === k)!;
          return {
            key: `${k.id} ${l.id}`,
            about: (
              <span className="flex flex-col gap-1">
                <MarkedFrame frame={frameOf(k.id)} />
                <MarkedFrame frame={frameOf(l.id)} />
              </span>
            ),
            figures: [
              <a key="both" href={opens({ frame: k.id, other: l.id })}>
                {count(both)}/{coOccurrence.n}
              </a>,
              decimal(pair.jaccard),
              percent(pair.ofK),
              percent(back.ofK),
              tooRare ? "–" : decimal(pair.lift),
              tooRare ? "–" : decimal(pair.phi),
            ],
          };
        })}
      />
      {tone && (
        <>
          <ToneChart {...chart} tones={tone.answers} rows={tone.frames} />
          <FigureTable
            title="Tone in three steps"
            definition={`Articles with the frame, by the tone of the whole article, out of the articles with the frame. ${Object.entries(
              THREE_STEPS,
            )
              .map(([step, answers]) => `${step}: answers ${answers}`)
              .join("; ")}.`}
            head="Frame"
            columns={[...Object.keys(THREE_STEPS), "Not said"]}
            rows={tone.frames.map(({ frame, three, unanswered }) => ({
              key: frame.id,
              about: <MarkedFrame frame={frameOf(frame.id)} />,
              figures: [
                ...(three ?? []).map(({ step, ...cell }) => <Counted key={step} of={cell} />),
                <Counted key="unanswered" of={unanswered} />,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}
