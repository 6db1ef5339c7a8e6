import { parse } from "parse5";
import { AppError } from "@/lib/domain/errors";
import { MAX_ATTRIBUTES, MAX_DEPTH } from "@/lib/domain/limits";

const SPACE = new Set([" ", "\t", "\n", "\r", "\f", "/"]);

/**
 * Refuse a page that would keep the parser busy or overflow its stack.
 * @throws {AppError} too_large
 */
export function refuseHarmful(html: string): void {
  if (mostAttributes(html) > MAX_ATTRIBUTES) {
    throw new AppError(
      "too_large",
      `An element of this page has more than ${MAX_ATTRIBUTES} attributes, which no article needs.`,
    );
  }
  if (isDeeper(html, MAX_DEPTH)) {
    throw new AppError(
      "too_large",
      `This page is nested more than ${MAX_DEPTH} elements deep, which no article is.`,
    );
  }
}

/** The most attributes of one tag, counted without building anything; stops above the limit. O(n). */
function mostAttributes(html: string): number {
  let most = 0;
  for (let i = html.indexOf("<"); i !== -1; i = html.indexOf("<", i + 1)) {
    if (!/[a-z]/i.test(html[i + 1] ?? "")) continue;
    let count = 0;
    let quote = "";
    for (i++; i < html.length; i++) {
      const character = html[i]!;
      if (quote) {
        if (character === quote) quote = "";
      } else if (character === ">") break;
      else if ((character === '"' || character === "'") && html[i - 1] === "=") quote = character;
      else if (SPACE.has(character) && !SPACE.has(html[i + 1] ?? " ")) count++;
    }
    most = Math.max(most, count);
    if (most > MAX_ATTRIBUTES) break;
  }
  return most;
}

interface TreeNode {
  readonly childNodes?: readonly TreeNode[];
  readonly content?: TreeNode;
}

function isDeeper(html: string, limit: number): boolean {
  let level: readonly TreeNode[] = [parse(html) as TreeNode];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap(({ childNodes = [], content }) =>
      content ? [...childNodes, content] : childNodes,
    );
  }
  return false;
}
