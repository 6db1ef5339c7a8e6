import { readCodedTexts } from "@/lib/data/agreement-texts";
import type { AgreementScope } from "@/lib/data/agreement-scope";
import type { GammaArticlesOptions } from "@/lib/domain/agreement/gamma-articles";
import type { JobData } from "@/lib/domain/job";
import { parseStudyFilter } from "@/lib/domain/statistics/filter";
import { computeApart } from "../apart/run";
import { relevantQuery, requireScope } from "./agreement";
import type { JobKind } from "./kind";

/** What the work is given. */
export interface GammaInput {
  readonly revision: string;
  readonly query: string;
  readonly options: GammaArticlesOptions;
}

export function gammaInput(
  { revision, filter }: Pick<AgreementScope, "revision" | "filter">,
  options: GammaArticlesOptions,
): GammaInput & JobData {
  return { revision, query: relevantQuery(filter), options: { ...options } };
}

/** Computes γ article by article, which can take long, in a process of its own. */
export const gammaJob: JobKind<"statistics:read"> = {
  kind: "gamma",
  label: "Computing gamma",
  unit: "articles",
  permission: "statistics:read",
  async run({ input, access }, tools) {
    const { revision, query, options } = input as unknown as GammaInput;
    const filter = parseStudyFilter(new URLSearchParams(query));
    const scope = await requireScope(access, filter, revision);
    const result = await computeApart(
      "gamma-articles",
      options,
      readCodedTexts(access, scope),
      tools,
    );
    return result as unknown as JobData;
  },
};
