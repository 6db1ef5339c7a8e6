import { AgreementTabs } from "@/components/agreement/agreement-tabs";
import { percent } from "@/components/agreement/figure";
import { FrameChip } from "@/components/frame-chip";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { listRounds } from "@/lib/data/rounds";
import { listSampleNames } from "@/lib/data/samples";
import { readFoundFrames } from "@/lib/data/report-figures";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { codingNeeds } from "@/lib/domain/agreement/coding-need";
import { articlesToDoubleCode } from "@/lib/domain/agreement/planner";
import { parseStudyFilter } from "@/lib/domain/statistics/filter";
import { SEED } from "@/lib/domain/statistics/seed";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { load } from "@/lib/server/run";
import { drawForDoubleCoding } from "./actions";

export const metadata = { title: "Planner" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** How many articles two reviewers have to code, and drawing them. */
export default async function PlannerPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const query = queryOf(await searchParams);
  const wanted = {
    prevalence: within(query.get("prevalence"), 0.01, 0.99, 0.2),
    alpha: within(query.get("alpha"), 0, 0.99, 0.8),
    width: within(query.get("width"), 0.02, 1, 0.2),
  };
  const articles = articlesToDoubleCode(wanted);
  const rounds = await listRounds(access);
  const open = rounds.filter(({ closedAt }) => closedAt === null);
  const planner = grant(access, "assignment:edit");
  const samples = planner ? await listSampleNames(grant(planner, "assignment:read")!) : [];

  return (
    <Page>
      <PageHeader
        title="How many articles to code twice"
        description="Agreement on a frame is known the better, the more articles two reviewers both coded, and the rarer the frame, the more it takes. Say how rare the rarest frame is that matters, and how narrow its interval should be."
        breadcrumbs={[{ href: `/projects/${slug}/statistics`, label: "Statistics" }]}
      />
      <AgreementTabs address={`/projects/${slug}/statistics`} query="" />
      <div className="flex flex-col gap-14">
        <section className="flex max-w-measure flex-col gap-6" aria-labelledby="plan">
          <h2 id="plan">Plan</h2>
          <form method="get" className="flex flex-col gap-5">
            <div className="grid gap-5 sm:grid-cols-3">
              <TextInput
                label="Prevalence"
                name="prevalence"
                type="number"
                min={0.01}
                max={0.99}
                step={0.01}
                required
                defaultValue={wanted.prevalence}
                hint="Share of articles with the frame: 0.2 is one in five."
              />
              <TextInput
                label="α expected"
                name="alpha"
                type="number"
                min={0}
                max={0.99}
                step={0.01}
                required
                defaultValue={wanted.alpha}
                hint="The lower, the more articles."
              />
              <TextInput
                label="Width of the interval"
                name="width"
                type="number"
                min={0.02}
                max={1}
                step={0.01}
                required
                defaultValue={wanted.width}
                hint="From end to end: 0.2 is ± 0.1."
              />
            </div>
            <div>
              <Button type="submit">Compute</Button>
            </div>
          </form>
          <p role="status" className="text-lg">
            <strong className="tabular-nums">{articles.toLocaleString("en")} articles</strong> have
            to be coded by two reviewers each.
          </p>
          <p className="text-sm text-muted">
            A large-sample approximation for two reviewers with equal habits (Bloch and Kraemer
            1989): plan with it, and report the bootstrap interval of what was coded.
          </p>
        </section>
        <Needs access={access} query={query} wanted={wanted} />
        {planner && (
          <section className="flex max-w-measure flex-col gap-6" aria-labelledby="draw">
            <div>
              <h2 id="draw">Draw them</h2>
              <p className="text-muted">
                Draws frozen articles at random, in proportion to their outlets, keeps them as a
                sample, and leads to the plan that gives each to two reviewers.
              </p>
            </div>
            {open.length === 0 ? (
              <p>Open a round first, best of the kind “reliability”.</p>
            ) : (
              <ActionForm
                action={drawForDoubleCoding.bind(null, slug)}
                submit="Draw, and plan who codes them"
              >
                <div className="grid gap-5 sm:grid-cols-3">
                  <TextInput
                    label="Articles"
                    name="size"
                    type="number"
                    min={1}
                    required
                    defaultValue={articles}
                  />
                  <TextInput
                    label="Seed"
                    name="seed"
                    inputMode="numeric"
                    required
                    defaultValue={SEED + samples.length}
                    hint="The same seed draws the same articles."
                  />
                  <Select
                    label="Round"
                    name="round"
                    defaultValue={open.findLast(({ kind }) => kind === "reliability")?.id}
                  >
                    {open.map(({ id, name, kind }) => (
                      <option key={id} value={id}>
                        {name} ({kind})
                      </option>
                    ))}
                  </Select>
                </div>
              </ActionForm>
            )}
          </section>
        )}
      </div>
    </Page>
  );
}

/** The frames as they were found so far, and what each of them needs. */
async function Needs({
  access,
  query,
  wanted,
}: {
  access: ProjectAccess<"statistics:read">;
  query: URLSearchParams;
  wanted: { readonly alpha: number; readonly width: number };
}) {
  const rounds = await listRounds(access);
  if (rounds.length === 0) return null;
  const { frames, coded, round } = await load(readFoundFrames(access, parseStudyFilter(query)));
  const needs = codingNeeds(
    coded,
    frames.map(({ id }) => id),
    wanted,
  );
  if (coded.length === 0) return null;
  return (
    <section className="flex flex-col gap-6" aria-labelledby="frames">
      <div className="max-w-measure">
        <h2 id="frames">As the frames were found so far</h2>
        <p className="text-muted">
          In “{round.name}”, for the same α and width. Plan for the rarest frame that your study
          rests on.
        </p>
      </div>
      <Table caption="Articles to code twice, by frame" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Frame</ColumnHead>
            <ColumnHead numeric>Found in</ColumnHead>
            <ColumnHead numeric>Share of articles (prevalence)</ColumnHead>
            <ColumnHead numeric>Articles to code twice</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {needs.map(({ frameId, positives, codings, articles }) => (
            <Row key={frameId}>
              <RowHead>
                <FrameChip frame={frames.find(({ id }) => id === frameId)!} />
              </RowHead>
              <Cell numeric>
                {positives} of {codings} codings
              </Cell>
              <Cell numeric>{codings < 10 ? "–" : percent(positives / codings, 1)}</Cell>
              <Cell numeric>
                {articles === null ? "cannot be said" : articles.toLocaleString("en")}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** A number from the address; what is none, or out of range, is taken as usual. */
function within(written: string | null, least: number, most: number, usual: number): number {
  const value = Number(written ?? usual);
  return value >= least && value <= most ? value : usual;
}
