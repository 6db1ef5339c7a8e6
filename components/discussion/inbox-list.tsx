"use client";

import Link from "next/link";
import { startTransition } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import type { Result } from "@/lib/domain/errors";

interface Item {
  readonly id: string;
  readonly sentence: string;
  readonly href: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly unread: boolean;
}

/** Items of one kind. Following one marks it as read. */
export function InboxList({
  items,
  markRead,
}: {
  items: readonly Item[];
  markRead: (ids: readonly string[]) => Promise<Result<null>>;
}) {
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
      {items.map(({ id, sentence, href, createdAt, unread }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
            <Link
              href={href}
              prefetch={false}
              onClick={() => {
                if (unread) startTransition(async () => void (await markRead([id])));
              }}
              className={`wrap-anywhere underline-offset-4 hover:underline ${unread ? "font-medium" : ""}`}
            >
              {sentence}
            </Link>
            <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
              <Moment at={new Date(createdAt)} exact />
              {unread && <Badge tone="accent">New</Badge>}
            </p>
          </div>
          {unread && (
            <ActionForm
              action={() => markRead([id])}
              submit={
                <>
                  Mark as read<span className="sr-only">: {sentence}</span>
                </>
              }
              variant="quiet"
            />
          )}
        </li>
      ))}
    </ul>
  );
}
