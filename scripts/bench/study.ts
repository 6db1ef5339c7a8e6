import { applyMutations } from "@/lib/data/mutations";
import { createAssignments } from "@/lib/data/assignments";
import { listQueue } from "@/lib/data/queue";
import { addMember, findMember } from "@/lib/data/members";
import { createWorld } from "@/lib/data/testing/world";
import { createPerson } from "@/lib/data/users";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { sessionCookie } from "../session-cookie";
import type { Call } from "./load";

/** A reviewer's assignment, as its API sees it. */
export interface Desk {
  readonly assignmentId: string;
  /** Where it is read and tagged. */
  readonly page: string;
  /** Read the article with the reviewer's annotations. */
  readonly open: Call & { readonly cookie: string };
  /** Save one more annotation; a new call each time. */
  readonly save: () => Call;
}

export interface Study {
  /** An article of 1,000 words with 60 annotations. */
  readonly light: Desk;
  /** An article of 10,000 words with 2,000 annotations. */
  readonly heavy: Desk;
  /** Fifty reviewers with an article of 1,000 words, and no annotations yet. */
  readonly reviewers: readonly Desk[];
  /** Whoever loads articles. */
  readonly importer: ProjectAccess<"article:import">;
}

const WORD = "cooperation ";
const HEADLINE = "Cooperation goes on";

/** An article of so many hundred words; the cleaning drops repeated paragraphs, so each has a number. */
const article = (name: string, hundreds: number) =>
  [
    HEADLINE,
    ...Array.from({ length: hundreds }, (_, n) => `In ${name} ${n} ${WORD.repeat(96)}continued.`),
  ].join("\n\n");

/** A project as large as the API's budgets ask for, made by the product's own functions. */
export async function createStudy(origin: string): Promise<Study> {
  const texts = [article("spring", 10), article("summer", 100), article("autumn", 10)];
  const world = await createWorld({ texts, coders: ["ana"] });
  const [lightId, heavyId, sharedId] = world.articleIds;
  const accessOf = async (userId: string) =>
    grant((await findMember(world.slug, userId))!, "annotation:create")!;

  const deskOf = async (userId: string, articleId: string): Promise<Desk> => {
    const queue = await listQueue(await accessOf(userId));
    const assignmentId = queue.find((item) => item.articleId === articleId)!.id;
    const url = `${origin}/api/v1/projects/${world.slug}/assignments/${assignmentId}`;
    const { name, value } = await sessionCookie(userId);
    const cookie = `${name}=${value}`;
    let saved = 0;
    return {
      assignmentId,
      page: `${origin}/projects/${world.slug}/code/${assignmentId}`,
      open: { url, cookie },
      save: () => ({
        url: `${url}/mutations`,
        cookie,
        body: { mutations: [newAnnotation(world.frames.SEC, saved++)] },
      }),
    };
  };

  const ana = world.userId("ana");
  const light = await deskOf(ana, lightId!);
  const heavy = await deskOf(ana, heavyId!);
  await annotate(await accessOf(ana), light, world.frames.SEC, 60);
  await annotate(await accessOf(ana), heavy, world.frames.SEC, 2_000);

  const reviewers: string[] = [];
  for (let n = 0; n < 50; n++) {
    const email = `reviewer-${n}@example.org`;
    const person = await createPerson(
      { email, name: `Reviewer ${n}`, passwordHash: null, isAdmin: false },
      null,
    );
    await addMember(await world.as("lea", "member:edit"), person.id, "reviewer");
    reviewers.push(person.id);
  }
  const planner = await world.as("lea", "assignment:edit");
  const plan = { articleIds: [sharedId!], reviewerIds: reviewers };
  await createAssignments(planner, world.roundId, plan);
  return {
    importer: await world.as("lea", "article:import"),
    light,
    heavy,
    reviewers: await Promise.all(reviewers.map((userId) => deskOf(userId, sharedId!))),
  };
}

async function annotate(
  access: Parameters<typeof applyMutations>[0],
  { assignmentId }: Desk,
  frameId: string,
  count: number,
): Promise<void> {
  for (let from = 0; from < count; from += 200) {
    const batch = Array.from({ length: Math.min(200, count - from) }, (_, n) =>
      newAnnotation(frameId, from + n),
    );
    const results = await applyMutations(access, assignmentId, batch);
    const unsaved = results.find(({ status }) => status !== "saved");
    if (unsaved) throw new Error(JSON.stringify(unsaved));
  }
}

/** The n-th annotation: some words further on in the article, overlapping its neighbours. */
function newAnnotation(frameId: string, n: number) {
  const start = HEADLINE.length + n * WORD.length;
  return {
    kind: "create" as const,
    mutationId: crypto.randomUUID(),
    annotationId: crypto.randomUUID(),
    frameId,
    start,
    end: start + WORD.length * 3 - 1,
    memo: "",
  };
}
