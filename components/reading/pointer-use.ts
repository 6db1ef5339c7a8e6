import type { MouseEvent, PointerEvent } from "react";
import { snap } from "@/lib/domain/text/snap";
import { tagsAt } from "./hit-test";
import type { Article } from "./use-article";
import type { NotedPlace } from "./use-glossary";
import { noteAt } from "./use-glossary";
import type { Passage } from "./use-passage";
import type { Tagging } from "./use-tagging";

interface Surroundings {
  article: Article;
  text: string;
  language: string;
  notes: readonly NotedPlace[];
  /** How many underlines lie below one another. */
  lineCount: number;
  passage: Passage;
  tagging: Tagging;
  /** The note that is shown, and how to show another. */
  noted: readonly [NotedPlace | null, (place: NotedPlace | null) => void];
  /** Tag this paragraph by form. */
  onDialog: (paragraph: number) => void;
}

/** What clicks and the mouse do in the article: open tags, put the caret, show notes, press the margin's buttons. */
export function pointerUse(around: Surroundings) {
  const { article, text, language, notes, tagging, passage: at } = around;
  const { store, tagById, dom } = article;
  const [noted, setNoted] = around.noted;

  function onClick({ target, clientX, clientY }: MouseEvent) {
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>("button");
    if (button) return onMarginButton(button.dataset, button.getBoundingClientRect());
    if (getSelection()?.isCollapsed === false) return;
    const row = target.closest(".reading-row");
    const paragraph = row?.querySelector<HTMLElement>("[data-paragraph]");
    if (!paragraph) return;
    const view = store.view(Number(paragraph.dataset.paragraph));
    const hit = tagsAt(paragraph, view, around.lineCount, clientX, clientY);
    const offset = dom().offsetAt(clientX, clientY);
    setNoted(offset !== null && hit.length === 0 ? noteAt(notes, offset) : null);
    at.setCaret(
      offset === null ? null : snap(text, { start: offset, end: offset }, "word", language),
    );
    tagging.setJustTagged(null);
    if (hit.length === 0) tagging.close();
    const tags = hit.flatMap(({ id }) => tagById.get(id) ?? []);
    if (tags.length === 1) tagging.show(tags[0]!, false);
    else if (tags.length > 1) tagging.showOneOf(tags, [new DOMRect(clientX, clientY, 0, 0)]);
  }

  function onMarginButton({ openTag, tagParagraph, listParagraph }: DOMStringMap, boxes: DOMRect) {
    const tag = openTag && tagById.get(openTag);
    if (tag) tagging.show(tag, false);
    else if (tagParagraph) around.onDialog(Number(tagParagraph));
    else if (listParagraph) {
      const { starting } = store.view(Number(listParagraph));
      tagging.showOneOf(
        starting.flatMap(({ id }) => tagById.get(id) ?? []),
        [boxes],
      );
    }
  }

  /** A note on the word the mouse is over; touch and keys have their own ways to it. */
  function onPointerMove({ pointerType, clientX, clientY }: PointerEvent) {
    if (pointerType !== "mouse" || notes.length === 0 || tagging.open || at.passage) return;
    const offset = dom().offsetAt(clientX, clientY);
    const place = offset === null ? null : noteAt(notes, offset);
    if (place !== noted) setNoted(place);
  }

  return { onClick, onPointerMove };
}
