import type { SourceName } from "@/lib/domain/export/exporter";
import { formats } from "@/lib/domain/export/registry";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import type { Places } from "./places";
import { FREE_PASSAGE, PASSAGE } from "./places";
import type { Row } from "./row";
import {
  action,
  anybody,
  download,
  form,
  members,
  page,
  patch,
  post,
  signedIn,
  stream,
} from "./row";
import { PASSWORD } from "./stage";

/** In the order lead, adjudicator, reviewer, observer. */
const everyMember = members(200, 200, 200, 200);
const leads = members(200, 403, 403, 403);
const judges = members(200, 200, 403, 403);
const coders = members(200, 200, 200, 403);
const analysts = members(200, 200, 403, 200);
/** Whose it is: to the other members who may code it does not exist. */
const itsReviewer = members(404, 404, 200, 403);
const administrators = { ...signedIn(403), administrator: 200 };
const invited = { ...signedIn(403), "lead elsewhere": 200 };

/** What exports are written from that observers may read too. */
const OF_FIGURES: ReadonlySet<SourceName> = new Set(["agreement", "statistics", "events"]);
/** An archive holds everybody's tags, and is for leads. */
const whoMayExport = (from: SourceName) =>
  from === "archive" ? members(200, 403, 403, 403) : OF_FIGURES.has(from) ? analysts : judges;

const project = "/projects/[slug]";
const api = "/api/v1/projects/[slug]";
const webhooks = "app/projects/[slug]/settings/webhooks/actions.ts";
const settled = `${api}/rounds/[roundId]/articles/[articleId]`;
const app = "app/projects/[slug]";
const codebook = `${app}/codebook/actions.ts`;
const discussions = `${app}/discussions/actions.ts`;
const people = "app/(home)/admin/people/actions.ts";
const secondStep = "app/(home)/account/second-step/actions.ts";
const suggestions = `${app}/codebook/suggestions/actions.ts`;
const questions = `${app}/codebook/form/actions.ts`;
const reports = `${app}/statistics/reports/actions.ts`;
const question = form({
  about: "article",
  kind: "text",
  name: "Byline",
  question: "Who wrote it?",
  options: "[]",
  condition: "null",
});
const rounds = `${app}/rounds/[roundId]/actions.ts`;
const submissions = `${app}/rounds/[roundId]/submissions/actions.ts`;
const practice = `${app}/rounds/[roundId]/training/actions.ts`;
const normingSession = `${app}/rounds/[roundId]/norming/actions.ts`;
const training = { parts: (at: Places) => ({ roundId: at.trainingId }) };
const norming = { parts: (at: Places) => ({ roundId: at.normingId }) };
/** The round of the worlds, as it is. */
const settings = {
  ...{ name: "Main", kind: "main", revealRule: "article", reviewedBy: "coders" },
  ...{ startsOn: "", dueOn: "", entryRoundId: "" },
};
const plan = {
  ...{ seed: "7", sampleId: "", size: "", overlap: "0", reviewersPerArticle: "2" },
  ...{ strata: "none", quota: "", dueOn: "" },
};
const compare = `${app}/compare/[roundId]/[articleId]/actions.ts`;

const frame = {
  name: "Kinship",
  shortName: "KIN",
  definition: "Speaks of the partners as relatives.",
  includeWhen: "",
  excludeWhen: "",
  example: "",
  counterExample: "",
  color: FRAME_COLORS[3],
  pattern: FRAME_PATTERNS[3],
  key: "8",
};
const sample = form({
  ...{ name: "Second", seed: "7", strata: "none", allocation: "proportional", size: "1" },
  ...{ from: "", to: "", query: "" },
});
const description = form({
  title: "Drones",
  outlet: "Politika",
  author: "",
  publishedOn: "2026-01-31",
  url: "",
  language: "en",
});
const mutation = ({ frameId }: Places) => ({ mutationId: "mutation-1", frameId });

/** Every page, route handler and server action, how to call it, and what everybody is answered. */
export const ROUTES: readonly Row[] = [
  // Outside projects
  page("/", signedIn(200)),
  page("/account", signedIn(200)),
  page("/account/second-step", signedIn(200)),
  page("/projects/new", administrators),
  page("/admin", administrators),
  action("app/(home)/admin/actions.ts#backUpNow", administrators, () => []),
  action("app/(home)/admin/actions.ts#verifyNow", administrators, () => []),
  // There is no such browser.
  action("app/(home)/admin/actions.ts#endSession", { ...signedIn(403), administrator: 404 }, () => [
    "00000000-0000-4000-8000-000000000000",
  ]),
  page("/admin/people", administrators, { query: () => "?q=example.org&page=0" }),
  page("/sign-in", { ...signedIn(307), anonymous: 200 }),
  page("/link/[token]", anybody(200), { parts: (at) => ({ token: at.linkToken }) }),
  page("/invitations/[token]", anybody(200), { parts: (at) => ({ token: at.invitationToken }) }),
  download("/healthz", anybody(200)),
  download("/readyz", anybody(200)),
  // For whoever has METRICS_TOKEN; none is set here.
  download("/metrics", anybody(404)),
  download("/icon.svg", anybody(200)),
  download("/api/auth/[...nextauth]", anybody(200), { parts: () => ({ nextauth: "session" }) }),
  // Without next-auth's own token against forged forms
  post("/api/auth/[...nextauth]", anybody(403), () => ({ json: {} }), {
    parts: () => ({ nextauth: "signout" }),
  }),
  action("app/theme.ts#chooseTheme", anybody(200), () => ["dark"]),
  action("app/reading-settings.ts#saveReadingSettings", signedIn(200), () => [
    { textSize: 1.15, measure: 35, lineHeight: 1, glossary: true, keys: { sentence: "q" } },
  ]),
  action("app/sign-out.ts#signOut", anybody(200), () => []),
  action("app/sign-in/actions.ts#signInWithPassword", anybody(200), ({ email }) => [
    null,
    form({ email, password: PASSWORD, next: "/" }),
  ]),
  // The settings name no service.
  action("app/sign-in/actions.ts#signInWithService", anybody(404), () => [
    null,
    form({ next: "/" }),
  ]),
  ...["signInWithLink", "createAdministrator"].map((name) =>
    action(
      `app/link/[token]/actions.ts#${name}`,
      // There are administrators, so nobody can become the first one.
      anybody(name === "signInWithLink" ? 200 : 404),
      (at) => [
        at.linkToken,
        null,
        form(
          name === "signInWithLink"
            ? { code: "" }
            : { name: "Eve", email: "e@example.org", password: PASSWORD },
        ),
      ],
      { parts: (at) => ({ token: at.linkToken }) },
    ),
  ),
  action(
    "app/invitations/[token]/actions.ts#acceptInvitation",
    invited,
    (at) => [at.invitationToken],
    {
      parts: (at) => ({ token: at.invitationToken }),
    },
  ),
  action(
    "app/invitations/[token]/actions.ts#acceptInvitationAsNewPerson",
    anybody(200),
    (at) => [at.newcomerToken, null, form({ name: "New", password: PASSWORD })],
    { parts: (at) => ({ token: at.newcomerToken }) },
  ),
  action("app/(home)/projects/new/actions.ts#createProject", administrators, () => [
    form({ name: "A study", slug: "", description: "" }),
  ]),
  // No archive is sent: who may, is told what is wrong with it.
  post("/api/v1/archives", { ...signedIn(403), administrator: 422 }, () => ({ upload: "none" })),
  page("/calculator", signedIn(200)),
  page("/api-docs", signedIn(200)),
  action("app/(home)/calculator/actions.ts#calculateAgreement", signedIn(200), () => [
    form({ data: "1,1\n1,2\n2,2" }),
  ]),
  action(`${secondStep}#beginSecondStep`, signedIn(200), () => []),
  // Nobody has begun one.
  action(`${secondStep}#confirmSecondStep`, signedIn(409), () => [form({ code: "123456" })]),
  action(`${secondStep}#renewRecoveryCodes`, signedIn(409), () => [form({})]),
  action(`${secondStep}#turnOffSecondStep`, signedIn(200), () => [form({})]),
  action("app/(home)/account/actions.ts#changeName", signedIn(200), () => [form({ name: "Neo" })]),
  action("app/(home)/account/actions.ts#changePassword", signedIn(200), () => [
    form({ password: PASSWORD }),
  ]),
  action("app/(home)/account/actions.ts#signOutElsewhere", signedIn(200), () => []),
  ...[
    ...["makeSignInLink", "endSecondStep", "signOutEverywhere", "makeAdministrator"],
    ...["disableAccount", "enableAccount"],
  ].map((name) => action(`${people}#${name}`, administrators, ({ accountId }) => [accountId])),
  action(`${people}#endAdministrator`, administrators, (at) => [at.administratorId]),

  // Articles
  page(`${project}/articles`, judges),
  page(`${project}/articles/import`, leads),
  page(`${project}/articles/search`, judges, { query: () => "?q=drones" }),
  page(`${project}/articles/outlets`, judges),
  download(`${api}/articles/table`, judges, { query: () => "?q=drones&offset=0" }),
  download(`${api}/articles/ids`, judges),
  download(`${api}/concordance`, judges, { query: () => "?q=drones" }),
  action(`${app}/articles/table-actions.ts#changeArticles`, leads, ({ slug, draftId }) => [
    slug,
    [draftId],
    { kind: "freeze" },
  ]),
  action(`${app}/articles/table-actions.ts#saveView`, judges, ({ slug }) => [
    slug,
    "missing=author",
    form({ name: "No author" }),
  ]),
  // The view is somebody else's.
  action(
    `${app}/articles/table-actions.ts#renameView`,
    members(404, 404, 403, 403),
    ({ slug, viewId }) => [slug, viewId, form({ name: "Another name" })],
  ),
  action(
    `${app}/articles/table-actions.ts#deleteView`,
    members(404, 404, 403, 403),
    ({ slug, viewId }) => [slug, viewId],
  ),
  action(`${app}/articles/outlets/actions.ts#updateOutlet`, leads, ({ slug, outletId }) => [
    slug,
    outletId,
    form({ name: "Politika", aliases: "politika.example" }),
  ]),
  action(
    `${app}/articles/outlets/actions.ts#mergeOutlets`,
    leads,
    ({ slug, outletId, otherOutletId }) => [slug, outletId, form({ into: otherOutletId })],
  ),
  page(`${project}/articles/[articleId]`, judges),
  page(`${project}/articles/import/[batchId]`, leads),
  post(`${api}/imports/[batchId]/files`, members(201, 403, 403, 403), () => ({
    json: { files: [{ name: "a.txt", size: 3, sha256: "0".repeat(64) }] },
  })),
  post(
    `${api}/imports/[batchId]/files/[fileId]/parts/[position]`,
    members(201, 403, 403, 403),
    () => ({ upload: "A text.\nOf its own." }),
    { parts: () => ({ position: "0" }) },
  ),
  download(`${api}/imports/[batchId]/files/[fileId]/preview`, leads),
  action(`${app}/articles/import/[batchId]/actions.ts#takeOutFile`, leads, (at) => [
    at.slug,
    at.batchId,
    at.fileId,
  ]),
  // It was begun, and stopped.
  action(
    `${app}/articles/import/[batchId]/actions.ts#beginImport`,
    members(409, 403, 403, 403),
    ({ slug, stoppedBatchId }) => [slug, stoppedBatchId, {}],
  ),
  page(`${project}/import`, leads),
  page(`${project}/import/[batchId]`, leads, { parts: (at) => ({ batchId: at.studyBatchId }) }),
  action(`${app}/import/actions.ts#openStudyImport`, leads, ({ slug }) => [slug]),
  action(`${app}/import/actions.ts#readStudyFile`, leads, ({ slug, studyBatchId }) => [
    slug,
    studyBatchId,
  ]),
  action(
    `${app}/import/[batchId]/actions.ts#chooseUnit`,
    members(409, 403, 403, 403),
    ({ slug, emptyStudyBatchId }) => [slug, emptyStudyBatchId, form({ unit: "utf-16" })],
    { parts: (at) => ({ batchId: at.studyBatchId }) },
  ),
  // Its file was not read yet.
  action(
    `${app}/import/[batchId]/actions.ts#importStudy`,
    members(409, 403, 403, 403),
    ({ slug, emptyStudyBatchId }) => [slug, emptyStudyBatchId, form({ round: "Pilot" })],
    { parts: (at) => ({ batchId: at.studyBatchId }) },
  ),
  download(`${api}/jobs/[jobId]`, leads),
  // It was stopped before.
  post(`${api}/jobs/[jobId]/cancel`, members(409, 403, 403, 403), () => ({})),
  // Switched off unless the installation wants it
  action(
    `${app}/articles/import/addresses.ts#loadPages`,
    members(404, 403, 403, 403),
    ({ slug }) => [slug, form({ addresses: "https://ferry.example/1" })],
  ),
  action(`${app}/articles/actions.ts#openImport`, leads, ({ slug }) => [slug]),
  action(`${app}/articles/actions.ts#pasteText`, leads, ({ slug }) => [
    slug,
    form({ name: "Pasted", text: "A text.\nOf its own." }),
  ]),
  action(`${app}/articles/actions.ts#freezeText`, leads, ({ slug, draftId }) => [slug, draftId]),
  action(`${app}/articles/actions.ts#describeArticle`, leads, ({ slug, articleId }) => [
    slug,
    articleId,
    description,
  ]),
  action(`${app}/articles/actions.ts#chooseLines`, leads, ({ slug, draftId }) => [
    slug,
    draftId,
    { keep: [1], drop: [], zones: {} },
  ]),
  action(`${app}/articles/actions.ts#deleteArticle`, leads, ({ slug, draftId }) => [slug, draftId]),

  // Reports
  page(`${project}/statistics/reports`, analysts),
  page(`${project}/statistics/reports/[reportId]`, analysts),
  download(`${api}/reports/[reportId]/[file]`, analysts, {
    parts: () => ({ file: "appendix.md" }),
  }),
  action(`${reports}#freezeReport`, leads, ({ slug }) => [
    slug,
    form({ name: "Again", filter: "" }),
  ]),
  action(`${reports}#publishReport`, leads, ({ slug, reportId }) => [
    slug,
    reportId,
    form({ longestQuote: "100", smallestCell: "5" }),
  ]),
  ...["unpublishReport", "deleteReport"].map((name) =>
    action(`${reports}#${name}`, leads, ({ slug, reportId }) => [slug, reportId]),
  ),
  page("/public/reports/[token]", anybody(200), { parts: (at) => ({ token: at.reportToken }) }),
  download("/public/reports/[token]/figures.csv", anybody(200), {
    parts: (at) => ({ token: at.reportToken }),
  }),

  // Copies, samples and corrected texts
  page(`${project}/articles/duplicates`, judges),
  page(`${project}/articles/duplicates/[clusterId]`, judges),
  action(`${app}/articles/duplicates/actions.ts#findCopies`, leads, ({ slug }) => [
    slug,
    form({ threshold: "" }),
  ]),
  action(
    `${app}/articles/duplicates/actions.ts#chooseCoded`,
    leads,
    ({ slug, clusterId, emptyArticleId }) => [slug, clusterId, emptyArticleId],
  ),
  action(
    `${app}/articles/duplicates/actions.ts#takeOut`,
    leads,
    ({ slug, clusterId, articleId }) => [slug, clusterId, articleId],
  ),
  action(`${app}/articles/duplicates/actions.ts#dissolveCluster`, leads, ({ slug, clusterId }) => [
    slug,
    clusterId,
  ]),
  action(
    `${app}/articles/duplicates/actions.ts#joinPrintings`,
    leads,
    ({ slug, articleId, emptyArticleId }) => [slug, form({ article: [articleId, emptyArticleId] })],
  ),
  page(`${project}/articles/samples`, judges),
  page(`${project}/articles/samples/[sampleId]`, judges),
  download(`${api}/samples/[sampleId]`, judges),
  action(`${app}/articles/samples/actions.ts#previewSample`, leads, ({ slug }) => [slug, sample]),
  action(`${app}/articles/samples/actions.ts#drawSample`, leads, ({ slug }) => [slug, sample]),
  page(`${project}/articles/[articleId]/correct`, leads),
  ...["previewCorrection", "correctText"].map((name) =>
    action(
      `${app}/articles/[articleId]/correct/actions.ts#${name}`,
      leads,
      ({ slug, emptyArticleId }) => [
        slug,
        emptyArticleId,
        1,
        form({ text: "Another text.", note: "As printed" }),
      ],
    ),
  ),
  page(`${project}/confirm`, coders),
  // The tag is sound: it waits for nothing.
  action(
    `${app}/confirm/actions.ts#settleTag`,
    members(404, 404, 404, 403),
    ({ slug, ownAnnotationId }) => [slug, ownAnnotationId, 1, form({ kind: "confirm" })],
  ),

  // Codebook
  page(`${project}/codebook`, everyMember),
  page(`${project}/codebook/new`, leads),
  page(`${project}/codebook/[frameId]`, leads),
  page(`${project}/codebook/versions/[number]`, everyMember),
  page(`${project}/codebook/versions/compare`, everyMember),
  page(`${project}/codebook/templates`, leads),
  page(`${project}/codebook/import`, leads),
  ...["json", "csv", "spreadsheet", "qdc", "markdown"].map((name) =>
    download(`${api}/codebook/[name]`, everyMember, {
      parts: () => ({ name }),
      query: () => "?version=1",
    }),
  ),
  download(`${api}/codebook/[name]`, leads, {
    parts: () => ({ name: "json" }),
    query: () => "?version=draft",
  }),
  action(`${app}/codebook/templates/actions.ts#addTemplate`, leads, ({ slug }) => [
    slug,
    "policy-frames",
  ]),
  ...["previewFile", "importFile"].map((name) =>
    action(`${app}/codebook/import/actions.ts#${name}`, leads, ({ slug }) => [
      slug,
      form({ file: new File(["name,description\nKin,Relatives\n"], "codebook.csv") }),
    ]),
  ),
  page(`${project}/codebook/form`, leads),
  page(`${project}/codebook/form/new`, leads),
  page(`${project}/codebook/form/[attributeId]`, leads),
  action(`${questions}#createQuestion`, leads, ({ slug }) => [slug, question]),
  action(`${questions}#updateQuestion`, leads, ({ slug, attributeId }) => [
    slug,
    attributeId,
    question,
  ]),
  action(`${questions}#addBuiltIn`, leads, ({ slug }) => [slug, "tone"]),
  action(`${questions}#moveQuestion`, leads, ({ slug, attributeId }) => [slug, attributeId, -1]),
  action(`${questions}#retireQuestion`, leads, ({ slug, attributeId }) => [slug, attributeId]),
  action(`${questions}#addRule`, members(422, 403, 403, 403), ({ slug }) => [
    slug,
    "irrelevant-untagged", // whose question the draft does not have
  ]),
  action(`${questions}#updateRule`, leads, ({ slug, ruleId }) => [
    slug,
    ruleId,
    form({ message: "Tag what the article rests on." }),
  ]),
  action(`${questions}#retireRule`, leads, ({ slug, ruleId }) => [slug, ruleId]),
  action(`${codebook}#createFrame`, leads, ({ slug }) => [
    slug,
    form({ ...frame, kind: "frame", parentId: "" }),
  ]),
  action(`${codebook}#updateFrame`, leads, ({ slug, frameId }) => [
    slug,
    frameId,
    form({ ...frame, revision: "1" }),
  ]),
  action(`${codebook}#moveFrame`, leads, ({ slug, frameId }) => [slug, frameId, "down"]),
  action(`${codebook}#retireFrame`, leads, ({ slug, frameId }) => [slug, frameId]),
  action(`${codebook}#deleteFrame`, leads, ({ slug, otherFrameId }) => [slug, otherFrameId]),
  action(`${codebook}#restoreFrame`, leads, ({ slug, retiredFrameId }) => [slug, retiredFrameId]),
  action(`${codebook}#mergeFrame`, leads, ({ slug, frameId, otherFrameId }) => [
    slug,
    frameId,
    form({ into: otherFrameId }),
  ]),
  action(`${codebook}#unmergeFrame`, leads, ({ slug, mergedFrameId }) => [slug, mergedFrameId]),
  action(`${codebook}#splitFrame`, leads, ({ slug, frameId }) => [
    slug,
    frameId,
    form({ names: "Kin by blood\nKin by deed", keep: "on" }),
  ]),
  action(`${codebook}#unsplitFrame`, leads, ({ slug, splitFrameId }) => [slug, splitFrameId]),
  action(`${codebook}#publishCodebook`, leads, ({ slug }) => [
    slug,
    form({ note: "With the draft" }),
  ]),

  page(`${project}/codebook/glossary`, everyMember),
  action(`${app}/codebook/glossary/actions.ts#createGlossaryNote`, leads, ({ slug }) => [
    slug,
    form({ term: "Drone", note: "Flies without a crew." }),
  ]),
  action(`${app}/codebook/glossary/actions.ts#updateGlossaryNote`, leads, ({ slug, noteId }) => [
    slug,
    noteId,
    form({ term: "Drone", note: "Flies alone." }),
  ]),
  action(`${app}/codebook/glossary/actions.ts#deleteGlossaryNote`, leads, ({ slug, noteId }) => [
    slug,
    noteId,
  ]),

  // Rounds and assignments
  page(project, everyMember),
  page(`${project}/assignments`, judges),
  page(`${project}/board`, judges),
  stream(`${api}/events`, everyMember),
  page(`${project}/history`, leads),
  page(`${project}/articles/[articleId]/history`, judges),
  download(`${api}/history`, leads),
  page(`${project}/assignments/new`, leads, { query: ({ roundId }) => `?round=${roundId}` }),
  page(`${project}/assignments/rounds/new`, leads),
  action(`${app}/assignments/actions.ts#createRound`, leads, ({ slug }) => [
    slug,
    form({ ...settings, name: "Second", codebookVersion: "1" }),
  ]),
  action(
    `${app}/assignments/actions.ts#createAssignments`,
    leads,
    ({ slug, roundId, articleId, memberId }) => [
      slug,
      roundId,
      form({ article: [articleId], reviewer: [memberId] }),
    ],
  ),
  action(
    `${app}/assignments/actions.ts#giveArticle`,
    leads,
    ({ slug, roundId, articleId, memberId }) => [
      slug,
      roundId,
      form({ article: articleId, reviewer: memberId }),
    ],
  ),
  action(
    `${app}/assignments/actions.ts#withdrawAssignment`,
    leads,
    ({ slug, teammatesAssignmentId }) => [slug, form({ assignment: teammatesAssignmentId })],
  ),
  action(
    `${app}/assignments/actions.ts#reassignArticle`,
    leads,
    ({ slug, teammatesAssignmentId, memberId }) => [
      slug,
      form({ assignment: teammatesAssignmentId, reviewer: memberId }),
    ],
  ),
  page(`${project}/rounds/[roundId]`, judges),
  page(`${project}/rounds/[roundId]/edit`, leads),
  page(`${project}/rounds/[roundId]/plan`, leads),
  page(`${project}/queue/[roundId]`, coders),
  action(`${rounds}#updateRound`, leads, ({ slug, roundId }) => [slug, roundId, form(settings)]),
  action(`${rounds}#closeRound`, leads, ({ slug, roundId }) => [slug, roundId]),
  // It is not closed.
  action(`${rounds}#reopenRound`, members(409, 403, 403, 403), ({ slug, roundId }) => [
    slug,
    roundId,
  ]),
  action(`${rounds}#deleteRound`, leads, ({ slug, roundId }) => [slug, roundId]),
  action(`${rounds}#previewPlan`, leads, ({ slug, roundId, memberId }) => [
    slug,
    roundId,
    form({ ...plan, reviewer: memberId }),
  ]),
  // Every article is given out.
  action(`${rounds}#carryOutPlan`, members(422, 403, 403, 403), ({ slug, roundId, memberId }) => [
    slug,
    roundId,
    form({ ...plan, reviewer: memberId }),
  ]),
  // It was not taken back.
  action(`${rounds}#takeInWork`, members(409, 403, 403, 403), ({ slug, teammatesAssignmentId }) => [
    slug,
    teammatesAssignmentId,
  ]),

  page(`${project}/rounds/[roundId]/submissions`, judges),
  action(`${submissions}#reopenWork`, judges, ({ slug, trainedAssignmentId }) => [
    slug,
    trainedAssignmentId,
    form({ reason: "Look at the headline again" }),
  ]),
  page(`${project}/rounds/[roundId]/training`, judges, training),
  action(
    `${practice}#saveBars`,
    leads,
    ({ slug, trainingId, frameId }) => [
      slug,
      trainingId,
      form({ leastArticles: "2", leastF1: "0.6", [`frame:${frameId}`]: "0.8" }),
    ],
    training,
  ),
  action(
    `${practice}#takeArticles`,
    judges,
    ({ slug, trainingId, trainedArticleId }) => [
      slug,
      trainingId,
      form({ article: trainedArticleId }),
    ],
    training,
  ),
  // Nothing is settled in the norming session that it could be taken from.
  action(
    `${practice}#copyCoding`,
    members(404, 404, 403, 403),
    ({ slug, trainingId, trainedArticleId, normingId }) => [
      slug,
      trainingId,
      form({ article: trainedArticleId, from: normingId }),
    ],
    training,
  ),
  action(
    `${practice}#admit`,
    leads,
    ({ slug, gatedRoundId, memberId }) => [
      slug,
      form({ round: gatedRoundId, reviewer: memberId, reason: "Has coded before" }),
    ],
    training,
  ),
  page(`${project}/rounds/[roundId]/norming`, coders, norming),
  action(`${normingSession}#reveal`, leads, ({ slug, normingId }) => [slug, normingId], norming),
  // Nothing is shown yet.
  action(
    `${normingSession}#revise`,
    members(404, 404, 409, 403),
    ({ slug, normedAssignmentId }) => [slug, normedAssignmentId],
    norming,
  ),
  action(
    `${normingSession}#savePassage`,
    leads,
    ({ slug, normingId, normedArticleId }) => [
      slug,
      normingId,
      form({ article: normedArticleId, words: "an old friendship" }),
    ],
    norming,
  ),

  // Coding
  page(`${project}/code/[assignmentId]/feedback`, itsReviewer, {
    parts: (at) => ({ assignmentId: at.trainedAssignmentId }),
  }),
  action(
    `${app}/code/[assignmentId]/actions.ts#askToReopen`,
    itsReviewer,
    ({ slug, trainedAssignmentId }) => [
      slug,
      trainedAssignmentId,
      form({ reason: "I missed the headline" }),
    ],
    { parts: (at) => ({ assignmentId: at.trainedAssignmentId }) },
  ),
  page(`${project}/code/recheck`, coders),
  // Nobody has a tag to look at again.
  action(`${app}/code/recheck/actions.ts#recheckTag`, members(404, 404, 404, 403), (at) => [
    at.slug,
    at.ownAnnotationId,
    form({ revision: "1", verdict: "keep", frameId: at.frameId }),
  ]),
  page(`${project}/code/[assignmentId]`, itsReviewer),
  action(`${app}/code/[assignmentId]/actions.ts#returnArticle`, itsReviewer, (at) => [
    at.slug,
    at.assignmentId,
    form({ reason: "I know the author." }),
  ]),
  download(`${api}/assignments/[assignmentId]`, itsReviewer),
  download(`${api}/steps`, members(200, 200, 200, 403)),
  post(
    `${api}/assignments/[assignmentId]/mutations`,
    itsReviewer,
    (at) => ({
      json: {
        mutations: [
          {
            ...mutation(at),
            ...FREE_PASSAGE,
            kind: "create",
            annotationId: "annotation-1",
            memo: "",
          },
        ],
      },
    }),
    // The mutation is refused, not the request.
    { unknown: { frameId: 422 } },
  ),
  post(
    `${api}/assignments/[assignmentId]/mutations`,
    itsReviewer,
    (at) => ({
      json: {
        mutations: [
          {
            ...mutation(at),
            kind: "update",
            annotationId: at.ownAnnotationId,
            baseRevision: 1,
            memo: "Anew",
          },
        ],
      },
    }),
    { unknown: { frameId: 422, ownAnnotationId: 422 } },
  ),
  post(`${api}/assignments/[assignmentId]/progress`, itsReviewer, () => ({
    json: { from: 0, seconds: 0, place: 1 },
  })),
  post(`${api}/assignments/[assignmentId]/suggestions`, itsReviewer, () => ({ json: {} })),
  action(
    `${app}/code/[assignmentId]/actions.ts#submitArticle`,
    itsReviewer,
    ({ slug, assignmentId }) => [slug, assignmentId, { noFrameFound: false }],
  ),

  // Suggested passages
  page(`${project}/codebook/suggestions`, leads),
  action(`${suggestions}#learn`, leads, ({ slug }) => [slug]),
  action(`${suggestions}#createPhrase`, leads, ({ slug, frameId }) => [
    slug,
    form({ frameId, text: "a fair price" }),
  ]),
  action(`${suggestions}#deletePhrase`, leads, ({ slug, phraseId }) => [slug, phraseId]),
  action(`${suggestions}#chooseSuggestions`, leads, ({ slug, roundId }) => [
    slug,
    roundId,
    form({ suggestions: "off" }),
  ]),

  // Comparing and settling
  page(`${project}/compare`, coders, { query: () => "?state=waiting" }),
  page(`${project}/compare/[roundId]/[articleId]`, coders),
  page(`${project}/compare/[roundId]/[articleId]/feedback`, coders),
  action(`${compare}#review`, coders, ({ slug, annotationId }) => [
    slug,
    annotationId,
    "agree",
    "",
  ]),
  action(`${compare}#decide`, judges, ({ slug, roundId, articleId, frameId, annotationId }) => [
    slug,
    roundId,
    articleId,
    {
      kind: "adopted",
      frameId,
      ...PASSAGE,
      pieces: null,
      attributes: {},
      textVersion: 1,
      reason: "",
      annotationIds: [annotationId],
      revision: 1,
    },
  ]),
  action(`${compare}#takeBack`, judges, ({ slug, decisionId }) => [slug, decisionId]),
  // The decision is sound: it waits for nothing.
  action(`${compare}#settleDecision`, members(404, 404, 403, 403), ({ slug, decisionId }) => [
    slug,
    decisionId,
    form({ kind: "confirm" }),
  ]),
  action(`${compare}#adoptAll`, judges, ({ slug, roundId, articleId }) => [
    slug,
    roundId,
    articleId,
  ]),
  action(`${compare}#close`, judges, ({ slug, roundId, emptyArticleId }) => [
    slug,
    roundId,
    emptyArticleId,
    1,
  ]),
  // The round's codebook asks nothing.
  action(
    `${compare}#settleAnswer`,
    members(404, 404, 403, 403),
    ({ slug, roundId, articleId, attributeId }) => [
      ...[slug, roundId, articleId],
      { attributeId, value: null, reason: "", revision: 1 },
    ],
  ),
  action(
    `${compare}#takeBackAnswer`,
    members(404, 404, 403, 403),
    ({ slug, roundId, articleId, attributeId }) => [slug, roundId, articleId, attributeId],
  ),
  action(`${compare}#file`, judges, ({ slug, decisionId, frameId }) => [
    slug,
    decisionId,
    form({ frameId, kind: "counter-example", note: "" }),
  ]),
  // Only who coded the article may, and only once it is closed.
  action(`${compare}#appeal`, members(404, 404, 409, 403), ({ slug, decisionId }) => [
    slug,
    decisionId,
    "The price is the point.",
  ]),
  // Nobody has appealed.
  action(`${compare}#answerAppeal`, members(404, 404, 403, 403), ({ slug, decisionId }) => [
    slug,
    decisionId,
    { outcome: "upheld", answer: "It is not." },
  ]),

  // Discussions and inboxes
  page(`${project}/discussions`, coders, {
    query: ({ frameId }) => `?state=all&frame=${frameId}`,
    unknown: { frameId: 200 },
  }),
  page(`${project}/discussions/[threadId]`, coders),
  action(`${discussions}#openThread`, coders, ({ slug, frameId }) => [
    slug,
    { kind: "frame", frameId },
    form({ text: "Where does it end?" }),
  ]),
  action(`${discussions}#reply`, coders, ({ slug, threadId }) => [
    slug,
    threadId,
    form({ text: "At the border." }),
  ]),
  action(`${discussions}#editComment`, itsReviewer, ({ slug, commentId }) => [
    slug,
    commentId,
    null,
    form({ text: "Where does it begin?" }),
  ]),
  action(`${discussions}#deleteComment`, itsReviewer, ({ slug, commentId }) => [slug, commentId]),
  action(`${discussions}#resolveThread`, coders, ({ slug, threadId }) => [slug, threadId, true]),
  action(`${discussions}#shareThread`, leads, ({ slug, articleThreadId }) => [
    slug,
    articleThreadId,
  ]),
  page(`${project}/inbox`, everyMember),
  action(`${app}/inbox/actions.ts#markRead`, everyMember, ({ slug }) => [slug, "all"]),

  // Settings and trash
  page(`${project}/settings`, leads),
  action(`${app}/settings/actions.ts#updateProject`, leads, ({ slug }) => [
    slug,
    form({ name: "Levy", description: "", timeZone: "UTC", pseudonyms: "on" }),
  ]),
  action(`${app}/settings/actions.ts#deleteProject`, leads, ({ slug }) => [slug]),
  page(`${project}/settings/tokens`, everyMember),
  action(`${app}/settings/tokens/actions.ts#createApiToken`, everyMember, ({ slug }) => [
    slug,
    form({ name: "A script", scope: ["read"], days: "7" }),
  ]),
  // It is ana's.
  action(
    `${app}/settings/tokens/actions.ts#revokeApiToken`,
    members(200, 404, 200, 404),
    ({ slug, apiTokenId }) => [slug, apiTokenId],
  ),
  page(`${project}/settings/webhooks`, leads),
  page(`${project}/settings/webhooks/[webhookId]`, leads),
  action(`${webhooks}#createWebhook`, leads, ({ slug }) => [
    slug,
    form({ url: "https://hook.example/", event: ["round.closed"] }),
  ]),
  action(`${webhooks}#switchWebhook`, leads, ({ slug, webhookId }) => [slug, webhookId, true]),
  ...["sendTest", "deleteWebhook"].map((name) =>
    action(`${webhooks}#${name}`, leads, ({ slug, webhookId }) => [slug, webhookId]),
  ),
  action(`${webhooks}#sendAgain`, leads, ({ slug, deliveryId }) => [slug, deliveryId]),
  page(`${project}/trash`, coders),
  action(`${app}/trash/actions.ts#restoreThing`, leads, ({ slug, deletedArticleId }) => [
    slug,
    "article",
    deletedArticleId,
  ]),
  // Nothing of theirs is in the trash.
  action(
    `${app}/trash/actions.ts#restoreTag`,
    members(404, 404, 404, 403),
    ({ slug, ownAnnotationId }) => [slug, ownAnnotationId],
  ),
  // It is not in the trash.
  action("app/(home)/actions.ts#restoreProject", signedIn(404), ({ slug }) => [slug]),

  // Figures and files
  page(`${project}/statistics`, members(200, 200, 403, 200)),
  page(`${project}/statistics/passages`, members(200, 200, 403, 200)),
  page(`${project}/statistics/indicators`, members(200, 200, 403, 200)),
  page(`${project}/statistics/agreement`, members(200, 200, 403, 200)),
  page(`${project}/statistics/agreement/differences`, members(200, 200, 403, 200)),
  page(`${project}/statistics/agreement/passages`, members(200, 200, 403, 200), {
    query: ({ frameId }) => `?outcome=omission&frame=${frameId}`,
  }),
  page(`${project}/statistics/agreement/gamma`, members(200, 200, 403, 200)),
  page(`${project}/statistics/planner`, members(200, 200, 403, 200)),
  action(
    `${app}/statistics/agreement/actions.ts#computeAgreement`,
    members(200, 200, 403, 200),
    ({ slug }) => [slug, "table", ""],
  ),
  action(
    `${app}/statistics/agreement/actions.ts#computeGamma`,
    members(200, 200, 403, 200),
    ({ slug }) => [slug, "gamma-articles=1"],
  ),
  action(`${app}/statistics/planner/actions.ts#drawForDoubleCoding`, leads, ({ slug, roundId }) => [
    slug,
    form({ size: "1", seed: "7", round: roundId }),
  ]),
  ...["addEvent", "changeEvent", "removeEvent"].map((name) =>
    action(`${app}/statistics/event-actions.ts#${name}`, leads, (at) => [
      at.slug,
      ...(name === "addEvent" ? [] : [at.eventId]),
      ...(name === "removeEvent" ? [] : [form({ day: "2026-03-01", label: "Ratification" })]),
    ]),
  ),
  page(`${project}/export`, judges),
  // One format of each source: what a format is written from decides who may have it.
  ...[...new Map(Object.entries(formats).map(([name, { from }]) => [from, name]))].map(
    ([from, name]) =>
      download(`${api}/exports/[name]`, whoMayExport(from), {
        parts: () => ({ name }),
        ...(from === "statistics" && { query: ({ roundId }) => `?round=${roundId}` }),
      }),
  ),

  // For programs
  download("/api/v1/openapi.json", anybody(200)),
  download("/api/v1/projects", signedIn(200)),
  download(api, everyMember),
  ...["frames", "codebook/versions", "rounds", "assignments", "annotations", "answers"].map(
    (noun) => download(`${api}/${noun}`, everyMember),
  ),
  download(`${api}/reviews`, everyMember),
  download(`${api}/codebook/versions/[number]`, everyMember),
  download(`${api}/rounds/[roundId]`, everyMember),
  ...["members", "articles", "articles/[articleId]", "articles/[articleId]/text", "outlets"].map(
    (noun) => download(`${api}/${noun}`, judges),
  ),
  download(`${api}/threads`, coders),
  ...["decisions", "statistics", "agreement", "reports", "reports/[reportId]"].map((noun) =>
    download(`${api}/${noun}`, analysts),
  ),
  download(`${api}/audit`, leads),
  download(`${settled}/adjudication`, judges),
  post(`${api}/articles`, members(201, 403, 403, 403), () => ({
    json: { articles: [{ text: "A text of its own." }] },
  })),
  post(`${api}/assignments`, members(201, 403, 403, 403), ({ roundId, articleId, memberId }) => ({
    json: { roundId, articleIds: [articleId], reviewerIds: [memberId] },
  })),
  post(`${api}/assignments/[assignmentId]/submission`, itsReviewer, () => ({ json: {} })),
  post(`${settled}/decisions`, members(201, 201, 403, 403), ({ frameId, annotationId }) => ({
    ifMatch: '"2"',
    json: {
      ...{ kind: "adopted", frameId, ...PASSAGE, textVersion: 1 },
      annotationIds: [annotationId],
    },
  })),
  patch(`${settled}/adjudication`, judges, () => ({ ifMatch: '"1"', json: { closed: true } }), {
    parts: ({ emptyArticleId }) => ({ articleId: emptyArticleId }),
  }),

  // Members
  page(`${project}/members`, judges),
  action(`${app}/members/actions.ts#createInvitation`, leads, ({ slug }) => [
    slug,
    form({ email: "somebody@example.org", role: "observer" }),
  ]),
  ...["previewInvitations", "inviteList"].map((name) =>
    action(`${app}/members/actions.ts#${name}`, leads, ({ slug }) => [
      slug,
      form({ file: new File(["email,role\nsomebody@example.org,Observer\n"], "team.csv") }),
    ]),
  ),
  action(`${app}/members/actions.ts#revokeInvitation`, leads, ({ slug, invitationId }) => [
    slug,
    invitationId,
  ]),
  action(`${app}/members/actions.ts#changeRole`, leads, ({ slug, memberId }) => [
    slug,
    memberId,
    form({ role: "observer" }),
  ]),
  ...["disableMember", "enableMember"].map((name) =>
    action(`${app}/members/actions.ts#${name}`, leads, ({ slug, memberId }) => [slug, memberId]),
  ),
];
