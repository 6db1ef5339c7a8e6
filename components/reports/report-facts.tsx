import { REASONS } from "@/lib/domain/statistics/article-set";
import type { Snapshot } from "@/lib/domain/report/snapshot";
import { Moment } from "@/components/ui/moment";

/** What a frozen report is of, and what it was made from. */
export function ReportFacts({
  snapshot: { head, filterWords },
  createdAt,
  dataSha256,
  softwareVersion,
}: {
  snapshot: Pick<Snapshot, "head" | "filterWords">;
  createdAt: Date;
  dataSha256: string;
  softwareVersion: string;
}) {
  const { round, layer, codebookVersion, flow } = head;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ["Round", round.name],
    ["Whose tags", layer],
    ["Codebook", `version ${codebookVersion}`],
    ["Articles", `${flow.counted} of ${flow.total} in the round`],
    [
      "Left out",
      flow.leftOut.length === 0
        ? "none"
        : flow.leftOut.map(({ reason, articles: n }) => `${n}: ${REASONS[reason]}`).join("; "),
    ],
    ["Filter", filterWords === "" ? "none" : filterWords],
    ["Frozen", <Moment key="frozen" at={createdAt} />],
    ["Software", `Framewise ${softwareVersion}`],
    [
      "Data (SHA-256)",
      <code key="hash" className="text-sm break-all">
        {dataSha256}
      </code>,
    ],
  ];
  return (
    <dl className="mb-10 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="max-sm:mb-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
