import { useState } from "react";
import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import type { Boxes } from "./anchored";
import { shortened } from "./gutter";
import { createTag, deleteTag, updateTag } from "./tag-edits";
import type { Tag } from "./tags";
import type { Article } from "./use-article";
import { useBoundaryDraft } from "./use-boundary-draft";
import type { Speech } from "./use-status";

interface Surroundings {
  article: Article;
  text: string;
  annotations: readonly Annotation[];
  activeIds: readonly string[] | undefined;
  onActivate: ((ids: readonly string[]) => void) | undefined;
  onChange: ((mutations: readonly AnnotationMutation[]) => void) | undefined;
  speech: Speech;
}

export type Tagging = ReturnType<typeof useTagging>;

/** The tags of the surface: which is open, and everything that can be done to one. */
export function useTagging(around: Surroundings) {
  const { article, text, annotations, speech } = around;
  const { tagById, store, index, looks } = article;
  const [ownActive, setOwnActive] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<{ id: string; byKey: boolean } | null>(null);
  const [choices, setChoices] = useState<{ tags: readonly Tag[]; boxes: Boxes } | null>(null);
  /** The passage that was tagged last; another frame's key adds a frame to it. */
  const [justTagged, setJustTagged] = useState<Utf16Span | null>(null);

  const words = ({ start, end }: Utf16Span) => shortened(text.slice(start, end));
  const nameOf = (id: string) => looks.frameOf(id)?.name ?? "a frame of an older codebook";
  const emit = (mutation: AnnotationMutation) => around.onChange?.([mutation]);

  const { draft, setDraft, flush } = useBoundaryDraft(({ id, span }) => {
    store.freeze(new Set());
    const tag = tagById.get(id);
    if (!tag || (tag.start === span.start && tag.end === span.end)) return;
    emit(updateTag(tag.annotation, index.toSpan(span)));
    speech.say(`The tag is now: ${words(span)}`);
  });

  const active = around.activeIds ?? ownActive;
  const only = active.length === 1 ? active[0] : undefined;
  const tag = only === undefined || choices ? null : (tagById.get(only) ?? null);
  const open = tag && {
    ...tag,
    span: draft?.id === tag.id ? draft.span : tag,
    /** Opened in the text, and not pointed out from elsewhere: it has a panel. */
    hasPanel: opened?.id === tag.id,
    byKey: opened?.byKey === true,
  };

  function activate(ids: readonly string[]) {
    setOwnActive(ids);
    around.onActivate?.(ids);
  }

  return {
    active,
    open,
    choices,
    justTagged,
    setJustTagged,
    flush,

    show(tag: Tag, byKey: boolean) {
      flush();
      setChoices(null);
      setOpened({ id: tag.id, byKey });
      activate([tag.id]);
      speech.say(`${nameOf(tag.annotation.frameId)}: ${words(tag)}`);
    },

    /** One opens, several are to choose from, shortest first. */
    showOneOf(tags: readonly Tag[], boxes: Boxes) {
      flush();
      setChoices({ tags, boxes });
      activate([tags[0]!.id]);
    },

    pointOut: (id: string) => activate([id]),

    close() {
      flush();
      setChoices(null);
      setOpened(null);
      if (active.length > 0) activate([]);
    },

    create(passage: Utf16Span, frame: Frame) {
      const span = index.toSpan(passage);
      const isAgain = annotations.some(
        (a) => a.frameId === frame.id && a.start === span.start && a.end === span.end,
      );
      setJustTagged(passage);
      if (isAgain) return speech.hint(`These words already have the frame “${frame.name}”.`);
      emit(createTag(span, frame.id));
      speech.say(
        `Tagged as ${frame.name}: ${words(passage)}. Another frame’s key adds it to the same words.`,
      );
    },

    changeFrame(annotation: Annotation, frame: Frame) {
      if (annotation.frameId === frame.id) return;
      flush();
      emit(updateTag(annotation, { frameId: frame.id }));
      speech.say(`Now ${frame.name}, was ${nameOf(annotation.frameId)}.`);
    },

    changeMemo(annotation: Annotation, memo: string) {
      emit(updateTag(annotation, { memo }));
      speech.say("Note kept.");
    },

    remove(annotation: Annotation) {
      setDraft(null);
      emit(deleteTag(annotation));
      setOpened(null);
      setChoices(null);
      activate([]);
      speech.say(`Deleted the tag ${nameOf(annotation.frameId)}. Ctrl + Z brings it back.`);
    },

    /** New ends for the open tag: painted at once, one change when they rest or are released. */
    moveEnds(span: Utf16Span | null, rests: boolean) {
      if (!tag || !span) return;
      setDraft({ id: tag.id, span, rests });
    },
  };
}
