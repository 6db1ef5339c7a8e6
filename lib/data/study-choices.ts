import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { readDataRevision } from "./data-revision";
import { keptAt } from "./kept-figures";

/**
 * What the figures of a project can be narrowed to: what the filter bar offers, to whoever asks.
 * @param known the data revision, where the caller has just read it
 */
export async function readStudyChoices(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
  known?: number,
) {
  const key = JSON.stringify(["choices", access.projectId, roundId]);
  const revision = known ?? (await readDataRevision(access));
  return keptAt(key, revision, () => listChoices(access, roundId));
}

async function listChoices({ projectId }: ProjectAccess<"statistics:read">, roundId: string) {
  const inRound = { deletedAt: null, assignments: { some: { roundId } } };
  const [rounds, outlets, languages, samples, round] = await Promise.all([
    prisma.round.findMany({
      where: { projectId, deletedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true, kind: true },
    }),
    prisma.outlet.findMany({
      where: { projectId, articles: { some: inRound } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
    prisma.article.groupBy({
      by: ["language"],
      where: { projectId, ...inRound, language: { not: null } },
      orderBy: { language: "asc" },
    }),
    prisma.sample.findMany({
      where: { projectId },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
    prisma.round.findFirst({
      where: { id: roundId, projectId },
      select: { codebookVersion: { select: { number: true } } },
    }),
  ]);
  return {
    rounds,
    outlets,
    languages: languages.flatMap(({ language }) => language ?? []),
    samples,
    versions: Array.from({ length: round?.codebookVersion.number ?? 0 }, (_, index) => index + 1),
  };
}
