import { Page } from "@/components/shell/page";
import { IndicatorTable } from "@/components/statistics/indicator-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { readIndicators } from "@/lib/data/indicators";
import { listRounds } from "@/lib/data/rounds";
import type { ProjectAccess } from "@/lib/domain/access";
import { mainRound } from "@/lib/domain/round";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Scores from questions" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ round?: string | string[] }>;
}

/** Frames that are measured by yes-or-no questions on the article: their scores in one round. */
export default async function IndicatorsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { round: wanted } = await searchParams;
  const access = await load(requireProject(slug, "statistics:read"));
  const rounds = await listRounds(access);
  const round = rounds.find(({ id }) => id === wanted) ?? mainRound(rounds);
  return (
    <Page>
      <PageHeader
        title="Scores from questions"
        description="A frame’s score in an article is the mean of its yes-or-no questions, from 0 to 1. Questions belong to a frame when their name begins with the frame’s name and a colon."
        breadcrumbs={[{ href: `/projects/${slug}/statistics`, label: "Statistics" }]}
      />
      {rounds.length > 1 && round && (
        <form className="mb-10 flex flex-wrap items-end gap-4">
          <Select label="Round" name="round" defaultValue={round.id}>
            {rounds.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Button type="submit">Show</Button>
        </form>
      )}
      {round ? <Results access={access} round={round} /> : <NoQuestions />}
    </Page>
  );
}

async function Results({
  access,
  round,
}: {
  access: ProjectAccess<"statistics:read">;
  round: { readonly id: string; readonly name: string };
}) {
  const { results, submitted } = await load(readIndicators(access, round.id));
  if (results.length === 0) return <NoQuestions />;
  return (
    <div className="flex flex-col gap-12">
      <p className="max-w-measure">
        {submitted === 1 ? "1 submitted coding" : `${submitted} submitted codings`} in “{round.name}
        ”. A coding counts for a frame when all questions of the frame are answered. Articles that
        you still code yourself are left out.
      </p>
      {results.map((result) => (
        <IndicatorTable key={result.frame} result={result} />
      ))}
    </div>
  );
}

function NoQuestions() {
  return (
    <EmptyState title="No frame is measured by questions">
      The codebook of this round has no yes-or-no questions that belong to a frame. The template
      “Generic frames” has some; the lead adds it on the codebook’s page, under “More”.
    </EmptyState>
  );
}
