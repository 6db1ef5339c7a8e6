import Link from "next/link";
import { AgreementChart } from "@/components/charts/agreement-chart";
import { AgreementTable } from "@/components/statistics/agreement-table";
import { readReportPart } from "@/lib/data/report-figures";
import { readStudyNames } from "@/lib/data/study-names";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

/** How far reviewers agree on each frame, before anything was settled. */
export async function AgreementPart(props: PartProps) {
  const { head, figures } = await load(
    readReportPart(props.access, props.wanted, "agreement", props.revision),
  );
  const { source, frames, passages } = shownWith(props, head);
  const nameOf = await readStudyNames(props.access);
  const reviewers = new Set(
    figures.flatMap((row) => row.reviewers.map(({ reviewerId }) => reviewerId)),
  );
  return (
    <>
      <p className="max-w-measure text-muted">
        How far reviewers found the same frames in the same articles, before anything was settled.
        Counted from the articles that two or more reviewers submitted; in brackets, the 95%
        interval of α.{" "}
        <Link href={`/projects/${props.slug}/statistics/agreement?round=${head.round.id}`}>
          Paragraphs, sentences, characters and questions
        </Link>
        ,{" "}
        <Link
          href={`/projects/${props.slug}/statistics/agreement/differences?round=${head.round.id}`}
        >
          where and why reviewers differ
        </Link>
        .
      </p>
      <AgreementTable
        frames={head.frames}
        agreements={figures}
        names={new Map([...reviewers].map((id) => [id, nameOf(id)]))}
      />
      <AgreementChart
        source={{
          ...{ ...source, layer: "reviewer layer", articles: head.submitted },
          seed: head.seed,
        }}
        frames={frames}
        passages={passages}
        agreements={figures}
      />
    </>
  );
}
