import { matchTokens, tokensOf } from "../text/difference";

/** What both texts have alike, in one piece; in UTF-16 code units. */
export interface Block {
  readonly old: number;
  readonly fresh: number;
  readonly length: number;
}

/**
 * The stretches of a text that stand in its corrected form beyond doubt, in order.
 *
 * Words whose partners are as early as possible have others when they are as late as
 * possible wherever a phrase was doubled, say: they could be any of several, and none
 * is taken.
 */
export function alignmentOf(before: string, after: string): Block[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const { early, late } = matchTokens(old, fresh);
  const starts = startsOf(fresh);
  const blocks: { old: number; fresh: number; length: number }[] = [];
  let at = 0;
  old.forEach((token, i) => {
    const partner = early[i]!;
    if (partner >= 0 && late[i] === partner) {
      const last = blocks.at(-1);
      const there = starts[partner]!;
      if (last && last.old + last.length === at && last.fresh + last.length === there) {
        last.length += token.length;
      } else blocks.push({ old: at, fresh: there, length: token.length });
    }
    at += token.length;
  });
  return blocks;
}

function startsOf(tokens: readonly string[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const token of tokens) {
    starts.push(at);
    at += token.length;
  }
  return starts;
}
