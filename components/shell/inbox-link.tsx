import { Inbox } from "lucide-react";
import Link from "next/link";

/** The way to the person's inbox, with the number of new items. */
export function InboxLink({ href, unread }: { href: string; unread: number }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="relative grid size-9 shrink-0 place-items-center rounded-full text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
    >
      <Inbox aria-hidden className="size-5" />
      <span className="sr-only">Inbox: {unread === 0 ? "nothing new" : `${unread} new`}</span>
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full border border-surface bg-accent px-1 text-[0.6875rem] leading-none font-semibold text-on-accent tabular-nums"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}
