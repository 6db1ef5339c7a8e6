import Link from "next/link";
import { DifferencesTable } from "@/components/agreement/differences-table";
import { DriftTable } from "@/components/agreement/drift-table";
import { PairTable } from "@/components/agreement/pair-matrix";
import { PartsTable } from "@/components/agreement/parts-table";
import { ConfusionChart } from "@/components/charts/confusion-chart";
import { PairMatrixChart } from "@/components/charts/pair-matrix-chart";
import { FrameChip } from "@/components/frame-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { groupBy } from "@/lib/domain/group-by";
import { cellQuery } from "@/lib/domain/statistics/cell";
import { filterInWords } from "@/lib/domain/statistics/filter-words";
import type { AgreementPageProps, Ready } from "../shown";
import { AgreementPage } from "../shown";

export const metadata = { title: "Where and why reviewers differ" };

export default function Differences(props: AgreementPageProps) {
  return (
    <AgreementPage
      {...props}
      part="parts"
      title="Where and why reviewers differ"
      description="Who differs from whom, in what way, since when. Every count opens the passages behind it."
    >
      {(ready) => <Parts {...ready} />}
    </AgreementPage>
  );
}

function Parts({ slug, scope, figures, choices, query }: Ready<"parts">) {
  const { frames, names } = scope;
  if (figures.pairableArticles === 0) {
    return (
      <EmptyState title="Nothing to compare yet">
        No article that counts here was submitted by two reviewers.
      </EmptyState>
    );
  }
  const statistics = `/projects/${slug}/statistics`;
  const passages = (cell: Parameters<typeof cellQuery>[0]) =>
    `${statistics}/passages?${query}&layer=reviewer&${cellQuery(cell).toString()}`;
  const difference = (outcome: string, frame: string) =>
    `${statistics}/agreement/passages?${query}&${new URLSearchParams({ outcome, frame }).toString()}`;
  const reviewers = [...new Set(figures.pairSets.flatMap(({ reviewerIds }) => reviewerIds))]
    .sort()
    .map((id) => ({ id, name: names.get(id) ?? "" }));
  const source = {
    ...{ round: scope.round.name, layer: "reviewer layer" },
    codebookVersion: scope.round.codebookVersion,
    articles: figures.pairableArticles,
    filter: filterInWords(scope.filter, choices),
    seed: null,
    computedAt: new Date().toISOString(),
  };
  const drifts = groupBy(figures.drift, ({ reviewerId }) => reviewerId);
  const several = figures.rounds.length > 1;

  return (
    <div className="flex flex-col gap-14">
      <Section
        id="pairs"
        title="Pair by pair"
        text="A reviewer who agrees less with everybody than the others among themselves reads the codebook in another way."
      >
        <PairMatrixChart
          source={source}
          passages={null}
          reviewers={reviewers}
          pairs={figures.pairSets}
        />
        {frames.map((frame) => (
          <details key={frame.id} className="group">
            <summary className="min-h-8 cursor-pointer font-medium">
              <FrameChip frame={frame} />
            </summary>
            <div className="pt-3">
              <PairTable
                caption={`${frame.name}, pair by pair`}
                pairs={figures.pairs.filter(({ frameId }) => frameId === frame.id)}
                names={names}
                hrefOf={({ reviewerIds }, value) =>
                  passages({ kind: "pair", frame: frame.id, reviewers: reviewerIds, value })
                }
              />
            </div>
          </details>
        ))}
      </Section>
      <Section
        id="kinds"
        title="Kinds of difference"
        text="Found by some only: a matter of attention or of what the frame includes. Other ends: a matter of the unit. Other frame: two frames that are not told apart."
      >
        <DifferencesTable
          outcomes={figures.outcomes}
          tags={figures.tags}
          frames={frames}
          hrefOf={(frame, outcome) => difference(outcome, frame)}
        />
        <ConfusionChart
          source={source}
          passages={`${statistics}/agreement/passages?${query}`}
          frames={frames}
          differences={figures}
        />
        <p className="max-w-measure text-sm text-muted">
          <Link href={`/projects/${slug}`}>The overview</Link> lists the articles that are still to
          be settled.
        </p>
      </Section>
      <Section
        id="without"
        title="Without each reviewer in turn"
        text="Where α rises when a reviewer is left out, that reviewer is behind much of the disagreement."
      >
        {figures.without.length === 0 ? (
          <p className="text-muted">This needs three reviewers or more.</p>
        ) : (
          <PartsTable
            caption="α without each reviewer"
            of="Left out"
            parts={figures.without}
            frames={frames}
            nameOf={(id) => names.get(id) ?? id}
          />
        )}
      </Section>
      <Section
        id="time"
        title="Over time"
        text="Parts do not overlap: a running total would hide a decline. An article belongs to the week in which its last reviewer submitted it."
      >
        <PartsTable caption="α by week" of="Week" parts={figures.weeks} frames={frames} />
        {figures.versions.length > 1 && (
          <PartsTable
            caption="α by codebook version"
            of="Codebook"
            parts={figures.versions}
            frames={frames}
          />
        )}
        {several && (
          <PartsTable
            caption="α by round, training aside"
            of="Round"
            parts={figures.rounds}
            frames={frames}
          />
        )}
      </Section>
      <Section
        id="stability"
        title="Reviewers with themselves"
        text="Articles that the same reviewer coded in two rounds: the first coding compared with the second like two reviewers."
      >
        {figures.stability.length === 0 ? (
          <p className="text-muted">
            No reviewer has coded the same article in two rounds. Give articles once more in a round
            of the kind “reliability” to know how stable their judgements are.
          </p>
        ) : (
          <PartsTable
            caption="α of each reviewer’s two codings"
            of="Reviewer"
            parts={figures.stability}
            frames={frames}
            nameOf={(id) => names.get(id) ?? id}
          />
        )}
      </Section>
      <Section
        id="drift"
        title="Drift"
        text="How often each reviewer found each frame, in blocks of 20 articles in the order of coding. Articles are assumed to come in random order: where they were given out by outlet or by date, a change may be one of the articles and not of the reviewer."
      >
        {[...drifts].map(([reviewerId, own]) => (
          <DriftTable
            key={reviewerId}
            name={names.get(reviewerId) ?? ""}
            drifts={own}
            frames={frames}
            hrefOf={(frame) => passages({ kind: "frame", frame })}
          />
        ))}
      </Section>
      <p className="text-sm text-muted">
        Intervals at 95%: {figures.replicates.toLocaleString("en")} resamples of whole articles,
        seed {figures.seed}. Grey: found fewer than 10 times.
      </p>
    </div>
  );
}

function Section({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text: string;
  children: React.ReactNode;
}) {
  return (
    <section className="flex flex-col gap-6" aria-labelledby={id}>
      <div className="max-w-measure">
        <h2 id={id}>{title}</h2>
        <p className="text-muted">{text}</p>
      </div>
      {children}
    </section>
  );
}
