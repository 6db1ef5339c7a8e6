import { StudyFound, StudyLost } from "@/components/interchange/study-found";
import { StudyMappingFields } from "@/components/interchange/study-mapping";
import { UnitChoice } from "@/components/interchange/unit-choice";
import { JobProgress } from "@/components/jobs/job-progress";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { findCodebook } from "@/lib/data/codebooks";
import { unknownBatch } from "@/lib/data/import-files";
import { listMembers } from "@/lib/data/members";
import { findStudyImport } from "@/lib/data/study-imports";
import type { StoredStudy } from "@/lib/data/study-store";
import { matchTexts } from "@/lib/data/study-texts";
import type { ProjectAccess } from "@/lib/domain/access";
import { can, grant } from "@/lib/domain/access";
import { isImported } from "@/lib/domain/imported-person";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { Offered } from "@/lib/domain/interchange/mapping";
import { requireProject } from "@/lib/server/access";
import { foundIn } from "@/lib/server/found-study";
import { jobView, requireJob } from "@/lib/server/jobs/view";
import { load } from "@/lib/server/run";
import { readStudyFile } from "../actions";
import { chooseUnit, importStudy } from "./actions";

export const metadata = { title: "Import a project" };

export default async function StudyImportPage({
  params,
}: {
  params: Promise<{ slug: string; batchId: string }>;
}) {
  const { slug, batchId } = await params;
  const { study, look, stored, found, texts, offered } = await load(read(slug, batchId));
  const refused = look?.job.refused ?? false;
  const again = (
    <ButtonLink href={`/projects/${slug}/import`} variant={refused ? "primary" : "secondary"}>
      Choose another file
    </ButtonLink>
  );
  const isStored = stored?.job.state === "done";
  const isStoring = stored?.job.state === "waiting" || stored?.job.state === "running";
  return (
    <Page>
      <PageHeader
        title={study.file?.name ?? "Import a project"}
        description={
          stored
            ? undefined
            : found || refused
              ? `Nothing is stored${refused ? "" : " yet"}.`
              : "Nothing is stored yet. First see which texts, codes and people the file holds, and what cannot be carried over."
        }
        breadcrumbs={[
          { href: `/projects/${slug}/articles`, label: "Articles" },
          { href: `/projects/${slug}/import`, label: "Import a project" },
        ]}
      />
      <div className="flex flex-col gap-10">
        {look && !found && <JobProgress key={look.job.id} slug={slug} job={jobView(look)} />}
        {refused && (
          <div className="flex flex-wrap items-start gap-3">
            {again}
            <ActionForm
              action={readStudyFile.bind(null, slug, batchId)}
              submit="Read it once more"
              variant="quiet"
            />
          </div>
        )}
        {(!look || look.job.state === "failed" || look.job.state === "cancelled") && !refused && (
          <ActionForm
            action={readStudyFile.bind(null, slug, batchId)}
            submit={look ? "Read it once more" : "Look what is in it"}
            beside={again}
          />
        )}
        {stored && <JobProgress key={stored.job.id} slug={slug} job={jobView(stored)} />}
        {isStored && <Outcome slug={slug} stored={stored.job.result as unknown as StoredStudy} />}
        {found && !isStored && (
          <>
            <StudyFound found={found} texts={texts} />
            <StudyLost digest={found.digest} />
          </>
        )}
        {found && !isStored && !isStoring && (
          <>
            {found.digest.placing.units.length > 0 && (
              <UnitChoice
                units={found.digest.placing.units}
                tags={found.digest.tags}
                chosen={found.digest.placing.counting.unit}
                choose={chooseUnit.bind(null, slug, batchId)}
              />
            )}
            <section aria-labelledby="becomes" className="flex flex-col gap-4">
              <h2 id="becomes">What becomes of it</h2>
              <p className="max-w-measure text-muted">
                New frames and questions are published with the codebook as its next version, which
                open rounds use too. Nobody is matched by name or address: say who is who.
              </p>
              <ActionForm
                action={importStudy.bind(null, slug, batchId)}
                submit="Import the project"
                beside={again}
              >
                <StudyMappingFields
                  digest={found.digest}
                  offered={offered}
                  roundName={roundName(found, study.file?.name ?? "")}
                />
              </ActionForm>
            </section>
          </>
        )}
      </div>
    </Page>
  );
}

async function read(slug: string, batchId: string) {
  const access = await requireProject(slug, "project:edit");
  const study = await findStudyImport(access, batchId);
  if (!study) throw unknownBatch();
  const [look, stored] = await Promise.all([
    study.lookId === null ? null : requireJob(access, study.lookId),
    study.importId === null ? null : requireJob(access, study.importId),
  ]);
  const found = foundIn(look?.job ?? null);
  const matches = await matchTexts(grant(access, "article:read")!, found?.sha256 ?? []);
  const count = (match: (typeof matches)[number]) => matches.filter((one) => one === match).length;
  return {
    ...{ study, look, stored, found, offered: await offer(access) },
    texts: { new: count("new"), frozen: count("frozen"), other: count("other") },
  };
}

/** The frames and the people of the project that a study can be given to. */
async function offer(access: ProjectAccess<"project:edit">): Promise<Offered> {
  const [codebook, members] = await Promise.all([
    findCodebook(access),
    listMembers(grant(access, "member:read")!),
  ]);
  return {
    frames: codebook?.frames ?? [],
    members: members
      .filter(({ role, email }) => can(role, "annotation:create") && !isImported(email))
      .map(({ userId, name, email, disabledAt }) => ({
        ...{ userId, email },
        name: disabledAt ? `${name} (has left)` : name,
      })),
  };
}

function roundName({ digest, label }: FoundStudy, fileName: string): string {
  const name = digest.name ?? fileName.replace(/\.[^.]+$/, "");
  return (name || label).slice(0, 80);
}

function Outcome({
  slug,
  stored,
}: {
  slug: string;
  stored: Partial<StoredStudy> & Pick<StoredStudy, "roundId">;
}) {
  const {
    roundId,
    created = 0,
    matched = 0,
    left = 0,
    people = 0,
    tags = 0,
    answersLeft = 0,
  } = stored;
  const counted = (count: number, noun: string, many = `${noun}s`) =>
    `${count.toLocaleString("en")} ${count === 1 ? noun : many}`;
  return (
    <section aria-labelledby="outcome" className="flex flex-col gap-5">
      <h2 id="outcome">The project is imported</h2>
      <Notice
        tone="success"
        title={`${counted(tags, "tag")} of ${counted(people, "person", "people")} on ${counted(created + matched, "article")}`}
      >
        {counted(created, "article")} new; {counted(matched, "article")} in the project before.
        {left > 0 &&
          ` Not stored, because they are here with another text: ${counted(left, "article")}.`}
        {answersLeft > 0 &&
          ` Left out, because no question has them: ${counted(answersLeft, "answer")}.`}
      </Notice>
      <div className="flex flex-wrap gap-3">
        <ButtonLink
          href={`/projects/${slug}/statistics/agreement?round=${roundId}`}
          variant="primary"
        >
          See how people agree
        </ButtonLink>
        <ButtonLink href={`/projects/${slug}/rounds/${roundId}`}>Open the round</ButtonLink>
        <ButtonLink href={`/projects/${slug}/articles`}>Go to the articles</ButtonLink>
      </div>
    </section>
  );
}
