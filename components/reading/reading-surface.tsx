"use client";

import type { CSSProperties, KeyboardEvent } from "react";
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import type { GlossaryNote } from "@/lib/domain/glossary";
import { keysOf, USUAL_SETTINGS } from "@/lib/domain/reading-settings";
import { LANES } from "@/lib/domain/text/lanes";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import { paragraphAt } from "@/lib/domain/text/paragraphs";
import { takeUnit } from "./caret";
import { CaretMark } from "./caret-mark";
import { DensityStrip } from "./density-strip";
import { FindBar } from "./find-bar";
import { KeySheet } from "./key-sheet";
import { keySheet } from "./key-words";
import { commandOf } from "./keys";
import { NoteCard } from "./note-card";
import { ParagraphRow } from "./paragraph-row";
import { put } from "./placing";
import { pointerUse } from "./pointer-use";
import { ReadingBar } from "./reading-bar";
import "./reading.css";
import type { RowSetting } from "./row-setting";
import type { SurfaceAction } from "./run-command";
import { runCommand } from "./run-command";
import { placesOf } from "./same-words";
import { SurfaceDialogs } from "./surface-dialogs";
import type { ReadingSurfaceProps } from "./surface-props";
import { TagPanels } from "./tag-panels";
import { useArticle } from "./use-article";
import { useFind } from "./use-find";
import type { NotedPlace } from "./use-glossary";
import { noteAt, useGlossary } from "./use-glossary";
import { useMargins } from "./use-margins";
import { usePassage } from "./use-passage";
import { usePointed } from "./use-pointed";
import { useStatus } from "./use-status";
import { useTagging } from "./use-tagging";
import { useTransientPaint } from "./use-transient-paint";
import { bringIntoView } from "./viewport";

const NO_NOTES: readonly GlossaryNote[] = [];
/** From so many characters on, a strip shows where the tags lie. */
const LONG_TEXT = 9_000;

/** An article to read and, in mode `code`, to tag by mouse, touch, keyboard or form. */
export function ReadingSurface(props: ReadingSurfaceProps) {
  const { text, language, dir = "auto", frames, reviewerNames, mode, lanes } = props;
  const { settings = USUAL_SETTINGS, glossary = NO_NOTES } = props;
  const editable = mode === "code" && !props.readOnly && props.onChange !== undefined;
  const surfaceId = useId();
  const root = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLElement>(null);
  const [status, speech] = useStatus();
  const [showsHelp, setShowsHelp] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const [dialog, setDialog] = useState<number | null>(null);
  const [takesArrows, setTakesArrows] = useState(false);

  const [letters, setLetters] = useState(false);
  const [shownFrameId, setShownFrameId] = useState<string | null>(null);
  const [repeated, setRepeated] = useState<readonly Utf16Span[] | null>(null);
  const [noted, setNoted] = useState<NotedPlace | null>(null);

  const reading = { text, language };
  const filter = useDeferredValue(shownFrameId);
  const annotations = useMemo(
    () =>
      filter === null
        ? props.annotations
        : props.annotations.filter(({ frameId }) => frameId === filter),
    [props.annotations, filter],
  );
  const reviewerIds = useMemo(
    () => (mode === "compare" ? (lanes ?? Object.keys(reviewerNames)) : null),
    [mode, lanes, reviewerNames],
  );
  const article = useArticle(element, { ...props, annotations, reviewerIds });
  const { store, paragraphs, zones, tagById, looks, dom } = article;
  useMargins(element, store);
  const { placing = null } = props;
  const tagging = useTagging({
    ...{ article, text, annotations, speech },
    activeIds: props.activeIds,
    onActivate: props.onActivate,
    onChange: placing ? ([first]) => first && put(placing, first) : props.onChange,
  });
  const placed = placing ? (tagById.get(placing.id) ?? null) : null;
  const at = usePassage({
    ...{ article, reading, element, speech },
    ...{ tags: editable || placing !== null, letters },
    onBegin: () => {
      tagging.close();
      setNoted(null);
    },
  });
  const find = useFind(text, (place) => bringIntoView(at.boxesOf(place)));
  const pointed = usePointed(props.pointed ?? null, article.index, (place) =>
    bringIntoView(at.boxesOf(place)),
  );
  const notes = useGlossary(text, settings.glossary ? glossary : NO_NOTES);
  const { open } = tagging;
  const { passage, boxesOf } = at;
  const names = mode === "compare" ? reviewerNames : null;
  const lineCount = reviewerIds ? Math.max(1, reviewerIds.length) : LANES;
  const words = passage ?? (open?.pieces.length === 1 ? open.pieces[0]! : null);
  const places = useMemo(
    () => (words && editable ? placesOf(text, words, language) : []),
    // The passage is a new object only when it is another one.
    [text, words, language, editable],
  );

  const goToOffset = useCallback(
    (offset: number) => {
      const { index } = paragraphAt(paragraphs, offset);
      dom().paragraphElement(index).scrollIntoView({ block: "start" });
    },
    [paragraphs, dom],
  );

  /** Once what was open over the article is gone: under an open dialog nothing takes the focus. */
  function focusText() {
    requestAnimationFrame(() => element.current?.focus({ preventScroll: true }));
  }

  function backToText() {
    tagging.close();
    at.deselect();
    focusText();
  }

  function create(span: Utf16Span, frame: Frame) {
    at.deselect();
    tagging.create(span, frame);
    focusText();
  }

  function onAction(action: SurfaceAction) {
    switch (action) {
      case "help":
        return setShowsKeys(true);
      case "codebook":
        return setShowsHelp(!showsHelp);
      case "letters":
        if (!editable) return;
        setLetters(!letters);
        return speech.hint(letters ? "Selects whole words." : "Selects exact letters.");
      case "occurrences":
        if (!editable) return;
        if (places.length > 0) return setRepeated(places);
        return speech.hint("Select the words first, or open a tag.");
      case "find": {
        const search = root.current?.querySelector<HTMLElement>("[data-frame-search]");
        if (search) return search.focus();
        return find.open();
      }
      case "filter":
        if (shownFrameId) return setShownFrameId(null);
        if (open) return setShownFrameId(open.annotation.frameId);
        return speech.hint("Open a tag of the frame to show.");
      case "history":
      case "focusMode":
      case "nextArticle":
        return props.onDeskAction?.(action);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return;
    const keyMap = { frames: editable ? taggableFrames(frames) : [], keys: keysOf(settings) };
    const command = commandOf(event.nativeEvent, keyMap, passage !== null);
    if (!command) return;
    event.preventDefault();
    runCommand(command, {
      ...{ article, reading, passage: at, tagging, speech, editable, placed },
      onUndo: props.onUndo,
      onRedo: props.onRedo,
      onBack: backToText,
      onFound: (direction) => find.step(direction),
      ...{ onAction, onDialog: setDialog },
    });
  }

  const pointing = pointerUse({
    ...{ article, text, language, notes, lineCount, passage: at, tagging },
    noted: [noted, setNoted],
    onDialog: setDialog,
  });

  const setting = useMemo(
    (): RowSetting => ({
      ...{ surfaceId, store, looks, language, dir, editable },
      reviewerNames: names,
    }),
    [surfaceId, store, looks, language, dir, names, editable],
  );
  const rows = useMemo(
    () =>
      paragraphs.map(({ index }) => (
        <ParagraphRow key={index} setting={setting} index={index} zone={zones[index]!} />
      )),
    [paragraphs, setting, zones],
  );

  const caret = at.selected && !passage && !open ? at.selected.focus : null;
  const notedAtCaret = caret && noteAt(notes, caret.start);
  const note = noted ?? notedAtCaret;
  useTransientPaint(
    root,
    dom,
    {
      pending: passage ? [passage] : [],
      cursor: caret ? [caret] : [],
      active: open ? open.pieces : tagging.active.flatMap((id) => tagById.get(id)?.pieces ?? []),
      found: find.places,
      current: [find.current, pointed].filter((place) => place !== null),
      glossary: notes,
    },
    store,
  );

  const showInView = useEffectEvent((id: string) => {
    const tag = tagById.get(id);
    if (tag) bringIntoView(boxesOf(tag));
  });
  const firstActive = tagging.active[0];
  useEffect(() => {
    if (firstActive !== undefined) showInView(firstActive);
  }, [firstActive]);

  const style = {
    "--size": settings.textSize,
    "--measure": `${settings.measure}rem`,
    "--leading": settings.lineHeight,
  } as CSSProperties;
  return (
    <div ref={root} className="reading-surface" style={style}>
      <ReadingBar
        lanes={reviewerIds?.map((id) => reviewerNames[id] ?? "Unknown reviewer") ?? null}
        frames={frames}
        shownFrameId={shownFrameId}
        {...{ letters, takesArrows }}
        onFrame={setShownFrameId}
        onLetters={editable ? () => setLetters(!letters) : undefined}
        onTakesArrows={() => setTakesArrows(!takesArrows)}
        onFind={find.open}
        onUndo={editable ? props.onUndo : undefined}
        onRedo={editable ? props.onRedo : undefined}
        onKeys={() => setShowsKeys(true)}
      >
        {props.bar}
      </ReadingBar>
      {find.isOpen && (
        <FindBar
          find={find}
          onClose={() => {
            find.close();
            focusText();
          }}
        />
      )}
      <p id={`${surfaceId}-keys`} className="sr-only">
        {editable
          ? "Arrow keys go word by word, Shift selects, a frame’s key tags. Question mark shows all keys. Each paragraph also has a button to tag it with a form."
          : "Arrow keys go word by word. N goes to the next tag. Question mark shows all keys."}
      </p>
      {text.length > LONG_TEXT && article.tags.length > 0 && (
        <DensityStrip tags={article.tags} length={text.length} looks={looks} onGo={goToOffset} />
      )}
      <article
        ref={element}
        tabIndex={0}
        role={takesArrows ? "application" : undefined}
        aria-label="Article text"
        aria-describedby={`${surfaceId}-keys`}
        className="reading-article"
        data-mode={mode}
        style={{ ...looks.variables, "--lines": lineCount } as CSSProperties}
        onKeyDown={onKeyDown}
        {...pointing}
      >
        {rows}
      </article>

      {caret && <CaretMark boxes={() => boxesOf(caret)} />}
      {note && <NoteCard note={note.note} boxes={() => boxesOf(note)} />}
      <TagPanels
        {...{ article, reading, passage: at, tagging, frames, names, editable, letters, placed }}
        fields={props.tagFields}
        help={showsHelp}
        places={places.length}
        onHelp={() => setShowsHelp(!showsHelp)}
        onCreate={create}
        onTake={(unit) => {
          if (at.selected) at.select(takeUnit(reading, at.selected, unit, false));
        }}
        onAddPiece={() => {
          if (!passage) return;
          at.deselect();
          tagging.addPiece(passage);
          focusText();
        }}
        onPlace={(how) => {
          if (!passage || !placed) return;
          at.deselect();
          tagging.place(placed, passage, how);
          focusText();
        }}
        onAll={() => setRepeated(places)}
        onSplit={() => tagging.split(at.selected?.focus.start ?? null)}
        onBack={backToText}
      />
      <SurfaceDialogs
        {...{ reading, frames, repeated }}
        paragraph={dialog === null ? null : paragraphs[dialog]!}
        frameId={open?.annotation.frameId ?? tagging.recent[0] ?? null}
        onTag={create}
        onTagAll={(chosen, frame) => {
          at.deselect();
          tagging.createAll(chosen, frame);
          focusText();
        }}
        onClose={() => {
          setDialog(null);
          setRepeated(null);
        }}
      />
      {showsKeys && (
        <KeySheet
          sections={[...keySheet(keysOf(settings)), ...(props.moreKeys ?? [])]}
          onClose={() => setShowsKeys(false)}
        />
      )}
      <p role="status" className={status.visible ? "reading-hint no-print" : "sr-only"}>
        {status.words}
        {notedAtCaret && !noted ? ` ${notedAtCaret.note.term}: ${notedAtCaret.note.note}` : ""}
      </p>
    </div>
  );
}
