import { freezeArticles } from "../articles";
import { createAssignments } from "../assignments";
import { publishCodebook } from "../codebooks";
import { createFrame } from "../frames";
import { createImportBatch, importText } from "../imports";
import { addMember, findMember } from "../members";
import { createProject } from "../projects";
import { listQueue } from "../queue";
import { createRound } from "../rounds";
import { createPerson } from "../users";
import type { Permission, ProjectAccess, Role } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import type { RevealRule } from "@/lib/domain/visibility";

/** A project for one test, made by the product's own functions. */
export interface World {
  readonly slug: string;
  readonly roundId: string;
  /** By short name. */
  readonly frames: Readonly<Record<"SEC" | "PRA", string>>;
  /** In the order of `texts`. */
  readonly articleIds: readonly string[];
  as<P extends Permission>(name: string, permission: P): Promise<ProjectAccess<P>>;
  userId(name: string): string;
  assignmentId(name: string, articleId?: string): Promise<string>;
}

/** Who is in every world, and as what. */
export const PEOPLE: readonly [string, Role][] = [
  ["lea", "lead"],
  ["jon", "adjudicator"],
  ["ana", "reviewer"],
  ["ben", "reviewer"],
  ["chen", "reviewer"],
  ["noor", "observer"],
];

/** The text of the worlds' first article: a headline and two paragraphs. Offsets in tests count in it. */
export const TEXT = [
  "Belgrade signs a drone deal",
  "The government in Belgrade signed a contract for six drones on Monday. Critics 📰 warn of dependence.",
  "The minister called it a fair price for a good product, and spoke of an old friendship.",
].join("\n");

/** Code points of the first occurrence of some words of `TEXT`. */
export function at(words: string): { start: number; end: number } {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return { start, end: start + [...words].length };
}

/**
 * A project with a lead (lea), an adjudicator (jon), three reviewers (ana, ben, chen)
 * and an observer (noor); two frames, published; articles frozen and given to `coders`.
 */
export async function createWorld({
  texts = [TEXT],
  coders = ["ana", "ben"],
  revealRule = "article",
}: {
  readonly texts?: readonly string[];
  readonly coders?: readonly string[];
  readonly revealRule?: RevealRule;
} = {}): Promise<World> {
  const tag = crypto.randomUUID().slice(0, 8);
  const slug = `levy-${tag}`;
  const people = new Map<string, string>();
  for (const [name, role] of PEOPLE) {
    const person = await createPerson(
      { email: `${name}-${tag}@example.org`, name, passwordHash: null, isAdmin: role === "lead" },
      null,
    );
    people.set(name, person.id);
    const admin = grantAdmin(person);
    if (admin) await createProject(admin, { slug, name: `Levy ${tag}`, description: "" });
  }
  const as: World["as"] = async (name, permission) => {
    const member = await findMember(slug, people.get(name)!);
    return grant(member!, permission)!;
  };
  for (const [name, role] of PEOPLE) {
    if (role !== "lead") await addMember(await as("lea", "member:edit"), people.get(name)!, role);
  }

  const frame = async (shortName: string, name: string, index: number) =>
    createFrame(await as("lea", "codebook:edit"), {
      name,
      shortName,
      definition: `${name}: what counts`,
      includeWhen: "",
      excludeWhen: "",
      example: "",
      counterExample: "",
      color: FRAME_COLORS[index]!,
      pattern: FRAME_PATTERNS[index]!,
      key: String(index + 1),
    });
  const frames = {
    SEC: await frame("SEC", "Security concern", 0),
    PRA: await frame("PRA", "Pragmatic partnership", 1),
  };
  await publishCodebook(await as("lea", "codebook:edit"), "First version");

  const importer = await as("lea", "article:import");
  const batch = await createImportBatch(importer, "paste");
  const articleIds: string[] = [];
  for (const [index, raw] of texts.entries()) {
    const file = { fileName: `${index}.txt`, encoding: "UTF-8", raw };
    const outcome = await importText(importer, batch, file);
    if (!outcome.stored) throw new Error(outcome.message);
    articleIds.push(outcome.articleId);
  }
  await freezeArticles(importer, articleIds);

  const planner = await as("lea", "assignment:edit");
  const roundId = await createRound(planner, { name: "Main", kind: "main", revealRule });
  const reviewerIds = coders.map((name) => people.get(name)!);
  await createAssignments(planner, roundId, { articleIds, reviewerIds });

  return {
    slug,
    roundId,
    frames,
    articleIds,
    as,
    userId: (name) => people.get(name)!,
    async assignmentId(name, articleId = articleIds[0]!) {
      const queue = await listQueue(await as(name, "project:read"));
      return queue.find((item) => item.articleId === articleId)!.id;
    },
  };
}
