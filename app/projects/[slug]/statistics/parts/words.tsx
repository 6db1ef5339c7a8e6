import { count, decimal, percent } from "@/components/charts/format";
import { WordsChart } from "@/components/charts/words-chart";
import { FigureTable } from "@/components/statistics/figure-table";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { readReportPart } from "@/lib/data/report-figures";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

/** Which words are typical of each frame, and salience counted in words. */
export async function WordsPart(props: PartProps) {
  const { head, figures } = await load(
    readReportPart(props.access, props.wanted, "words", props.revision),
  );
  const { source, frames, passages, opens } = shownWith(props, head);
  if (!figures) return null;
  const { salience, distinctive, against } = figures;
  return (
    <>
      <FigureTable
        title="Salience in words"
        definition={`Words (${head.layer}) of which the frame covers at least half, out of the ${salience.words} words of all articles.`}
        head="Frame"
        columns={["Words", "Share"]}
        rows={salience.frames.map(({ frame, covered, share }, index) => ({
          key: frame.id,
          about: <MarkedFrame frame={frames[index]!} />,
          figures: [
            <a key="words" href={opens({ frame: frame.id })}>
              {count(covered)}/{salience.words}
            </a>,
            percent(share, 1),
          ],
        }))}
      />
      {distinctive.map(({ frame, ...words }, index) => (
        <div key={frame.id} className="flex flex-col gap-6">
          <WordsChart
            source={source}
            passages={passages}
            frame={frames[index]!}
            title={`Words typical of “${frame.name}”`}
            words={words}
          />
          <p className="-mt-3 max-w-measure text-sm text-muted">
            {words.wordsInFrame} words in passages with the frame, {words.wordsElsewhere} in the{" "}
            {against} of the same articles; α₀ = {decimal(words.alpha0, 1)}. Words that fewer than 3
            articles have are not listed: one long article makes no finding.
          </p>
        </div>
      ))}
    </>
  );
}
