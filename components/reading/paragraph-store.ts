import type { Lanes } from "@/lib/domain/text/lanes";
import type { Paragraph } from "@/lib/domain/text/paragraphs";
import { paragraphAt } from "@/lib/domain/text/paragraphs";
import type { Stretch } from "@/lib/domain/text/runs";
import { runsOf, stretchesOf } from "@/lib/domain/text/runs";
import type { Tag } from "./tags";

/**
 * One piece of a tag (`start` to `end`) and the lane it is underlined in; null when
 * all lanes were taken.
 */
export interface LanedTag extends Tag {
  readonly lane: number | null;
}

/** What may hold a paragraph as it is. */
export type Holder = "selection" | "handle";

/** What one paragraph draws. The same object until something in the paragraph changes. */
export interface ParagraphView {
  readonly stretches: readonly Stretch<LanedTag>[];
  /** Tags that begin in the paragraph, for its margin. */
  readonly starting: readonly LanedTag[];
}

/** From so many tags on, margins take longer to lay out than the text, so those off screen come later. */
const MANY_TAGS = 500;
/** Margins that are there from the first drawing on. */
const FIRST_MARGINS = 30;

/**
 * The tags of an article, paragraph by paragraph. Each paragraph on screen
 * subscribes to its own view, so a new tag draws one paragraph and not the article.
 */
export class ParagraphStore {
  /** Counts the drawings of paragraphs. */
  drawn = 0;
  private readonly views: ParagraphView[];
  private tagsBy: LanedTag[][];
  private readonly listeners: Set<() => void>[];
  private readonly frozen = new Map<Holder, ReadonlySet<number>>();
  private readonly stale = new Set<number>();
  private readonly margins: Set<number> | "all";

  /** `tagCount`: how many tags there are to draw at first; many of them fill the margins bit by bit. */
  constructor(
    readonly paragraphs: readonly Paragraph[],
    tagCount: number,
  ) {
    const first = paragraphs.slice(0, FIRST_MARGINS).map(({ index }) => index);
    this.margins = tagCount > MANY_TAGS ? new Set(first) : "all";
    this.tagsBy = paragraphs.map(() => []);
    this.views = paragraphs.map((paragraph) => viewOf(paragraph, []));
    this.listeners = paragraphs.map(() => new Set());
  }

  /** Show these tags. Draws the paragraphs in which something changed. */
  publish(tags: readonly Tag[], { laneOf }: Lanes): void {
    const previous = this.tagsBy;
    const next: LanedTag[][] = this.paragraphs.map(() => []);
    for (const tag of tags) {
      const lane = laneOf.get(tag.id) ?? null;
      for (const { start, end } of tag.pieces) {
        const first = paragraphAt(this.paragraphs, start).index;
        const last = paragraphAt(this.paragraphs, end - 1).index;
        let laned: LanedTag | undefined;
        for (let i = first; i <= last; i++) {
          laned ??= previous[i]!.find(
            (old) => old.annotation === tag.annotation && old.start === start && old.lane === lane,
          );
          laned ??= { ...tag, start, end, lane };
          next[i]!.push(laned);
        }
      }
    }
    this.tagsBy = next;
    for (const [i, tags] of next.entries()) if (!sameItems(previous[i]!, tags)) this.refresh(i);
  }

  /**
   * Hold these paragraphs as they are while a selection or a drag touches them:
   * text nodes replaced under a live selection destroy it. What changed meanwhile
   * is drawn when they are let go.
   */
  freeze(holder: Holder, paragraphs: ReadonlySet<number>): void {
    this.frozen.set(holder, paragraphs);
    for (const i of [...this.stale]) this.refresh(i);
  }

  /** Whether the paragraph's margin is to be drawn yet. */
  hasMargin = (index: number): boolean => this.margins === "all" || this.margins.has(index);

  /** Draw these paragraphs' margins from now on. */
  drawMargins(paragraphs: readonly number[]): void {
    if (this.margins === "all") return;
    for (const i of paragraphs) {
      if (this.margins.has(i)) continue;
      this.margins.add(i);
      for (const listener of this.listeners[i]!) listener();
    }
  }

  /** The first paragraphs whose margin is still to be drawn. */
  nextMargins(count: number): number[] {
    const { margins } = this;
    if (margins === "all" || margins.size === this.paragraphs.length) return [];
    const next: number[] = [];
    for (let i = 0; i < this.paragraphs.length && next.length < count; i++) {
      if (!margins.has(i)) next.push(i);
    }
    return next;
  }

  view = (index: number): ParagraphView => this.views[index]!;

  subscribe = (index: number, listener: () => void): (() => void) => {
    const listeners = this.listeners[index]!;
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  private refresh(index: number): void {
    if ([...this.frozen.values()].some((held) => held.has(index))) {
      this.stale.add(index);
      return;
    }
    this.stale.delete(index);
    this.drawn++;
    this.views[index] = viewOf(this.paragraphs[index]!, this.tagsBy[index]!);
    for (const listener of this.listeners[index]!) listener();
  }
}

function viewOf(paragraph: Paragraph, tags: readonly LanedTag[]): ParagraphView {
  return {
    stretches: stretchesOf(runsOf(paragraph, tags)),
    starting: tags.filter(
      ({ start, pieces }) => start === pieces[0]!.start && start >= paragraph.start,
    ),
  };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
