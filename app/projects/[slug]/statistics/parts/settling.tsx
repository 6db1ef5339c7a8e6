import { FigureTable } from "@/components/statistics/figure-table";
import { Counted } from "@/components/statistics/figures";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { readReportPart } from "@/lib/data/report-figures";
import { readStudyNames } from "@/lib/data/study-names";
import { OUTCOMES } from "@/lib/domain/statistics/settling";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

const WORDS = {
  majority: "As most found",
  half: "As half found",
  minority: "As fewer found",
  neither: "As nobody found",
} as const;

/** What settling changed. */
export async function SettlingPart(props: PartProps) {
  const { head, figures } = await load(
    readReportPart(props.access, props.wanted, "settling", props.revision),
  );
  const { frames, opens } = shownWith(props, head);
  const nameOf = await readStudyNames(props.access);
  if (figures.comparable === 0) {
    return (
      <EmptyState title="Nothing to compare yet">
        This appears once an article is settled that two or more reviewers coded.
      </EmptyState>
    );
  }
  const outcomes = OUTCOMES.map((outcome) => WORDS[outcome]);
  return (
    <>
      <p className="max-w-measure text-muted">
        Of {figures.articles} settled articles {figures.comparable} were coded blind by two or more
        reviewers. In those each frame is a question: is it in the article? The tables say how the
        settled answers stand to the reviewers’. They do not say who was right
        {figures.byOwnCoder > 0 &&
          `, least of all in the ${figures.byOwnCoder} articles that were settled by somebody who had coded them`}
        .
      </p>
      <FigureTable
        title="What settling changed, by frame"
        definition="Changed: settled otherwise than more than half of the article’s reviewers found it."
        head="Frame"
        columns={["Changed", ...outcomes]}
        rows={figures.frames.map(({ frame, changed, outcomes: counts }, index) => ({
          key: frame.id,
          about: <MarkedFrame frame={frames[index]!} />,
          figures: [
            <Counted key="changed" of={changed} />,
            ...OUTCOMES.map((outcome) => (
              <a key={outcome} href={opens({ kind: "settled", frame: frame.id, value: outcome })}>
                {counts[outcome]}
              </a>
            )),
          ],
        }))}
      />
      <FigureTable
        title="Whose answers were settled"
        definition="Answers of the reviewer that are the settled ones, out of all. Added: settled as in the article, though this reviewer had not found it; taken out: the other way round."
        head="Reviewer"
        columns={["The same", "Added", "Taken out"]}
        rows={figures.reviewers.map(({ reviewerId, agreed, added, removed }) => ({
          key: reviewerId,
          about: nameOf(reviewerId),
          figures: [<Counted key="same" of={agreed} />, added, removed],
        }))}
      />
      <FigureTable
        title="By adjudicator"
        definition="Settled otherwise than most reviewers found it, by who closed the article."
        head="Adjudicator"
        columns={["Changed", ...outcomes]}
        rows={figures.adjudicators.map(({ userId, changed, outcomes: counts }) => ({
          key: userId,
          about: nameOf(userId),
          figures: [
            <Counted key="changed" of={changed} />,
            ...OUTCOMES.map((outcome) => counts[outcome]),
          ],
        }))}
      />
    </>
  );
}
