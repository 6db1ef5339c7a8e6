import type { ReactNode } from "react";
import type { Frame } from "@/lib/domain/frame";
import type { Standing } from "@/lib/domain/training";
import { isReached } from "@/lib/domain/training";
import { score } from "./remark-words";

/** What is still missing before a round opens, in words. */
export function ClosedEntryWords({
  standing,
  frames,
}: {
  standing: Standing;
  frames: readonly Pick<Frame, "id" | "name">[];
}): ReactNode {
  const { articles, leastArticles } = standing;
  const missing = leastArticles - articles;
  const below = standing.frames.filter((frame) => !isReached(frame));
  const names = new Map(frames.map(({ id, name }) => [id, name]));
  return (
    <ul className="list-disc pl-5">
      {missing > 0 && (
        <li>
          {articles} of {leastArticles} training articles are in:{" "}
          {missing === 1 ? "1 more to go" : `${missing} more to go`}.
        </li>
      )}
      {below.map(({ frameId, f1, least }) => (
        <li key={frameId}>
          {names.get(frameId)}: your score is {score(f1)}, and {score(least)} opens the round.
        </li>
      ))}
    </ul>
  );
}
