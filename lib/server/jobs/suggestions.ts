import { LEARNING, listFrameSuggestions, readTraining, storeLearned } from "@/lib/data/suggestions";
import { AppError } from "@/lib/domain/errors";
import { SEED } from "@/lib/domain/statistics/seed";
import { computeApart } from "../apart/run";
import type { JobKind } from "./kind";

/** Learn from finished rounds which passages are like those tagged with each frame. */
export const suggestionsJob: JobKind<"codebook:edit"> = {
  kind: LEARNING,
  label: "Learning from tagged passages",
  unit: "frames",
  permission: "codebook:edit",
  async run({ access }, { progress, signal }) {
    const frameIds = (await listFrameSuggestions(access)).map(({ frameId }) => frameId);
    const articleIds = new Set<string>();
    async function* sentences() {
      for await (const sentence of readTraining(access)) {
        articleIds.add(sentence.articleId);
        yield sentence;
      }
    }
    const options = { frameIds, seed: SEED };
    const learned = await computeApart("learn-frames", options, sentences(), { signal, progress });
    if (articleIds.size === 0) {
      throw new AppError(
        "invalid_input",
        "There is nothing to learn from yet: no round is finished in which all tags may be seen.",
      );
    }
    await storeLearned(access, learned, articleIds);
    return { articles: articleIds.size, frames: learned.filter((frame) => frame.learned).length };
  },
};
