import Link from "next/link";
import { FrameChip } from "@/components/frame-chip";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import type { ThreadView } from "@/lib/domain/thread";

const KINDS = {
  annotation: "A tag in",
  decision: "A decision on",
  article: "The article",
  frame: "The frame",
} as const;

/** What a thread is about, in words. */
export function threadTitle({ subject, title }: Pick<ThreadView, "subject" | "title">): string {
  return `${KINDS[subject.kind]} “${title}”`;
}

/** A thread in a list: what it is about, how it begins, how many have answered. */
export function ThreadHead({ thread, href }: { thread: ThreadView; href: string }) {
  const { subject, frame, quote, comments, openedBy, createdAt, resolved, shared } = thread;
  const first = comments.find(({ deleted }) => !deleted);
  const answers = comments.length - 1;
  return (
    <article className="relative flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 transition-colors focus-within:border-control hover:border-control">
      <h2 className="font-sans text-base font-semibold tracking-normal">
        <Link href={href} prefetch={false} className="after:absolute after:inset-0">
          {threadTitle(thread)}
        </Link>
      </h2>
      {quote && (
        <blockquote dir="auto" className="line-clamp-2 font-serif wrap-anywhere">
          {quote}
        </blockquote>
      )}
      {first && (
        <p dir="auto" className="line-clamp-3 wrap-anywhere text-muted">
          {first.author}: {first.parts.map(({ text }) => text).join("")}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
        {frame && subject.kind !== "frame" && <FrameChip frame={frame} />}
        <span>
          {openedBy}, <Moment at={new Date(createdAt)} />
        </span>
        <span>
          {answers === 0 ? "No answer yet" : answers === 1 ? "1 answer" : `${answers} answers`}
        </span>
        {resolved && <Badge tone="success">Resolved</Badge>}
        {shared && <Badge tone="accent">Open to the whole team</Badge>}
      </p>
    </article>
  );
}
