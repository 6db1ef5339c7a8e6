import { createHash } from "node:crypto";
import { applyMutations } from "@/lib/data/mutations";
import { startAssignment } from "@/lib/data/assignments";
import { createFrames, listDraftFrames, requireFrame, retireFrame } from "@/lib/data/frames";
import { createAttribute, createBuiltIn, createRule, findDraftForm } from "@/lib/data/attributes";
import { joinPrintings } from "@/lib/data/duplicate-changes";
import { createDecision } from "@/lib/data/decisions";
import { changeArticles } from "@/lib/data/article-changes";
import { deleteArticle } from "@/lib/data/articles";
import { listOutlets } from "@/lib/data/outlets";
import { createSavedView } from "@/lib/data/saved-views";
import { announceFiles, storePart } from "@/lib/data/import-files";
import { createImportBatch, importText, startImport } from "@/lib/data/imports";
import { createStudyImport } from "@/lib/data/study-imports";
import { createGlossaryNote } from "@/lib/data/glossary";
import { createInvitation, listInvitations } from "@/lib/data/invitations";
import { mergeFrame, splitFrame } from "@/lib/data/merges";
import { cancelJob } from "@/lib/data/jobs";
import { updateSuggestions } from "@/lib/data/rounds";
import { createReport } from "@/lib/data/report-freezing";
import { publishReport } from "@/lib/data/reports";
import { createSample } from "@/lib/data/samples";
import { submitAssignment } from "@/lib/data/submissions";
import { openThread } from "@/lib/data/thread-changes";
import { requireThread } from "@/lib/data/threads";
import { createPhrase, listFrameSuggestions } from "@/lib/data/suggestions";
import type { World } from "@/lib/data/testing/world";
import { TEXT, at } from "@/lib/data/testing/world";
import type { Sessions } from "./sessions-of";
import { programsOf } from "./programs-of";
import { handIn, sessionsOf } from "./sessions-of";
import { partsNamed } from "@/lib/domain/codebook/parts";
import type { ProjectAccess } from "@/lib/domain/access";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import type { SamplingPlan } from "@/lib/domain/sampling/plan";
import { USUAL_TERMS } from "@/lib/domain/report/public-terms";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { createTimelineEvent, deleteTimelineEvent } from "@/lib/data/timeline-events";
import { createToken, hashToken } from "@/lib/server/tokens";

/** What an address or an action's argument can name: things of one project, and keys to doors. */
export interface Places extends Sessions {
  readonly slug: string;
  readonly roundId: string;
  /** Submitted by ana and ben, partly settled. */
  readonly articleId: string;
  /** Submitted by both without tags, so that it can be closed. */
  readonly emptyArticleId: string;
  /** Still being cleaned. */
  readonly draftId: string;
  /** A cluster of all frozen articles, and a sample of them. */
  readonly clusterId: string;
  readonly sampleId: string;
  /** In the trash. */
  readonly deletedArticleId: string;
  readonly batchId: string;
  /** Of that import, not loaded yet. */
  readonly fileId: string;
  /** Imports of projects: one whose file is here and not read, one without a file. */
  readonly studyBatchId: string;
  readonly emptyStudyBatchId: string;
  /** An import that was stopped while it waited, and its work. */
  readonly stoppedBatchId: string;
  readonly jobId: string;
  /** Ana's, with a tag of hers and not submitted; and ben's on the same article, not begun. */
  readonly assignmentId: string;
  readonly ownAnnotationId: string;
  readonly teammatesAssignmentId: string;
  /** A submitted tag of ben's. */
  readonly annotationId: string;
  readonly frameId: string;
  /** Frames of the draft: one that is live, one retired, one merged into a third, one split. */
  readonly otherFrameId: string;
  readonly retiredFrameId: string;
  readonly mergedFrameId: string;
  readonly splitFrameId: string;
  /** A question and a rule of the draft. */
  readonly attributeId: string;
  readonly ruleId: string;
  readonly outletId: string;
  readonly otherOutletId: string;
  /** A saved view of lea's, who is none of those who ask. */
  readonly viewId: string;
  /** Of the published codebook. */
  readonly number: string;
  /** About a frame, begun by ana with this comment; and about the submitted article. */
  readonly threadId: string;
  readonly commentId: string;
  readonly articleThreadId: string;
  readonly phraseId: string;
  readonly decisionId: string;
  /** Frozen, with a public link. */
  readonly reportId: string;
  readonly reportToken: string;
  readonly noteId: string;
  /** Of charts over time. */
  readonly eventId: string;
  /** A reviewer's */
  readonly memberId: string;
  readonly invitationId: string;
  /** Of a token of ana's for a program. */
  readonly apiTokenId: string;
  /** Of an address that is told, and of a message to it. */
  readonly webhookId: string;
  readonly deliveryId: string;
  /** To somebody with an account, and to somebody without. */
  readonly invitationToken: string;
  readonly newcomerToken: string;
  /** Signs somebody in. */
  readonly linkToken: string;
  /** Whose password is `PASSWORD`. */
  readonly email: string;
  /** Of nobody who asks: an account, and one of an administrator. */
  readonly accountId: string;
  readonly administratorId: string;
}

/** What the installation has once, whatever the project. */
export type Shared = "linkToken" | "email" | "accountId" | "administratorId";

/** Two articles of all, at random. */
export const SAMPLING_PLAN: SamplingPlan = {
  ...{ seed: "7", strata: "none", allocation: "proportional", size: 2, from: null, to: null },
  ...{ outletIds: [], languages: [], query: "", withDuplicates: false },
};

/** The passage that ana and ben tag alike. */
export const PASSAGE = at("six drones");
/** A passage that nobody has tagged. */
export const FREE_PASSAGE = at("an old friendship");

/** Bring a project of three articles, coded by ana and ben, into every state that can be asked for. */
export async function fillWorld(
  world: World,
  { secret, invited }: { readonly secret: string; readonly invited: string },
): Promise<Omit<Places, Shared>> {
  const { roundId, frames } = world;
  const [articleId, openId, emptyArticleId] = world.articleIds as [string, string, string];

  const shared = { frameId: frames.SEC, ...PASSAGE };
  const alone = { frameId: frames.PRA, ...at("a fair price") };
  await tag(world, "ana", articleId, { ...shared, memo: secret });
  const disputedId = await tag(world, "ana", articleId, { ...alone, memo: secret });
  const annotationId = await tag(world, "ben", articleId, { ...shared, memo: secret });
  const ownAnnotationId = await tag(world, "ana", openId, { ...shared, memo: secret });
  for (const name of ["ana", "ben"]) {
    await submit(world, name, articleId, false);
    await submit(world, name, emptyArticleId, true);
  }
  // Opening the article would note that she has begun it.
  const assignmentId = await world.assignmentId("ana", openId);
  await startAssignment(await world.as("ana", "annotation:create"), assignmentId);
  const judge = await world.as("jon", "decision:create");
  const decisionId = await createDecision(judge, roundId, articleId, {
    ...alone,
    kind: "rejected",
    textVersion: 1,
    reason: `Not a frame: ${secret}`,
    annotationIds: [disputedId],
  });

  const articleThreadId = await openThread(
    await world.as("ana", "thread:create"),
    { kind: "article", articleId, roundId },
    `What of this one? ${secret}`,
  );

  const sessions = await sessionsOf(world, secret, [articleId, emptyArticleId]);
  await handIn(world, "ana", sessions.normingId, secret);
  await handIn(world, "ben", sessions.normingId, secret);

  return {
    ...sessions,
    ...(await furnish(world, { secret, invited })),
    ...(await freeze(await world.as("lea", "report:edit"), "First figures")),
    articleThreadId,
    articleId,
    emptyArticleId,
    assignmentId,
    ownAnnotationId,
    teammatesAssignmentId: await world.assignmentId("ben", openId),
    annotationId,
    decisionId,
  };
}

/** A report of what is submitted so far, with a public link. */
export async function freeze(access: ProjectAccess<"report:edit">, name: string) {
  const report = { name, filter: WHOLE_STUDY, softwareVersion: "1.0.0" };
  const reportId = await createReport(access, report);
  const reportToken = createToken();
  await publishReport(access, reportId, hashToken(reportToken), USUAL_TERMS);
  return { reportId, reportToken };
}

/** What there is besides coding: a draft of the codebook, a text to be cleaned, invitations. */
export async function furnish(
  world: World,
  { secret, invited }: { readonly secret: string; readonly invited: string },
) {
  const { slug, roundId, frames } = world;
  const draftFrames = await draftFramesOf(world, secret);
  const questions = await draftFormOf(world, secret);
  const importer = await world.as("lea", "article:import");
  const batchId = await createImportBatch(importer, "browser");
  const draft = { fileName: `${secret}.txt`, encoding: "UTF-8", raw: `${TEXT} ${secret} draft.` };
  const outcome = await importText(importer, batchId, draft);
  if (!outcome.stored) throw new Error(outcome.message);

  const thrown = { fileName: "thrown.txt", encoding: "UTF-8", raw: `${TEXT} ${secret} thrown.` };
  const deleted = await importText(importer, batchId, thrown);
  if (!deleted.stored) throw new Error(deleted.message);
  await deleteArticle(importer, deleted.articleId);

  await changeArticles(importer, [outcome.articleId], {
    kind: "describe",
    values: { outlet: "Politika" },
  });
  await changeArticles(importer, [outcome.articleId], {
    kind: "describe",
    values: { outlet: "Danas" },
  });
  const reader = await world.as("lea", "article:read");
  const [other, outlet] = await listOutlets(reader);
  const viewId = await createSavedView(reader, { name: `View ${secret}`, query: "" });
  const fileId = await keepFile(importer, batchId, `${secret}-notes.txt`, `A note. ${secret}`);
  const stoppedBatchId = await createImportBatch(importer, "browser");
  await keepFile(importer, stoppedBatchId, "stopped.txt", "Never read.");
  const jobId = await startImport(importer, stoppedBatchId, {});
  const studies = await world.as("lea", "project:edit");
  const studyBatchId = await createStudyImport(studies, "browser");
  await keepFile(importer, studyBatchId, "study.json", '[{"id":1,"data":{"text":"A levy."}}]');
  const emptyStudyBatchId = await createStudyImport(studies, "browser");
  await cancelJob(importer, jobId);
  await updateSuggestions(await world.as("lea", "assignment:edit"), roundId, "on request");
  const editor = await world.as("lea", "codebook:edit");
  await createPhrase(editor, frames.SEC, "old friendship");
  const phraseId = (await listFrameSuggestions(editor)).flatMap(({ phrases }) => phrases)[0]!.id;

  const threads = await threadOf(world, secret);
  const programs = await programsOf(world, secret);
  const note = { term: `Term ${secret}`.slice(0, 100), note: secret };
  const noteId = await createGlossaryNote(await world.as("lea", "codebook:edit"), note);
  const events = await eventsOf(world, secret);
  const inviter = await world.as("lea", "member:edit");
  const [invitationToken, newcomerToken] = [createToken(), createToken()];
  const newcomer = `newcomer-${slug}@example.org`;
  await createInvitation(inviter, { email: newcomer, role: "reviewer" }, hashToken(newcomerToken));
  await createInvitation(inviter, { email: invited, role: "reviewer" }, hashToken(invitationToken));
  const invitations = await listInvitations(inviter);
  const planner = await world.as("lea", "assignment:edit");
  const sampleId = await createSample(planner, `Pilot ${secret}`, SAMPLING_PLAN);
  const clusterId = await joinPrintings(await world.as("lea", "article:import"), world.articleIds);

  return {
    ...questions,
    ...threads,
    ...programs,
    ...events,
    slug,
    sampleId,
    clusterId,
    roundId,
    draftId: outcome.articleId,
    deletedArticleId: deleted.articleId,
    outletId: outlet!.id,
    otherOutletId: other!.id,
    viewId,
    batchId,
    fileId,
    stoppedBatchId,
    ...{ studyBatchId, emptyStudyBatchId },
    jobId,
    noteId,
    frameId: frames.SEC,
    phraseId,
    ...draftFrames,
    number: "1",
    memberId: world.userId("chen"),
    invitationId: invitations.find(({ email }) => email === invited)!.id,
    invitationToken,
    newcomerToken,
  };
}

/** A question of ana's on a frame. */
async function threadOf(world: World, secret: string) {
  const access = await world.as("ana", "thread:create");
  const about = { kind: "frame", frameId: world.frames.SEC } as const;
  const threadId = await openThread(access, about, `Does it cover trade? ${secret}`);
  const { comments } = await requireThread(access, threadId);
  return { threadId, commentId: comments[0]!.id };
}

/** Frames that are not published: one live, one retired, one merged into the live one, one split. */
async function draftFramesOf(world: World, secret: string) {
  const lead = await world.as("lea", "codebook:edit");
  const [otherFrameId, retiredFrameId, mergedFrameId, splitFrameId] = (await createFrames(
    lead,
    ["Draft", "Retired", "Merged", "Split"].map((name, index) => ({
      name: `${name} ${secret}`.slice(0, 80),
      shortName: name.slice(0, 3).toUpperCase(),
      definition: "Not published yet",
      includeWhen: "",
      excludeWhen: "",
      example: "",
      counterExample: "",
      color: FRAME_COLORS[2],
      pattern: FRAME_PATTERNS[2],
      key: index === 0 ? "9" : "",
    })),
  )) as [string, string, string, string];
  await retireFrame(lead, retiredFrameId);
  await mergeFrame(lead, mergedFrameId, otherFrameId);
  const draft = await listDraftFrames(lead);
  const parts = partsNamed(
    requireFrame(draft, splitFrameId),
    [`Part ${secret}`.slice(0, 80)],
    draft,
  );
  await splitFrame(lead, splitFrameId, parts, true);
  return { otherFrameId, retiredFrameId, mergedFrameId, splitFrameId };
}

/** Send a small file to an import. @returns its id */
export async function keepFile(
  access: ProjectAccess<"article:import">,
  batchId: string,
  name: string,
  content: string,
): Promise<string> {
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [file] = await announceFiles(access, batchId, [{ name, size: bytes.length, sha256 }]);
  await storePart(access, batchId, file!.id, { position: 0, bytes });
  return file!.id;
}

/** Tag a passage of an article as one of its reviewers. @returns the tag's id */
export async function tag(
  world: World,
  name: string,
  articleId: string,
  values: {
    readonly frameId: string;
    readonly start: number;
    readonly end: number;
    readonly memo: string;
  },
): Promise<string> {
  const annotationId = crypto.randomUUID();
  const [result] = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name, articleId),
    [{ ...values, kind: "create", mutationId: crypto.randomUUID(), annotationId }],
  );
  if (result?.status !== "saved") throw new Error(`The tag was not saved: ${result?.status}`);
  return annotationId;
}

/** Hand an article in as one of its reviewers. */
export async function submit(
  world: World,
  name: string,
  articleId: string,
  noFrameFound: boolean,
): Promise<void> {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await world.assignmentId(name, articleId), { noFrameFound });
}

/** A question and a rule that are not published. */
async function draftFormOf(world: World, secret: string) {
  const lead = await world.as("lea", "codebook:edit");
  await createBuiltIn(lead, "primary-frame");
  await createRule(lead, "primary-frame-tagged");
  const attributeId = await createAttribute(lead, {
    scope: "article",
    frameId: null,
    name: "Signed by",
    question: `Who signed it? ${secret}`,
    kind: "text",
    options: [],
    required: false,
    condition: null,
  });
  const { rules } = await findDraftForm(lead);
  return { attributeId, ruleId: rules[0]!.id };
}

/** Two events, one of them deleted. */
async function eventsOf(world: World, secret: string) {
  const access = await world.as("lea", "report:edit");
  const eventId = await createTimelineEvent(access, "2026-01-31", `Signing ${secret}`);
  // And one in the trash.
  const visit = await createTimelineEvent(access, "2026-02-28", `Visit ${secret}`);
  await deleteTimelineEvent(access, visit);
  return { eventId };
}
