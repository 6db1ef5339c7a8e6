import { publishCodebook } from "@/lib/data/codebooks";
import { createFrames } from "@/lib/data/frames";
import { addMember, findMember } from "@/lib/data/members";
import { createProject } from "@/lib/data/projects";
import { createRound } from "@/lib/data/rounds";
import { createPerson } from "@/lib/data/users";
import { prisma } from "@/lib/db/client";
import type { Permission, Role } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";

/** The project that the rows hang on: its people, its codebook, its round. */
export interface LargeStudy {
  readonly slug: string;
  readonly projectId: string;
  readonly leadId: string;
  readonly judgeId: string;
  readonly reviewerIds: readonly string[];
  readonly frameIds: readonly string[];
  readonly codebookVersionId: string;
  readonly roundId: string;
}

export const REVIEWERS = 30;

const FRAMES = [
  "Security concern",
  "Pragmatic partnership",
  "Economic gain",
  "Economic cost",
  "Dependence",
  "Historical friendship",
  "Historical grievance",
  "Rule of law",
  "Corruption",
  "Environment",
  "Health",
  "Labour",
  "Technology",
  "Culture and education",
  "Everyday life",
  "Sovereignty",
  "Great powers",
  "European path",
  "Public opinion",
  "Human interest",
];

/** Make project, members, codebook and round by the product's own functions. */
export async function createLargeStudy(): Promise<LargeStudy> {
  const tag = crypto.randomUUID().slice(0, 8);
  const slug = `large-${tag}`;
  const person = async (name: string, isAdmin = false) =>
    createPerson(
      {
        email: `${name.toLowerCase().replace(" ", "-")}-${tag}@example.org`,
        name,
        passwordHash: null,
        isAdmin,
      },
      null,
    );
  const lead = await person("Lea", true);
  const project = await createProject(grantAdmin(lead)!, {
    slug,
    name: "Large study",
    description: "Twenty thousand articles of eight outlets over two years.",
  });
  const as = async <P extends Permission>(permission: P) =>
    grant((await findMember(slug, lead.id))!, permission)!;
  const member = async (name: string, role: Role) => {
    const { id } = await person(name);
    await addMember(await as("member:edit"), id, role);
    return id;
  };
  const judgeId = await member("Jon", "adjudicator");
  await member("Noor", "observer");
  const reviewerIds: string[] = [];
  for (let n = 1; n <= REVIEWERS; n++) reviewerIds.push(await member(`Reviewer ${n}`, "reviewer"));

  const frameIds = await createFrames(
    await as("codebook:edit"),
    FRAMES.map((name, index) => ({
      name,
      shortName: `F${index + 1}`,
      definition: `${name}: what counts as it in these texts.`,
      includeWhen: "",
      excludeWhen: "",
      example: "",
      counterExample: "",
      color: FRAME_COLORS[index % FRAME_COLORS.length]!,
      pattern: FRAME_PATTERNS[Math.floor(index / FRAME_COLORS.length)]!,
      key: "1234567890abefghijkl"[index]!,
    })),
  );
  await publishCodebook(await as("codebook:edit"), "First version");
  const round = { name: "Main round", kind: "main", revealRule: "article" } as const;
  const roundId = await createRound(await as("assignment:edit"), round);
  const { codebookVersionId } = await prisma.round.findUniqueOrThrow({ where: { id: roundId } });
  return {
    slug,
    projectId: project.id,
    leadId: lead.id,
    judgeId,
    reviewerIds,
    frameIds,
    codebookVersionId,
    roundId,
  };
}
