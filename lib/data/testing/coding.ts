import { applyMutations } from "../mutations";
import { submitAssignment } from "../submissions";
import type { World } from "./world";
import { at } from "./world";

/** Tag some words of the worlds' first article as one of its reviewers. @returns the tag's id */
export async function tagWords(
  world: World,
  name: string,
  words: string,
  frameId = world.frames.SEC,
  articleId = world.articleIds[0],
): Promise<string> {
  const annotationId = crypto.randomUUID();
  const access = await world.as(name, "annotation:create");
  const [result] = await applyMutations(access, await world.assignmentId(name, articleId), [
    {
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId, memo: "" },
      ...{ frameId, ...at(words) },
    },
  ]);
  if (result?.status !== "saved") throw new Error(`Not saved: ${JSON.stringify(result)}`);
  return annotationId;
}

/** Hand an article in as one of its reviewers. */
export async function submitAs(
  world: World,
  name: string,
  noFrameFound = false,
  articleId = world.articleIds[0],
): Promise<void> {
  const access = await world.as(name, "annotation:create");
  const id = await world.assignmentId(name, articleId);
  await submitAssignment(access, id, { noFrameFound });
}
