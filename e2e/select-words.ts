import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";

/**
 * Select words of the article the way a person does: press at the first letter, release after
 * the last, and see what can be done with them.
 */
export async function selectWords(page: Page, words: string): Promise<void> {
  const article = page.getByRole("article", { name: "Article text" });
  const locate = () =>
    article.evaluate((root, wanted) => {
      const text = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const range = new Range();
      // The words may run over several text nodes, where other tags cut them.
      for (const paragraph of root.querySelectorAll("p")) {
        const at = (paragraph.textContent ?? "").indexOf(wanted);
        if (at === -1) continue;
        text.currentNode = paragraph;
        let before = 0;
        for (let node = text.nextNode(); node; node = text.nextNode()) {
          const length = node.textContent?.length ?? 0;
          const [start, end] = [at - before, at + wanted.length - before];
          if (start >= 0 && start < length) range.setStart(node, start);
          if (end > 0 && end <= length) {
            range.setEnd(node, end);
            break;
          }
          before += length;
        }
        range.startContainer.parentElement?.scrollIntoView({ block: "center" });
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        const [first, last] = [boxes[0]!, boxes.at(-1)!];
        return [
          { x: first.left + 1, y: first.top + first.height / 2 },
          { x: last.right - 1, y: last.top + last.height / 2 },
        ] as const;
      }
      throw new Error(`The article does not say “${wanted}”`);
    }, words);
  await locate();
  const [from, to] = await locate();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByRole("dialog", { name: "Tag the selected words" })).toBeVisible();
}
