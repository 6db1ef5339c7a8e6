"use client";

import { Keyboard } from "lucide-react";
import type { CSSProperties, KeyboardEvent, MouseEvent } from "react";
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from "react";
import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import { MOST_LANES } from "@/lib/domain/text/lanes";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import { snap } from "@/lib/domain/text/snap";
import type { Zone } from "@/lib/domain/zones";
import { BoundaryHandles } from "./boundary-handles";
import { draggedEdge, movedEdge } from "./caret";
import { CaretMark } from "./caret-mark";
import { tagsAt } from "./hit-test";
import { KeySheet } from "./key-sheet";
import { commandOf } from "./keys";
import { Palette } from "./palette";
import { ParagraphDialog } from "./paragraph-dialog";
import type { RowSetting } from "./row-setting";
import { ParagraphRow } from "./paragraph-row";
import "./reading.css";
import { runCommand } from "./run-command";
import { SmallButton } from "./small-button";
import { TagChoices } from "./tag-choices";
import { TagPanel } from "./tag-panel";
import type { TransientPaint } from "./transient-paint";
import { transientPaint } from "./transient-paint";
import { useAfterDraw } from "./use-after-draw";
import { useArticle } from "./use-article";
import { useMargins } from "./use-margins";
import { usePassage } from "./use-passage";
import { useStatus } from "./use-status";
import { useTagging } from "./use-tagging";
import { bringIntoView } from "./viewport";

export interface ReadingSurfaceProps {
  /** The frozen text. Give the element a `key` of its own for each article. */
  text: string;
  zones: readonly Zone[];
  /** BCP 47. */
  language: string;
  dir?: "ltr" | "rtl" | "auto";
  frames: readonly Frame[];
  annotations: readonly Annotation[];
  /** Names by reviewer id. Shown where tags of several reviewers are. */
  reviewerNames: Readonly<Record<string, string>>;
  /** `code`: one reviewer tags. `read`: one reviewer's tags to look at. `compare`: one lane per reviewer. */
  mode: "code" | "read" | "compare";
  /** Comparing: the reviewer ids to show, in order of their lanes (at most 6). */
  lanes?: readonly string[];
  /** Makes `code` look but not touch, for a submitted assignment. */
  readOnly?: boolean;
  /** The tags that are pointed out; leave out to let the surface keep track itself. */
  activeIds?: readonly string[];
  onActivate?: (ids: readonly string[]) => void;
  /** One step of the reviewer's: to show at once and to save. */
  onChange?: (mutations: readonly AnnotationMutation[]) => void;
  onUndo?: () => void;
  onRedo?: () => void;
}

/** An article to read and, in mode `code`, to tag by mouse, touch, keyboard or form. */
export function ReadingSurface(props: ReadingSurfaceProps) {
  const { text, language, dir = "auto", frames, annotations, reviewerNames, mode, lanes } = props;
  const editable = mode === "code" && !props.readOnly && props.onChange !== undefined;
  const surfaceId = useId();
  const root = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLElement>(null);
  const [status, speech] = useStatus();
  const [showsHelp, setShowsHelp] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const [dialog, setDialog] = useState<number | null>(null);
  const [takesArrows, setTakesArrows] = useState(false);

  const reading = { text, language };
  const reviewerIds = useMemo(
    () => (mode === "compare" ? (lanes ?? Object.keys(reviewerNames)) : null),
    [mode, lanes, reviewerNames],
  );
  const article = useArticle(element, { ...props, reviewerIds });
  const { store, paragraphs, zones, tagById, looks, dom } = article;
  useMargins(element, store);
  const tagging = useTagging({
    ...{ article, text, annotations, speech },
    activeIds: props.activeIds,
    onActivate: props.onActivate,
    onChange: props.onChange,
  });
  const at = usePassage({
    ...{ article, reading, element, speech },
    tags: editable,
    onBegin: () => tagging.close(),
  });
  const { open, choices, active } = tagging;
  const { passage, boxesOf } = at;
  const names = mode === "compare" ? reviewerNames : null;
  const lanedNames = reviewerIds?.map((id) => reviewerNames[id] ?? "Unknown reviewer");
  const lineCount = reviewerIds ? Math.max(1, reviewerIds.length) : MOST_LANES;

  function backToText() {
    tagging.close();
    at.deselect();
    element.current?.focus({ preventScroll: true });
  }

  function create(span: Utf16Span, frame: Frame) {
    at.deselect();
    tagging.create(span, frame);
    element.current?.focus({ preventScroll: true });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return;
    const command = commandOf(event.nativeEvent, editable ? frames : [], passage !== null);
    if (!command) return;
    event.preventDefault();
    runCommand(command, {
      ...{ article, reading, passage: at, tagging, speech, editable },
      onUndo: props.onUndo,
      onRedo: props.onRedo,
      onBack: backToText,
      onKeys: () => setShowsKeys(true),
      onCodebook: () => setShowsHelp(!showsHelp),
      onDialog: setDialog,
    });
  }

  function onClick({ target, clientX, clientY }: MouseEvent) {
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>("button");
    if (button) return onMarginButton(button.dataset);
    if (getSelection()?.isCollapsed === false) return;
    const row = target.closest(".reading-row");
    const paragraph = row?.querySelector<HTMLElement>("[data-paragraph]");
    if (!paragraph) return;
    const view = store.view(Number(paragraph.dataset.paragraph));
    const hit = tagsAt(paragraph, view, lineCount, clientX, clientY);
    const offset = dom().offsetAt(clientX, clientY);
    at.setCaret(
      offset === null ? null : snap(text, { start: offset, end: offset }, "word", language),
    );
    tagging.setJustTagged(null);
    if (hit.length === 0) tagging.close();
    else if (hit.length === 1) tagging.show(hit[0]!, false);
    else tagging.showOneOf(hit, [new DOMRect(clientX, clientY, 0, 0)]);
  }

  function onMarginButton({ openTag, tagParagraph }: DOMStringMap) {
    const tag = openTag && tagById.get(openTag);
    if (tag) tagging.show(tag, false);
    else if (tagParagraph) setDialog(Number(tagParagraph));
  }

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

  const paint = useRef<TransientPaint | null>(null);
  useAfterDraw(() => {
    paint.current ??= transientPaint(root.current!);
    const rangesOf = (spans: readonly Utf16Span[]) => spans.flatMap((span) => dom().rangesOf(span));
    const caret = at.selected && !passage && !open ? [at.selected.focus] : [];
    const pointedOut = active.flatMap((id) => tagById.get(id) ?? []);
    paint.current.set("pending", rangesOf(passage ? [passage] : []));
    paint.current.set("cursor", rangesOf(caret));
    paint.current.set("active", rangesOf(open ? [open.span] : pointedOut));
  });
  useEffect(
    () => () => {
      paint.current?.clear();
      paint.current = null;
    },
    [],
  );

  const showInView = useEffectEvent((id: string) => {
    const tag = tagById.get(id);
    if (tag) bringIntoView(boxesOf(tag));
  });
  const firstActive = active[0];
  useEffect(() => {
    if (firstActive !== undefined) showInView(firstActive);
  }, [firstActive]);

  return (
    <div ref={root} className="reading-surface">
      <div className="no-print reading-bar">
        {lanedNames && (
          <p className="me-auto text-sm text-muted">Lines, from the top: {lanedNames.join(", ")}</p>
        )}
        <SmallButton
          aria-pressed={takesArrows}
          className="not-focus-visible:sr-only"
          onClick={() => setTakesArrows(!takesArrows)}
        >
          Screen reader: let the article take the arrow keys
        </SmallButton>
        <SmallButton aria-keyshortcuts="?" onClick={() => setShowsKeys(true)}>
          <Keyboard aria-hidden size={16} /> Keys
        </SmallButton>
      </div>
      <p id={`${surfaceId}-keys`} className="sr-only">
        {editable
          ? "Arrow keys go word by word, Shift selects, a frame’s key tags. Question mark shows all keys. Each paragraph also has a button to tag it with a form."
          : "Arrow keys go word by word. N goes to the next tag. Question mark shows all keys."}
      </p>
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
        onClick={onClick}
      >
        {rows}
      </article>

      {at.selected && !passage && !open && <CaretMark boxes={() => boxesOf(at.selected!.focus)} />}
      {open && editable && (
        <BoundaryHandles
          text={text}
          span={open.span}
          boxes={() => boxesOf(open.span)}
          offsetAt={(x, y) => dom().offsetAt(x, y)}
          onDrag={(edge, offset, exact) =>
            tagging.moveEnds(draggedEdge(reading, open.span, edge, offset, exact), false)
          }
          onRelease={tagging.flush}
          onStep={(edge, direction, exact) =>
            tagging.moveEnds(
              movedEdge(reading, open.span, edge, direction, exact ? "grapheme" : "word"),
              true,
            )
          }
        />
      )}
      {editable && passage && (
        <Palette
          frames={frames}
          boxes={() => boxesOf(passage)}
          help={showsHelp}
          onHelp={() => setShowsHelp(!showsHelp)}
          onPick={(frame) => create(passage, frame)}
          onClose={backToText}
        />
      )}
      {open?.hasPanel && !passage && (
        <TagPanel
          key={open.id}
          annotation={open.annotation}
          looks={looks}
          reviewer={names?.[open.annotation.reviewerId]}
          boxes={() => boxesOf(open.span)}
          takeFocus={open.byKey}
          editing={
            editable
              ? {
                  frames,
                  onFrame: (frame) => tagging.changeFrame(open.annotation, frame),
                  onMemo: (memo) => tagging.changeMemo(open.annotation, memo),
                  onDelete: () => {
                    tagging.remove(open.annotation);
                    element.current?.focus({ preventScroll: true });
                  },
                }
              : null
          }
          onClose={backToText}
        />
      )}
      {choices && (
        <TagChoices
          tags={choices.tags}
          looks={looks}
          reviewerNames={names}
          boxes={() => choices.boxes}
          onPoint={tagging.pointOut}
          onPick={(tag) => tagging.show(tag, true)}
          onClose={backToText}
        />
      )}
      {dialog !== null && (
        <ParagraphDialog
          reading={reading}
          paragraph={paragraphs[dialog]!}
          frames={frames}
          onTag={(span, frame) => {
            setDialog(null);
            create(span, frame);
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {showsKeys && <KeySheet onClose={() => setShowsKeys(false)} />}
      <p role="status" className={status.visible ? "reading-hint no-print" : "sr-only"}>
        {status.words}
      </p>
    </div>
  );
}
