import type { RefObject } from "react";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Annotation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Lanes } from "@/lib/domain/text/lanes";
import { greedyLanes, reviewerLanes } from "@/lib/domain/text/lanes";
import type { OffsetIndex, Utf16Span } from "@/lib/domain/text/offsets";
import { offsetIndex } from "@/lib/domain/text/offsets";
import type { Paragraph } from "@/lib/domain/text/paragraphs";
import { paragraphAt, paragraphsOf } from "@/lib/domain/text/paragraphs";
import type { Zone, ZoneKind } from "@/lib/domain/zones";
import type { DomOffsets } from "./dom-offsets";
import { domOffsets } from "./dom-offsets";
import type { FrameLooks } from "./frame-looks";
import { frameLooks } from "./frame-looks";
import { ParagraphStore } from "./paragraph-store";
import type { Tag } from "./tags";
import { tagMaker } from "./tags";

/** A frozen text prepared for the screen, with the tags to draw in it. */
export interface Article {
  readonly index: OffsetIndex;
  readonly paragraphs: readonly Paragraph[];
  /** By paragraph. */
  readonly zones: readonly ZoneKind[];
  readonly store: ParagraphStore;
  readonly tags: readonly Tag[];
  readonly tagById: ReadonlyMap<string, Tag>;
  readonly lanes: Lanes;
  readonly looks: FrameLooks;
  /** The paragraphs that a passage touches, by index. */
  readonly paragraphsIn: (span: Utf16Span | null) => ReadonlySet<number>;
  /** Between the drawn article and its text; only once it is on screen. */
  readonly dom: () => DomOffsets;
}

interface Contents {
  text: string;
  zones: readonly Zone[];
  frames: readonly Frame[];
  annotations: readonly Annotation[];
  /** Reviewer ids in order: one lane for each. Without it, tags stack where they overlap. */
  reviewerIds: readonly string[] | null;
}

/** Prepare an article. The text is frozen: the first one given is the one that is shown. */
export function useArticle(element: RefObject<HTMLElement | null>, contents: Contents): Article {
  const { frames, annotations, reviewerIds } = contents;
  const [fixed] = useState(() => {
    const index = offsetIndex(contents.text);
    const paragraphs = paragraphsOf(contents.text);
    const zones = zoneKinds(index, paragraphs, contents.zones);
    return { index, paragraphs, zones, makeTags: tagMaker(index) };
  });
  const { paragraphs, makeTags } = fixed;

  const tags = useMemo(() => makeTags(annotations), [makeTags, annotations]);
  const tagById = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  const lanes = useMemo(
    () => (reviewerIds ? reviewerLanes(annotations, reviewerIds) : greedyLanes(annotations)),
    [annotations, reviewerIds],
  );
  const looks = useMemo(() => frameLooks(frames), [frames]);

  const [store] = useState(() => {
    const store = new ParagraphStore(paragraphs, tags.length);
    store.publish(tags, lanes); // so that the server's HTML has the tags
    return store;
  });
  useLayoutEffect(() => store.publish(tags, lanes), [store, tags, lanes]);

  const offsets = useRef<DomOffsets | null>(null);
  const dom = useCallback(
    () => (offsets.current ??= domOffsets(element.current!, paragraphs)),
    [element, paragraphs],
  );
  const paragraphsIn = useCallback(
    (span: Utf16Span | null) => touchedBy(paragraphs, span),
    [paragraphs],
  );
  return { ...fixed, store, tags, tagById, lanes, looks, paragraphsIn, dom };
}

function touchedBy(paragraphs: readonly Paragraph[], span: Utf16Span | null): ReadonlySet<number> {
  const touched = new Set<number>();
  if (!span) return touched;
  const last = paragraphAt(paragraphs, span.end).index;
  for (let i = paragraphAt(paragraphs, span.start).index; i <= last; i++) touched.add(i);
  return touched;
}

function zoneKinds(
  index: OffsetIndex,
  paragraphs: readonly Paragraph[],
  zones: readonly Zone[],
): ZoneKind[] {
  const kinds = paragraphs.map((): ZoneKind => "body");
  for (const zone of zones) {
    const { start, end } = index.toUtf16Span(zone);
    const last = paragraphAt(paragraphs, Math.max(start, end - 1)).index;
    for (let i = paragraphAt(paragraphs, start).index; i <= last; i++) kinds[i] = zone.zone;
  }
  return kinds;
}
