import { useState } from "react";
import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import { MOST_PIECES } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Utf16Offset, Utf16Span } from "@/lib/domain/text/offsets";
import type { Pieces } from "@/lib/domain/text/passages";
import { hullOf, withoutPart, withPiece } from "@/lib/domain/text/passages";
import type { Boxes } from "./anchored";
import { shortened } from "./gutter";
import { mergeEdit, splitEdit } from "./split-and-merge";
import { createTag, deleteTag, placeOf, updateTag } from "./tag-edits";
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
  /** The tag that was made or opened last; a further piece is added to it. */
  const [lastId, setLastId] = useState<string | null>(null);
  /** Frames by use, the last one first. */
  const [recent, setRecent] = useState<readonly string[]>([]);

  const words = ({ start, end }: Utf16Span) => shortened(text.slice(start, end));
  const nameOf = (id: string) => looks.frameOf(id)?.name ?? "a frame of an older codebook";
  const emit = (mutations: readonly AnnotationMutation[]) => around.onChange?.(mutations);
  const putFirst = (frameId: string) =>
    setRecent((recent) => [frameId, ...recent.filter((id) => id !== frameId)]);

  const { draft, setDraft, flush } = useBoundaryDraft(({ id, pieces }) => {
    store.freeze("handle", new Set());
    const tag = tagById.get(id);
    if (!tag || samePieces(tag.pieces, pieces)) return;
    emit([updateTag(tag.annotation, placeOf(index, pieces))]);
    speech.say(`The tag is now: ${words(hullOf(pieces))}`);
  });

  const active = around.activeIds ?? ownActive;
  const only = active.length === 1 ? active[0] : undefined;
  const tag = only === undefined || choices ? null : (tagById.get(only) ?? null);
  const pieces = draft && draft.id === tag?.id ? draft.pieces : tag?.pieces;
  const open = tag &&
    pieces && {
      ...tag,
      ...hullOf(pieces),
      pieces,
      /** Opened in the text, and not pointed out from elsewhere: it has a panel. */
      hasPanel: opened?.id === tag.id,
      byKey: opened?.byKey === true,
    };

  function activate(ids: readonly string[]) {
    setOwnActive(ids);
    around.onActivate?.(ids);
  }

  function show(tag: Tag, byKey: boolean) {
    flush();
    setChoices(null);
    setOpened({ id: tag.id, byKey });
    setLastId(tag.id);
    activate([tag.id]);
    speech.say(`${nameOf(tag.annotation.frameId)}: ${tag.pieces.map(words).join(" … ")}`);
  }

  function putPieces(tag: Tag, pieces: Pieces | null, done: string) {
    if (!pieces) return speech.hint("A tag needs at least one piece. Delete the tag instead.");
    if (pieces.length > MOST_PIECES) {
      return speech.hint(`A tag can have ${MOST_PIECES} pieces. Make a second tag for more.`);
    }
    emit([updateTag(tag.annotation, placeOf(index, pieces))]);
    speech.say(done);
  }

  return {
    active,
    open,
    choices,
    justTagged,
    setJustTagged,
    flush,
    show,
    recent,
    /** The tag that a selection can be added to as a further piece. */
    last: lastId === null ? null : (tagById.get(lastId) ?? null),

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
      const place = placeOf(index, [passage]);
      setJustTagged(passage);
      putFirst(frame.id);
      const twin = annotations.find((a) => a.frameId === frame.id && samePlace(a, place));
      if (twin) return speech.hint(`These words already have the frame “${frame.name}”.`);
      const mutation = createTag(place, frame.id);
      setLastId(mutation.annotationId);
      emit([mutation]);
      speech.say(
        `Tagged as ${frame.name}: ${words(passage)}. Another frame’s key adds it to the same words.`,
      );
    },

    /** All these passages at once: one step to undo. Those that have the frame already are left out. */
    createAll(passages: readonly Utf16Span[], frame: Frame) {
      const places = passages.map((passage) => placeOf(index, [passage]));
      const fresh = places.filter(
        (place) => !annotations.some((a) => a.frameId === frame.id && samePlace(a, place)),
      );
      putFirst(frame.id);
      emit(fresh.map((place) => createTag(place, frame.id)));
      speech.hint(
        `${fresh.length} of ${places.length} places tagged as ${frame.name}. Ctrl + Z takes all of them back.`,
      );
    },

    addPiece(passage: Utf16Span) {
      const last = lastId === null ? null : tagById.get(lastId);
      if (!last) return speech.hint("Tag or open the passage first that this one belongs to.");
      const name = nameOf(last.annotation.frameId);
      putPieces(last, withPiece(last.pieces, passage), `Added to ${name}: ${words(passage)}`);
      activate([last.id]);
    },

    /** Other words for a tag, or further ones. */
    place(tag: Tag, passage: Utf16Span, how: "instead" | "further") {
      const pieces = how === "instead" ? [passage] : withPiece(tag.pieces, passage);
      const done = how === "instead" ? "The passage is now" : "Added";
      putPieces(tag, pieces, `${done}: ${words(passage)}`);
      activate([tag.id]);
    },

    removePiece(tag: Tag, piece: Utf16Span) {
      putPieces(tag, withoutPart(text, tag.pieces, piece), `No longer in the tag: ${words(piece)}`);
    },

    split(at: Utf16Offset | null) {
      if (!tag) return speech.hint("Open a tag first, then go with the arrows to where it splits.");
      flush();
      const mutations = at === null ? null : splitEdit(text, index, tag, at);
      if (!mutations)
        return speech.hint("Put the caret on a word inside the tag, not on its first.");
      emit(mutations);
      speech.say("Split into two tags. Ctrl + Z makes them one again.");
    },

    merge() {
      if (!tag) return speech.hint("Open one of the two tags first.");
      flush();
      const mutations = mergeEdit(text, index, tag, article.tags);
      const name = nameOf(tag.annotation.frameId);
      if (!mutations)
        return speech.hint(`No tag ${name} overlaps this one or stands right beside it.`);
      emit(mutations);
      speech.say("Merged into one tag. Ctrl + Z parts them again.");
    },

    changeFrame(annotation: Annotation, frame: Frame) {
      if (annotation.frameId === frame.id) return;
      flush();
      putFirst(frame.id);
      emit([updateTag(annotation, { frameId: frame.id })]);
      speech.say(`Now ${frame.name}, was ${nameOf(annotation.frameId)}.`);
    },

    /** Note, confidence, answers and the like. */
    remark(annotation: Annotation, fields: Parameters<typeof updateTag>[1]) {
      emit([updateTag(annotation, fields)]);
      speech.say("Kept.");
    },

    remove(annotation: Annotation) {
      setDraft(null);
      emit([deleteTag(annotation)]);
      setOpened(null);
      setChoices(null);
      activate([]);
      speech.say(`Deleted the tag ${nameOf(annotation.frameId)}. Ctrl + Z brings it back.`);
    },

    /**
     * A new first or last piece for the open tag, where one of its ends was moved:
     * painted at once, one change when it rests or is released. `dragged`: by pointer;
     * until it is released nothing under it is drawn anew.
     */
    moveEnd(edge: "start" | "end", piece: Utf16Span | null, dragged: boolean) {
      if (!tag || !pieces || !piece) return;
      const moved =
        edge === "start" ? [piece, ...pieces.slice(1)] : [...pieces.slice(0, -1), piece];
      if (dragged) store.freeze("handle", article.paragraphsIn(hullOf(moved)));
      setDraft({ id: tag.id, pieces: moved, rests: !dragged });
    },
  };
}

function samePlace(
  a: Annotation,
  { start, end, pieces }: Pick<Annotation, "start" | "end" | "pieces">,
): boolean {
  return a.start === start && a.end === end && a.pieces === null && pieces === null;
}

function samePieces(a: Pieces, b: Pieces): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, i) => start === b[i]!.start && end === b[i]!.end)
  );
}
