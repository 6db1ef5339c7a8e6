import { saveReadingSettings } from "@/app/reading-settings";
import { CodingDesk } from "@/components/reading/coding-desk";
import type { CodingDesk as Desk } from "@/lib/data/assignments";
import { requireCodingDesk, startAssignment } from "@/lib/data/assignments";
import { findEntryBefore } from "@/lib/data/entries";
import { listGlossary } from "@/lib/data/glossary";
import { requireOwnWork } from "@/lib/data/reopenings";
import { readReadingSettings } from "@/lib/data/users";
import { grant } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { discussionOf } from "../../discussions/discussion-of";
import { AboutWork } from "./about-work";
import { askToReopen, returnArticle, submitArticle } from "./actions";
import { EntryClosed } from "./entry-closed";

const PUBLISHED = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

export const metadata = { title: "Tag an article" };

export default async function CodePage({
  params,
}: {
  params: Promise<{ slug: string; assignmentId: string }>;
}) {
  const { slug, assignmentId } = await params;
  const access = await load(requireProject(slug, "annotation:create"));
  const own = await load(requireOwnWork(access, assignmentId));
  const closed = await findEntryBefore(access, assignmentId);
  if (closed) return <EntryClosed slug={slug} entry={closed} />;
  const desk = await load(requireCodingDesk(access, assignmentId));
  if (!desk.startedAt && !desk.submittedAt) await startAssignment(access, assignmentId);

  const { article } = desk;
  const left = leftWords(desk);
  const talker = grant(access, "thread:create")!; // Whoever may code may ask
  const project = `/projects/${slug}`;
  const codeUrl = `${project}/code`;
  const api = `/api/v1${project}/assignments/${desk.id}`;
  return (
    <div className="px-4 sm:px-6">
      <AboutWork
        slug={slug}
        assignmentId={desk.id}
        work={own}
        ask={askToReopen.bind(null, slug, desk.id)}
      />
      <CodingDesk
        key={`${desk.id} ${desk.textVersion}`}
        userId={access.userId}
        assignmentId={desk.id}
        mutationsUrl={`${api}/mutations`}
        stepsUrl={`/api/v1${project}/steps`}
        codeUrl={codeUrl}
        progressUrl={`${api}/progress`}
        suggestionsUrl={desk.suggests ? `${api}/suggestions` : null}
        article={{
          title: article.title ?? article.fileName,
          byline: [
            article.outlet,
            article.author,
            article.publishedOn && PUBLISHED.format(new Date(article.publishedOn)),
          ]
            .filter(Boolean)
            .join(" · "),
          text: desk.text,
          textVersion: desk.textVersion,
          zones: desk.zones,
          language: article.language ?? "und",
        }}
        frames={desk.frames}
        annotations={desk.annotations}
        settings={await readReadingSettings(access.userId)}
        onSettings={saveReadingSettings}
        glossary={await listGlossary(access)}
        questions={{
          ...(await discussionOf(talker, slug, { articleId: article.id })),
          ...{ articleId: article.id, roundId: desk.roundId },
        }}
        form={desk.form}
        answers={desk.answers}
        activeSeconds={desk.activeSeconds}
        place={desk.place}
        submitted={desk.submittedAt !== null || left !== null}
        left={left}
        due={desk.dueOn && DAY.format(new Date(desk.dueOn))}
        onReturn={desk.submittedAt || left ? undefined : returnArticle.bind(null, slug, desk.id)}
        onSubmit={submitArticle.bind(null, slug, desk.id)}
        nextHref={desk.nextId && `${codeUrl}/${desk.nextId}`}
      />
    </div>
  );
}

/** Why an article can only be read although its reviewer has not submitted it. */
function leftWords({ withdrawn, roundClosed, submittedAt }: Desk) {
  if (withdrawn) {
    return {
      word: "No longer in your queue",
      sentence:
        "This article left your queue. What you tagged is kept, also what is saved only now. It counts if the lead takes it in.",
    };
  }
  if (roundClosed && !submittedAt) {
    return {
      word: "Round closed",
      sentence:
        "The round is closed, so nothing more is tagged or submitted in it. What you tagged is kept. Ask the lead to reopen the round if it should count.",
    };
  }
  return null;
}
