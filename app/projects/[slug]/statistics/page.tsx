import Link from "next/link";
import { Suspense } from "react";
import { sourceLine } from "@/components/charts/source";
import { tierNote } from "@/components/charts/chart-frame";
import { Page } from "@/components/shell/page";
import { ArticleFlowLine } from "@/components/statistics/article-flow";
import { FilterBar } from "@/components/statistics/filter-bar";
import { PartTabs } from "@/components/statistics/part-tabs";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readReportHead } from "@/lib/data/report-figures";
import { listRounds } from "@/lib/data/rounds";
import { readStudyChoices } from "@/lib/data/study-choices";
import { formats } from "@/lib/domain/export/registry";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import type { ReportHead } from "@/lib/domain/statistics/report";
import { OMITTABLE } from "@/lib/domain/statistics/without";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { load } from "@/lib/server/run";
import { AgreementPart } from "./parts/agreement";
import { FramesPart } from "./parts/frames";
import { OutletsPart } from "./parts/outlets";
import type { PartId } from "./parts/part";
import { PARTS, shownWith } from "./parts/part";
import { SettlingPart } from "./parts/settling";
import { TextPart } from "./parts/text";
import { TogetherPart } from "./parts/together";
import { VoicesPart } from "./parts/voices";
import { WordsPart } from "./parts/words";

export const metadata = { title: "Statistics" };

const SHOWN = {
  frames: FramesPart,
  outlets: OutletsPart,
  text: TextPart,
  together: TogetherPart,
  voices: VoicesPart,
  words: WordsPart,
  settling: SettlingPart,
  agreement: AgreementPart,
} satisfies Record<PartId, unknown>;

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Framing statistics of one round: the filter, and one part of the figures at a time. */
export default async function StatisticsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const query = queryOf(await searchParams);
  if ((await listRounds(access)).length === 0) {
    return (
      <Page>
        <PageHeader title="Statistics" />
        <EmptyState
          title="Nothing to count yet"
          action={<ButtonLink href={`/projects/${slug}`}>See what to do next</ButtonLink>}
        >
          Figures appear as soon as reviewers submit the first articles of a round.
        </EmptyState>
      </Page>
    );
  }
  const wanted = parseStudyFilter(query);
  const head = await load(readReportHead(access, wanted));
  const revision = head.dataRevision;
  const choices = await readStudyChoices(access, head.round.id, revision);
  const parts = Object.keys(PARTS) as PartId[];
  const part = parts.find((id) => id === query.get("show")) ?? "frames";
  const address = (id: PartId) =>
    `?${new URLSearchParams([...(id === "frames" ? [] : [["show", id]]), ...studyFilterQuery(head.filter)])}`;
  const props = { slug, access, wanted, revision, choices, against: query.get("against") };
  const { source, frames } = shownWith(props, head);
  const Shown = SHOWN[part];
  return (
    <Page>
      <Head slug={slug} head={head} />
      <PartTabs
        label="Parts of the statistics"
        parts={parts.map((id) => ({ id, label: PARTS[id], href: address(id) }))}
        current={part}
      />
      <FilterBar
        filter={head.filter}
        choices={choices}
        counted={
          <>
            {sourceLine(source)}
            <ArticleFlowLine flow={head.flow} />
            {` ${tierNote(frames)}`}
          </>
        }
        keep={part === "frames" ? {} : { show: part }}
      />
      {head.filter.without.length > 0 && <WithoutNotice without={head.filter.without} />}
      <section className="flex flex-col gap-12" aria-labelledby="part">
        <h2 id="part">{PARTS[part]}</h2>
        <Suspense fallback={<p role="status">Counting. In a large study this takes a while.</p>}>
          <Shown {...props} />
        </Suspense>
      </section>
    </Page>
  );
}

function Head({ slug, head }: { slug: string; head: ReportHead }) {
  const { round, filter, submitted, settled, gone } = head;
  const query = studyFilterQuery(filter).toString();
  return (
    <PageHeader
      title="Statistics"
      description={
        <>
          <p>
            {number(submitted)} {submitted === 1 ? "article has" : "articles have"} been submitted
            by at least one reviewer in “{round.name}”; {number(settled)} of {number(submitted)} are
            settled.
          </p>
          {gone.x > 0 && (
            <p>
              {number(gone.x)} of {number(gone.n)} {filter.layer === "final" ? "decisions" : "tags"}{" "}
              are left out of all figures: their text was corrected, and their passage is gone.
            </p>
          )}
          {head.hasIndicators && (
            <p>
              <Link href={`/projects/${slug}/statistics/indicators?round=${round.id}`}>
                Scores from yes-or-no questions
              </Link>
            </p>
          )}
        </>
      }
      actions={
        <>
          <ButtonLink href={`/projects/${slug}/statistics/reports?${query}`}>
            Freeze these figures
          </ButtonLink>
          {["statistics-csv", "statistics-spreadsheet", "statistics-xlsx"].map((key) => (
            <ButtonLink
              key={key}
              href={`/api/v1/projects/${slug}/exports/${key}?${query}`}
              download
            >
              {formats[key]!.name}
            </ButtonLink>
          ))}
        </>
      }
    />
  );
}

function number(count: number): string {
  return count.toLocaleString("en");
}

function WithoutNotice({ without }: { without: ReportHead["filter"]["without"] }) {
  return (
    <div className="mb-12">
      <Notice title="Not all tags are counted here">
        Figures {without.map((kind) => OMITTABLE[kind].name).join(" and ")}. Articles that lose all
        their tags stay in every denominator, as articles without frames; a settled passage goes
        when all tags that it settles do. The files leave out the same.
      </Notice>
    </div>
  );
}
