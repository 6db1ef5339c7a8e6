import { FrameChip } from "@/components/frame-chip";
import { JobProgress } from "@/components/jobs/job-progress";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Select, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { listDraftFrames } from "@/lib/data/frames";
import { listJobs } from "@/lib/data/jobs";
import { listRounds } from "@/lib/data/rounds";
import type { FrameSuggestions } from "@/lib/data/suggestions";
import { listFrameSuggestions } from "@/lib/data/suggestions";
import { SUGGESTION_RULES } from "@/lib/domain/round";
import { LEAST_ARTICLES, LEAST_TAGGED } from "@/lib/domain/suggestions/model";
import { requireProject } from "@/lib/server/access";
import { suggestionsJob } from "@/lib/server/jobs/suggestions";
import { jobView } from "@/lib/server/jobs/view";
import { load } from "@/lib/server/run";
import { chooseSuggestions, createPhrase, deletePhrase, learn } from "./actions";

export const metadata = { title: "Suggested passages" };

/** What reviewers may be shown on request, and how well it hits. */
export default async function SuggestionsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "codebook:edit"));
  const [frames, suggested, rounds, [job]] = await Promise.all([
    listDraftFrames(access),
    listFrameSuggestions(access),
    listRounds(access),
    listJobs(access, suggestionsJob.kind, { limit: 1 }),
  ]);
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  const rows = suggested.flatMap((row) => {
    const frame = frameOf.get(row.frameId);
    return frame ? [{ ...row, frame }] : [];
  });

  return (
    <Page>
      <PageHeader
        title="Suggested passages"
        breadcrumbs={[{ href: `/projects/${slug}/codebook`, label: "Codebook" }]}
        description="Sentences that a reviewer can ask for while tagging: those with a phrase you name, and those like the ones tagged before. Nothing leaves this server."
      />
      {rows.length === 0 ? (
        <EmptyState title="No frames yet">
          Suggestions belong to frames. Add a frame first.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-12">
          <section aria-labelledby="allowed" className="flex flex-col gap-4">
            <div className="flex max-w-measure flex-col gap-2">
              <h2 id="allowed">Where they are allowed</h2>
              <p className="text-muted">
                A suggestion may lead a reviewer, so rounds begin without. What somebody was shown
                is written down with the tag, and agreement can be computed with and without it.
              </p>
            </div>
            {rounds.length === 0 && <p className="text-muted">There is no round yet.</p>}
            <ul className="flex max-w-measure flex-col gap-4">
              {rounds.map((round) => (
                <li key={round.id}>
                  <ActionForm
                    action={chooseSuggestions.bind(null, slug, round.id)}
                    submit="Save"
                    variant="secondary"
                    layout="row"
                    success="Saved"
                  >
                    <Select
                      label={`Suggestions in “${round.name}”`}
                      name="suggestions"
                      defaultValue={round.suggestions}
                    >
                      {SUGGESTION_RULES.map((rule) => (
                        <option key={rule} value={rule}>
                          {rule === "off" ? "Off" : "When a reviewer asks"}
                        </option>
                      ))}
                    </Select>
                  </ActionForm>
                </li>
              ))}
            </ul>
          </section>

          <section aria-labelledby="learned" className="flex flex-col gap-4">
            <div className="flex max-w-measure flex-col gap-2">
              <h2 id="learned">Learned from tagged passages</h2>
              <p className="text-muted">
                Learned from rounds in which everything is submitted and may be seen. A frame needs{" "}
                {LEAST_TAGGED} tagged sentences in {LEAST_ARTICLES} articles. The hits are counted
                in articles that were held back while learning, five times over.
              </p>
            </div>
            <Table caption="What was learned of each frame">
              <thead>
                <tr>
                  <ColumnHead>Frame</ColumnHead>
                  <ColumnHead numeric>Tagged sentences</ColumnHead>
                  <ColumnHead numeric>Articles</ColumnHead>
                  <ColumnHead numeric>Suggestions that were tagged</ColumnHead>
                  <ColumnHead numeric>Tagged sentences found</ColumnHead>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ frame, learned }) => (
                  <Row key={frame.id}>
                    <RowHead>
                      <FrameChip frame={frame} />
                    </RowHead>
                    <Cell numeric>{learned?.tagged ?? "–"}</Cell>
                    <Cell numeric>{learned?.articles ?? "–"}</Cell>
                    <Cell numeric>{hits(learned, "suggested")}</Cell>
                    <Cell numeric>{hits(learned, "tagged")}</Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
            {job && job.state !== "done" && (
              <JobProgress key={job.id} slug={slug} job={jobView({ job, kind: suggestionsJob })} />
            )}
            <ActionForm
              action={learn.bind(null, slug)}
              submit={
                rows.some(({ learned }) => learned)
                  ? "Learn again from what is finished"
                  : "Learn from what is finished"
              }
            />
          </section>

          <section aria-labelledby="phrases" className="flex flex-col gap-4">
            <div className="flex max-w-measure flex-col gap-2">
              <h2 id="phrases">Phrases</h2>
              <p className="text-muted">
                Every sentence that holds the phrase is suggested; upper and lower case are the
                same.
              </p>
            </div>
            <ul className="flex flex-col gap-3 empty:hidden">
              {rows
                .filter(({ phrases }) => phrases.length > 0)
                .map(({ frame, phrases }) => (
                  <li key={frame.id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                    <FrameChip frame={frame} />
                    <ul className="flex flex-wrap gap-x-6 gap-y-2">
                      {phrases.map(({ id, text }) => (
                        <li key={id} className="flex items-center gap-2">
                          <span className="font-serif">“{text}”</span>
                          <ActionForm
                            action={deletePhrase.bind(null, slug, id)}
                            submit={
                              <>
                                Remove <span className="sr-only">“{text}”</span>
                              </>
                            }
                            variant="quiet"
                          />
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
            </ul>
            <ActionForm
              action={createPhrase.bind(null, slug)}
              submit="Add the phrase"
              variant="secondary"
              layout="row"
              clears
            >
              <Select label="Frame" name="frameId">
                {rows.map(({ frame }) => (
                  <option key={frame.id} value={frame.id}>
                    {frame.name}
                  </option>
                ))}
              </Select>
              <TextInput label="Phrase" name="text" required maxLength={200} />
            </ActionForm>
          </section>
        </div>
      )}
    </Page>
  );
}

/** Hits out of all suggestions, or out of all tagged sentences, with the percentage. */
function hits(learned: FrameSuggestions["learned"], of: "suggested" | "tagged"): string {
  if (!learned) return "–";
  if (!learned.precision) return "too few to learn from";
  const { hits: x } = learned.precision;
  const n = learned.precision[of];
  return n === 0 ? `0 of 0` : `${x} of ${n} (${Math.round((100 * x) / n)} %)`;
}
