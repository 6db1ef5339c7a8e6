import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { BackupState } from "@/lib/data/backups";
import type { Health } from "@/lib/data/health";
import { isWell, LEAST_FREE } from "@/lib/data/health";
import type { DatabaseFacts } from "@/lib/data/installation";
import type { LastVerification } from "@/lib/data/verify";
import { LATEST_BACKUP_AGE } from "@/lib/domain/backup";
import { OUTAGE_WORDS } from "@/lib/server/outage-words";
import { SOFTWARE_VERSION } from "@/lib/server/software";
import { bytesInWords } from "./bytes";

const DATABASES = { sqlite: "SQLite", postgresql: "PostgreSQL" } as const;
const number = new Intl.NumberFormat("en-GB");
const counted = (count: number, one: string, many = `${one}s`) =>
  `${number.format(count)} ${count === 1 ? one : many}`;

/** Version, database, disk, newest backup and last verification; what is wrong stands above them. */
export function State({
  health,
  facts,
  state: { newest, failed, drilledAt },
  verification,
  now,
}: {
  health: Health;
  facts: DatabaseFacts;
  state: BackupState;
  verification: LastVerification | null;
  now: Date;
}) {
  const broken = Object.entries(verification?.breaches ?? {}).filter(([, count]) => count > 0);
  const isOld = newest && now.getTime() - newest.startedAt.getTime() > LATEST_BACKUP_AGE;
  return (
    <section aria-label="State" className="flex flex-col gap-5">
      {!isWell(health) && (
        <Notice tone="error" title="This server is not ready">
          {sentenceOf(health)}
        </Notice>
      )}
      {broken.length > 0 && (
        <Notice tone="error" title="Something that must hold does not">
          {broken.map(([id, count]) => `${id} (${count} times)`).join(", ")}. Run{" "}
          <code>npm run framewise -- verify</code> to see what, and keep a copy of the database as
          it is.
        </Notice>
      )}
      {failed && (
        <Notice tone="error" title="The last backup failed">
          {failed}
        </Notice>
      )}
      {newest?.drillProblem && (
        <Notice tone="error" title="The newest backup cannot be restored">
          {newest.drillProblem}
        </Notice>
      )}
      {isOld && <Notice tone="warning">The newest backup is more than a day old.</Notice>}
      <dl className="grid gap-x-8 gap-y-5 rounded-lg border border-line bg-surface p-5 sm:grid-cols-2 lg:grid-cols-3">
        <Fact term="Version">{SOFTWARE_VERSION}</Fact>
        <Fact term="Database">
          {DATABASES[facts.provider]}, {bytesInWords(facts.bytes)}
        </Fact>
        <Fact term="Free on the disk">
          {health.free === null ? "cannot be told" : bytesInWords(health.free)}
        </Fact>
        <Fact term="In it">
          {counted(facts.people, "person", "people")}, {counted(facts.projects, "project")},{" "}
          {counted(facts.articles, "article")}, {counted(facts.tags, "tag")}
        </Fact>
        <Fact term="Newest backup">
          {newest ? <Moment at={newest.startedAt} exact /> : "none yet"}
          {drilledAt && (
            <span className="block text-sm text-muted">
              restoring one last tried <Moment at={drilledAt} exact />
            </span>
          )}
        </Fact>
        <Fact term="Last verification">
          {verification ? (
            <>
              <Moment at={verification.at} exact />
              <span className="block text-sm text-muted">
                {Object.keys(verification.breaches).length - broken.length} of{" "}
                {Object.keys(verification.breaches).length} hold
              </span>
            </>
          ) : (
            "never"
          )}
        </Fact>
      </dl>
    </section>
  );
}

function sentenceOf({ problem, outage, free }: Health): string {
  if (problem) return problem;
  if (outage)
    return outage === "unknown" ? "The database failed; see the log." : OUTAGE_WORDS[outage];
  return `Less than ${bytesInWords(LEAST_FREE)} are free on the disk: ${bytesInWords(free ?? 0)}.`;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
