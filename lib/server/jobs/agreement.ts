import { readAgreementRounds } from "@/lib/data/agreement-rounds";
import type { AgreementScope } from "@/lib/data/agreement-scope";
import { readAgreementScope } from "@/lib/data/agreement-scope";
import { readCodedTexts } from "@/lib/data/agreement-texts";
import type { ProjectAccess } from "@/lib/domain/access";
import type { AgreementParts } from "@/lib/domain/agreement/agreement-parts";
import type { RoundAgreement, RoundOptions } from "@/lib/domain/agreement/round-agreement";
import { optionsOf } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import type { JobData } from "@/lib/domain/job";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { parseStudyFilter, studyFilterQuery, WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { REPLICATES, SEED } from "@/lib/domain/statistics/seed";
import { computeApart } from "../apart/run";
import type { JobKind } from "./kind";

/** What is computed for each page. */
export interface AgreementResults {
  readonly table: RoundAgreement;
  readonly parts: AgreementParts;
}
export type AgreementPart = keyof AgreementResults;

/** What a job is given; a finished one with the same input has the figures. */
export interface AgreementInput {
  readonly part: AgreementPart;
  /** Of the data (lib/data/agreement-scope.ts): when they change, so does this. */
  readonly revision: string;
  /** The filter, as far as agreement depends on it. */
  readonly query: string;
}

/** The input for these figures, the same for the same data. */
export function agreementInput(
  part: AgreementPart,
  { revision, filter }: Pick<AgreementScope, "revision" | "filter">,
): AgreementInput & JobData {
  return { part, revision, query: relevantQuery(filter) };
}

/** The query of a filter without what agreement does not depend on. */
export function relevantQuery(filter: StudyFilter): string {
  const { layer, presence, period, bars } = WHOLE_STUDY;
  return studyFilterQuery({ ...filter, layer, presence, period, bars }).toString();
}

/** Computes the agreement of a round, with its intervals, in a process of its own. */
export const agreementJob: JobKind<"statistics:read"> = {
  kind: "agreement",
  label: "Computing agreement",
  unit: "steps",
  permission: "statistics:read",
  async run({ input, access }, { progress, signal }) {
    const { part, revision, query } = input as unknown as AgreementInput;
    const filter = parseStudyFilter(new URLSearchParams(query));
    const scope = await requireScope(access, filter, revision);
    const result = await computations[part](access, scope, { progress, signal });
    await requireScope(access, filter, revision); // what was read is what the figures are kept under
    return result as unknown as JobData;
  },
};

interface Tools {
  readonly progress: (done: number, total?: number | null) => void;
  readonly signal: AbortSignal;
}

type Access = ProjectAccess<"statistics:read">;
type Compute<P extends AgreementPart> = (
  access: Access,
  scope: AgreementScope,
  tools: Tools,
) => Promise<AgreementResults[P]>;

const computations: { readonly [P in AgreementPart]: Compute<P> } = {
  table: (access, scope, tools) =>
    computeApart("round-agreement", optionsFor(scope), readCodedTexts(access, scope), tools),
  async parts(access, scope, tools) {
    const { frameIds } = optionsFor(scope);
    const context = await readAgreementRounds(access, scope);
    const options = { frameIds, seed: SEED, replicates: PART_REPLICATES, ...context };
    return computeApart("agreement-parts", options, readCodedTexts(access, scope), tools);
  },
};

/** Many parts of the data are resampled one after the other: as few replicates as are enough. */
const PART_REPLICATES = 1000;

export function optionsFor({ frames, questions }: AgreementScope): RoundOptions {
  return {
    frameIds: frames.map(({ id }) => id),
    questions: questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      role: question.role,
      options: optionsOf(question, frames),
    })),
    seed: SEED,
    replicates: REPLICATES,
  };
}

/**
 * The data that figures are wanted of, as long as they are the same.
 * @throws {AppError} conflict, when they have changed
 */
export async function requireScope(
  access: Access,
  filter: StudyFilter,
  revision: string,
): Promise<AgreementScope> {
  const scope = await readAgreementScope(access, filter);
  if (scope?.revision === revision) return scope;
  throw new AppError("conflict", "More was submitted meanwhile. Reload the page to compute anew.");
}
