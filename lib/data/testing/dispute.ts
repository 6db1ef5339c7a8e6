import { prisma } from "@/lib/db/client";
import type { AnswerValue } from "@/lib/domain/attribute";
import { createAttribute, createBuiltIn } from "../attributes";
import { publishCodebook } from "../codebooks";
import { applyMutations } from "../mutations";
import { submitAssignment } from "../submissions";
import type { World } from "./world";
import { at, createWorld } from "./world";

type Frame = "SEC" | "PRA";

/** One tag of a coder: frame, words, and the answer to the question on its stance. */
type Tagged = readonly [frame: Frame, words: string, stance?: "for" | "against"];

/** What ana, ben and chen find: one agreement, and a difference of each of the four kinds. */
const FOUND: Readonly<Record<string, { tags: readonly Tagged[]; tone: number }>> = {
  ana: {
    tone: 1,
    tags: [
      ["SEC", "six drones"],
      ["SEC", "Critics 📰 warn of dependence"],
      ["PRA", "a fair price", "for"],
      ["PRA", "a good product", "for"],
      ["PRA", "an old friendship"],
    ],
  },
  ben: {
    tone: 1,
    tags: [
      ["SEC", "warn of dependence"],
      ["PRA", "a fair price", "for"],
      ["PRA", "a good product", "for"],
      ["SEC", "an old friendship"],
    ],
  },
  chen: {
    tone: -1,
    tags: [
      ["SEC", "warn of dependence"],
      ["PRA", "a fair price", "for"],
      ["PRA", "a good product", "against"],
    ],
  },
};

/** A world whose one article three reviewers have submitted, and what can be settled in it. */
export interface Dispute {
  readonly world: World;
  readonly articleId: string;
  /** Questions: on tags, and on the article. */
  readonly stance: string;
  readonly tone: string;
  readonly primary: string;
  /** Ids of the tags on these words, in the order of their coders' names. */
  readonly tagsOn: (...words: string[]) => Promise<string[]>;
}

/**
 * Make a dispute. `submitted`: who has handed the article in; the others have tagged it only.
 */
export async function createDispute({
  submitted = ["ana", "ben", "chen"],
  ...options
}: Parameters<typeof createWorld>[0] & {
  readonly submitted?: readonly string[];
} = {}): Promise<Dispute> {
  const coders = Object.keys(FOUND);
  const world = await createWorld({ coders, ...options });
  const lead = await world.as("lea", "codebook:edit");
  const stance = await createAttribute(lead, {
    scope: "annotation",
    frameId: null,
    name: "Stance",
    question: "",
    kind: "single",
    options: [
      { value: "for", label: "For" },
      { value: "against", label: "Against" },
    ],
    required: false,
    condition: null,
  });
  const tone = await createBuiltIn(lead, "tone");
  const primary = await createBuiltIn(lead, "primary-frame");
  await publishCodebook(lead, "With questions");
  const articleId = world.articleIds[0]!;

  for (const name of coders) {
    const { tags, tone: said } = FOUND[name]!;
    const access = await world.as(name, "annotation:create");
    const assignmentId = await world.assignmentId(name);
    const answer = (attributeId: string, value: AnswerValue) => ({
      ...{ kind: "answer" as const, mutationId: crypto.randomUUID() },
      ...{ attributeId, value, baseRevision: 0 },
    });
    const results = await applyMutations(access, assignmentId, [
      ...tags.map(([frame, words, said]) => ({
        ...{ kind: "create" as const, mutationId: crypto.randomUUID() },
        annotationId: crypto.randomUUID(),
        frameId: world.frames[frame],
        memo: "",
        ...at(words),
        ...(said && { attributes: { [stance]: said } }),
      })),
      answer(tone, said),
      answer(primary, world.frames.PRA),
    ]);
    const refused = results.find(({ status }) => status !== "saved");
    if (refused) throw new Error(JSON.stringify(refused));
    if (submitted.includes(name)) {
      await submitAssignment(access, assignmentId, { noFrameFound: false });
    }
  }
  return {
    ...{ world, articleId, stance, tone, primary },
    tagsOn: async (...words) => {
      const rows = await prisma.annotation.findMany({
        where: { quote: { in: words }, assignment: { articleId } },
        orderBy: { reviewer: { name: "asc" } },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
  };
}
