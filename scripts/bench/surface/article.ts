import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import { NOTHING_SAID } from "@/lib/domain/annotation-content";
import { emptyFrame } from "@/lib/domain/codebook";
import type { Frame } from "@/lib/domain/frame";
import { randomFrom } from "@/lib/domain/random";

/** How large an article to draw, and with how many tags. */
export interface Size {
  readonly words: number;
  readonly tags: number;
}

const WORDS =
  "the ministers signed a paper on trade and drones while critics warned of debt, of old wars and of new friends".split(
    " ",
  );
const PER_PARAGRAPH = 70;

/** A codebook of eight frames, each with a colour of its own. */
export const FRAMES: readonly Frame[] = Array.from({ length: 8 }).reduce<Frame[]>(
  (frames, _, i) => {
    const name = `Frame ${i + 1}`;
    return [...frames, { ...emptyFrame(frames), id: `frame-${i}`, name, shortName: `F${i + 1}` }];
  },
  [],
);

/** An article of so many words, in paragraphs as news have them. */
export function articleOf({ words }: Size): string {
  const random = randomFrom(1);
  const paragraphs: string[] = [];
  for (let rest = words; rest > 0; rest -= PER_PARAGRAPH) {
    const length = Math.min(rest, PER_PARAGRAPH);
    paragraphs.push(
      Array.from({ length }, () => WORDS[random.below(WORDS.length)]).join(" ") + ".",
    );
  }
  return paragraphs.join("\n");
}

/** Tags of 2 to 30 words at random places, so that many overlap and cross. */
export function tagsOf(text: string, { tags }: Size): Annotation[] {
  const random = randomFrom(2);
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index);
  return Array.from({ length: tags }, (_, n) => {
    const first = random.below(starts.length - 30);
    const start = starts[first]!;
    const end = starts[first + 2 + random.below(28)]! - 1;
    const { id } = FRAMES[random.below(FRAMES.length)]!;
    return annotationOf(text, { annotationId: `tag-${n}`, frameId: id, start, end, memo: "" });
  }).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A tag as the server would store it. */
export function annotationOf(
  text: string,
  {
    annotationId: id,
    frameId,
    start,
    end,
    memo,
  }: Pick<
    Extract<AnnotationMutation, { kind: "create" }>,
    "annotationId" | "frameId" | "start" | "end" | "memo"
  >,
): Annotation {
  const times = { createdAt: "", updatedAt: "" };
  const quote = text.slice(start, end); // the texts here have no character beyond the BMP
  const made = { id, frameId, start, end, memo, quote, reviewerId: "ana", revision: 1 };
  return { ...NOTHING_SAID, ...made, ...times, suggested: false };
}
