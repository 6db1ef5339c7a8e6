import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createAssignments, requireCodingDesk } from "@/lib/data/assignments";
import { listQueue } from "@/lib/data/queue";
import { applyMutations } from "@/lib/data/mutations";
import { freezeArticles, updateMetadata } from "@/lib/data/articles";
import { publishCodebook } from "@/lib/data/codebooks";
import { createFrame, type FrameContent } from "@/lib/data/frames";
import { requireComparison } from "@/lib/data/comparisons";
import { closeAdjudication, createDecision } from "@/lib/data/decisions";
import { createImportBatch, importText } from "@/lib/data/imports";
import { addMember, findMember } from "@/lib/data/members";
import { createProject } from "@/lib/data/projects";
import { saveReview } from "@/lib/data/reviews";
import { createRound } from "@/lib/data/rounds";
import { submitAssignment } from "@/lib/data/submissions";
import { createPerson } from "@/lib/data/users";
import type { Permission, ProjectAccess, Role } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import type { DecisionKind } from "@/lib/domain/decision";
import type { Verdict } from "@/lib/domain/review";
import type { Span } from "@/lib/domain/span";
import { codePointLength } from "@/lib/domain/text/offsets";

/** A passage by its words: the `occurrence`-th time they stand in the article, the first if not said. */
interface Passage {
  readonly frame: string;
  readonly quote: string;
  readonly occurrence?: number;
}

/** `prisma/sample/project.json`; people are named by e-mail, articles by file, frames by short name. */
interface Sample {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly timeZone: string;
  readonly frames: readonly FrameContent[];
  readonly members: readonly {
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  }[];
  readonly articles: readonly {
    readonly file: string;
    readonly title: string;
    readonly outlet: string;
    readonly author: string | null;
    readonly publishedOn: string;
    readonly language: string;
  }[];
  readonly assignments: readonly {
    readonly article: string;
    readonly reviewer: string;
    readonly submitted: boolean;
    readonly noFrameFound?: true;
    readonly annotations: readonly (Passage & { readonly memo?: string })[];
  }[];
  readonly reviews: readonly (Passage & {
    readonly article: string;
    readonly by: string;
    readonly of: string;
    readonly verdict: Verdict;
    readonly note: string;
  })[];
  readonly adjudications: readonly {
    readonly article: string;
    readonly decisions: readonly (Passage & {
      readonly kind: DecisionKind;
      readonly reason?: string;
      readonly sources: readonly (Passage & { readonly reviewer: string })[];
    })[];
  }[];
}

const FOLDER = join("prisma", "sample");

/**
 * Make the sample project, by the same functions that people's clicks call: texts
 * are imported, cleaned and frozen, tagged, submitted, reviewed and settled.
 *
 * @param progress called with a sentence for each step
 */
export async function loadSample(progress: (step: string) => void): Promise<void> {
  const sample = JSON.parse(readFileSync(join(FOLDER, "project.json"), "utf8")) as Sample;
  const people = await createPeople(sample);
  const access = async <P extends Permission>(email: string, permission: P) => {
    const member = await findMember(sample.slug, people.get(email)!);
    return grant(member!, permission)!;
  };
  const withRole = (role: Role) => sample.members.find((member) => member.role === role)!.email;
  const lead = withRole("lead");

  progress("Writing the codebook …");
  const frameIds = new Map<string, string>();
  for (const frame of sample.frames) {
    frameIds.set(frame.shortName, await createFrame(await access(lead, "codebook:edit"), frame));
  }
  await publishCodebook(await access(lead, "codebook:edit"), "First version");

  progress(`Importing ${sample.articles.length} articles …`);
  const articleIds = await importArticles(sample, await access(lead, "article:import"));

  progress("Tagging and submitting …");
  const planner = await access(lead, "assignment:edit");
  const roundId = await createRound(planner, {
    name: "Main round",
    kind: "main",
    revealRule: "article",
  });
  for (const { article, reviewer } of sample.assignments) {
    await createAssignments(planner, roundId, {
      articleIds: [articleIds.get(article)!],
      reviewerIds: [people.get(reviewer)!],
    });
  }
  for (const work of sample.assignments) {
    await code(await access(work.reviewer, "annotation:create"), articleIds, frameIds, work);
  }

  progress("Reviewing and settling …");
  const adjudicator = withRole("adjudicator");
  const tagOf = async (article: string, reviewer: string, passage: Passage) => {
    const judge = await access(adjudicator, "review:create");
    const { text, annotations } = await requireComparison(judge, roundId, articleIds.get(article)!);
    const span = find(text, passage);
    return annotations.find(
      (tag) =>
        tag.reviewerId === people.get(reviewer) &&
        tag.frameId === frameIds.get(passage.frame) &&
        tag.start === span.start &&
        tag.end === span.end,
    )!.id;
  };
  for (const { article, by, of, verdict, note, ...passage } of sample.reviews) {
    const reviewer = await access(by, "review:create");
    await saveReview(reviewer, await tagOf(article, of, passage), { verdict, note });
  }
  const judge = await access(adjudicator, "decision:create");
  for (const { article, decisions } of sample.adjudications) {
    const articleId = articleIds.get(article)!;
    const { text, textVersion } = await requireComparison(
      await access(adjudicator, "review:create"),
      roundId,
      articleId,
    );
    for (const { kind, reason = "", sources, ...passage } of decisions) {
      await createDecision(judge, roundId, articleId, {
        ...find(text, passage),
        kind,
        textVersion,
        reason,
        frameId: frameIds.get(passage.frame)!,
        annotationIds: await Promise.all(
          sources.map(({ reviewer, ...source }) => tagOf(article, reviewer, source)),
        ),
      });
    }
    await closeAdjudication(judge, roundId, articleId);
  }
}

/** The lead also administers the installation, so that a project of one's own can be begun. */
async function createPeople({ name, slug, description, timeZone, members }: Sample) {
  const ids = new Map<string, string>();
  for (const { role, ...member } of members) {
    const isAdmin = role === "lead";
    const person = await createPerson({ ...member, isAdmin, passwordHash: null }, null);
    ids.set(person.email, person.id);
    const admin = grantAdmin(person);
    if (admin) await createProject(admin, { name, slug, description, timeZone });
  }
  const lead = members.find(({ role }) => role === "lead")!;
  const access = grant((await findMember(slug, ids.get(lead.email)!))!, "member:edit")!;
  for (const { email, role } of members) {
    if (email !== lead.email) await addMember(access, ids.get(email)!, role);
  }
  return ids;
}

async function importArticles(
  { articles }: Sample,
  access: ProjectAccess<"article:import">,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const batch = await createImportBatch(access, "command line");
  for (const { file, ...metadata } of articles) {
    const raw = readFileSync(join(FOLDER, "articles", file), "utf8");
    const outcome = await importText(access, batch, { fileName: file, encoding: "UTF-8", raw });
    if (!outcome.stored) throw new Error(`${file}: ${outcome.message}`);
    await updateMetadata(access, outcome.articleId, { ...metadata, url: null });
    ids.set(file, outcome.articleId);
  }
  await freezeArticles(access, [...ids.values()]);
  return ids;
}

async function code(
  access: ProjectAccess<"annotation:create">,
  articleIds: ReadonlyMap<string, string>,
  frameIds: ReadonlyMap<string, string>,
  { article, annotations, submitted, noFrameFound }: Sample["assignments"][number],
): Promise<void> {
  const queue = await listQueue(access);
  const { id } = queue.find(({ articleId }) => articleId === articleIds.get(article))!;
  const { text } = await requireCodingDesk(access, id);
  const results = await applyMutations(
    access,
    id,
    annotations.map(({ memo = "", ...passage }) => ({
      ...find(text, passage),
      kind: "create" as const,
      mutationId: crypto.randomUUID(),
      annotationId: crypto.randomUUID(),
      frameId: frameIds.get(passage.frame)!,
      memo,
    })),
  );
  const unsaved = results.find(({ status }) => status !== "saved");
  if (unsaved) throw new Error(`${article}: ${JSON.stringify(unsaved)}`);
  if (submitted) await submitAssignment(access, id, { noFrameFound: noFrameFound ?? false });
}

/** Where a passage stands, in code points. */
function find(text: string, { quote, occurrence = 1 }: Passage): Span {
  let at = -1;
  for (let n = 0; n < occurrence; n++) at = text.indexOf(quote, at + 1);
  if (at === -1) throw new Error(`The cleaned article does not say “${quote}”.`);
  const start = codePointLength(text.slice(0, at));
  return { start, end: start + codePointLength(quote) };
}
