import { CharactersTable } from "@/components/agreement/characters-table";
import { LevelsTable } from "@/components/agreement/levels-table";
import { QuestionsTable } from "@/components/agreement/questions-table";
import { RoundTable } from "@/components/agreement/round-table";
import { AgreementChart } from "@/components/charts/agreement-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { Blocker } from "@/lib/domain/agreement/continuum";
import { cellQuery } from "@/lib/domain/statistics/cell";
import { filterInWords } from "@/lib/domain/statistics/filter-words";
import { reliabilityTier } from "@/lib/domain/statistics/reliability-tier";
import type { AgreementPageProps, Ready } from "./shown";
import { AgreementPage } from "./shown";

export const metadata = { title: "Agreement" };

export default function Agreement(props: AgreementPageProps) {
  return (
    <AgreementPage
      {...props}
      part="table"
      title="Agreement between reviewers"
      description="How far reviewers found the same, each on their own, before anything was settled."
    >
      {(ready) => <RoundFigures {...ready} />}
    </AgreementPage>
  );
}

function RoundFigures({ slug, scope, figures, choices, query }: Ready<"table">) {
  const { frames, round, filter, questions, names } = scope;
  const passages = `/projects/${slug}/statistics/passages?${query}&layer=reviewer`;
  if (figures.pairableArticles === 0) {
    return (
      <EmptyState title="Nothing to compare yet">
        No article that counts here was submitted by two reviewers. Give some articles to two
        reviewers; the planner says how many.
      </EmptyState>
    );
  }
  const source = {
    round: round.name,
    layer: "reviewer layer",
    codebookVersion: round.codebookVersion,
    articles: figures.pairableArticles,
    filter: filterInWords(filter, choices),
    seed: figures.seed,
    computedAt: new Date().toISOString(),
  };
  const judged = figures.questions.flatMap(({ attributeId, ...judgement }) => {
    const question = questions.find(({ id }) => id === attributeId);
    return question ? [{ name: question.name, judgement }] : [];
  });
  return (
    <div className="flex flex-col gap-14">
      <section className="flex flex-col gap-6" aria-labelledby="frames">
        <div className="max-w-measure">
          <h2 id="frames">Frame by frame</h2>
          <p className="text-muted">
            {figures.pairableArticles} of {figures.articles} articles were submitted by two
            reviewers or more; every figure is of these. In brackets: 95% bootstrap interval, from{" "}
            {figures.replicates.toLocaleString("en")} resamples of whole articles with the seed{" "}
            {figures.seed}, the reviewers being taken as given; then the share of resamples below
            each bar.
          </p>
        </div>
        <RoundTable
          rows={figures.frames}
          frames={frames}
          names={names}
          hrefOf={(frame) => `${passages}&${cellQuery({ kind: "frame", frame }).toString()}`}
        />
        <AgreementChart
          source={source}
          frames={frames.map((frame) => ({
            ...frame,
            tier: reliabilityTier(
              figures.frames.find(({ frameId }) => frameId === frame.id)!.alpha,
              filter.bars,
            ),
          }))}
          agreements={figures.frames}
          bars={filter.bars}
          passages={passages}
        />
      </section>
      <section className="flex flex-col gap-6" aria-labelledby="levels">
        <div className="max-w-measure">
          <h2 id="levels">From articles to characters</h2>
          <p className="text-muted">
            A paragraph or sentence has a frame for a reviewer who tagged any of its words with it.
            Characters are compared by Krippendorff’s uα of 2016. Values at different levels are not
            comparable with each other’s bars.
          </p>
        </div>
        <LevelsTable rows={figures.frames} frames={frames} />
      </section>
      <section className="flex flex-col gap-6" aria-labelledby="together">
        <div className="max-w-measure">
          <h2 id="together">All frames together</h2>
          <p className="text-muted">
            α of the set of frames that each reviewer found in an article punishes long codebooks:
            it stands beside the α of each frame, never instead.
          </p>
        </div>
        <QuestionsTable
          caption="The set of frames in each article"
          rows={[{ name: "Frames found", judgement: figures.sets }]}
        />
        <CharactersTable family={figures.characters} frames={frames} />
        <Blocked
          blockers={figures.characters.blockers}
          names={names}
          slug={slug}
          round={round.id}
        />
      </section>
      {judged.length > 0 && (
        <section className="flex flex-col gap-6" aria-labelledby="questions">
          <h2 id="questions">Questions about the article</h2>
          <QuestionsTable caption="Answers about the whole article" rows={judged} />
        </section>
      )}
    </div>
  );
}

const SHOWN_BLOCKERS = 5;

/** Who keeps all frames from being compared together, and where. */
function Blocked({
  blockers,
  names,
  slug,
  round,
}: {
  blockers: readonly Blocker[];
  names: ReadonlyMap<string, string>;
  slug: string;
  round: string;
}) {
  if (blockers.length === 0) return null;
  return (
    <Notice title="Some words have two frames of one reviewer">
      Then a character has no single value, and frames cannot be compared together; no tag is
      dropped for it. The figures of each frame are not concerned.{" "}
      {blockers.slice(0, SHOWN_BLOCKERS).map(({ articleId, reviewerId }, index) => (
        <span key={`${articleId} ${reviewerId}`}>
          {index > 0 && ", "}
          <a href={`/projects/${slug}/compare/${round}/${articleId}`}>
            {names.get(reviewerId)} in an article
          </a>
        </span>
      ))}
      {blockers.length > SHOWN_BLOCKERS && ` and ${blockers.length - SHOWN_BLOCKERS} more`}.
    </Notice>
  );
}
