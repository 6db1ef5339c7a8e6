"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { exclusively, openOtherTabs, openStore, sendParcel } from "./open-outbox";
import type { OutboxStatus } from "./outbox";
import { Outbox } from "./outbox";
import type { OutboxItem, Parcel } from "./outbox-store";
import { parcelsOf } from "./outbox-store";
import { isHere, noteWhoIsHere } from "./person-here";
import { UnsentList } from "./unsent-list";

/** How one assignment's leftovers stand. */
interface Left {
  readonly page: string;
  /** What the server could not be told, and what waits for a decision. */
  readonly items: readonly OutboxItem[];
  readonly problem: OutboxStatus["problem"];
  readonly forget: () => Promise<void>;
}

/**
 * Sends what the signed-in person tagged on other pages and what is not saved yet: offline, when
 * the browser was closed, before signing in again. Says so as long as something is left.
 */
export function Leftovers({ userId }: { userId: string }) {
  const pathname = usePathname();
  const [left, setLeft] = useState<ReadonlyMap<string, Left>>(new Map());

  useEffect(() => {
    noteWhoIsHere(userId);
    // A page that the browser kept, and brings back to somebody else.
    const leave = ({ persisted }: PageTransitionEvent) => {
      if (persisted && !isHere(userId)) window.location.reload();
    };
    window.addEventListener("pageshow", leave);
    return () => window.removeEventListener("pageshow", leave);
  }, [userId]);

  useEffect(() => {
    let closed = false;
    const closing: (() => void)[] = [];
    const carry = async (parcel: Parcel) => {
      const close = await send(parcel, (now) => {
        if (!closed) setLeft((before) => new Map(before).set(parcel.assignmentId, now));
      });
      if (closed) close();
      else closing.push(close);
    };
    void parcelsOf(userId)
      // The page of an article sends its own.
      .then((parcels) => parcels.filter((parcel) => !closed && pageOf(parcel) !== pathname))
      .then((parcels) => Promise.all(parcels.map(carry)))
      .catch(() => {}); // No usable database, so nothing is left in it.
    return () => {
      closed = true;
      for (const close of closing) close();
      setLeft(new Map());
    };
  }, [userId, pathname]);

  const open = [...left.values()].filter(({ items }) => items.length > 0);
  if (open.length === 0) return null;
  const items = open.flatMap((one) => one.items);
  const reasons = new Set(open.flatMap(({ problem }) => reasonOf(problem)));
  return (
    <div className="no-print mx-auto max-w-page px-4 pt-4 sm:px-6">
      <Notice tone="warning">
        <p role="status">
          {items.length === 1 ? "1 change" : `${items.length} changes`} you made earlier{" "}
          {items.length === 1 ? "is" : "are"} not saved yet. This browser keeps them and goes on
          trying:{" "}
          {open.map(({ page }, index) => (
            <span key={page}>
              {index > 0 && ", "}
              <Link href={page}>
                {open.length === 1 ? "open the article" : `open article ${index + 1}`}
              </Link>
            </span>
          ))}
          .{[...reasons].map((reason) => ` The server says: “${reason}”`)}
        </p>
        <UnsentList
          words={() => items.map(({ words }) => words ?? "A change from before an update")}
        >
          {reasons.size > 0 && (
            <ConfirmDialog
              trigger={<Button size="small">Give them up…</Button>}
              title="Give up what is not saved?"
              confirm="Give it up"
              cancel="Keep it"
              action={async () => {
                await Promise.all(open.map(({ forget }) => forget()));
                return { ok: true, value: undefined };
              }}
            >
              It is removed from this browser, and nobody can bring it back. Copy it first.
            </ConfirmDialog>
          )}
        </UnsentList>
      </Notice>
    </div>
  );
}

function reasonOf(problem: OutboxStatus["problem"]): string[] {
  return problem !== null && typeof problem === "object" ? [problem.rejected] : [];
}

/** Begin to send; tells how it stands, and how to stop. */
async function send(parcel: Parcel, tell: (left: Left) => void): Promise<() => void> {
  const { store, keeps } = await openStore(parcel);
  const page = pageOf(parcel);
  const outbox = new Outbox({
    store,
    keeps,
    send: (mutations) => sendParcel(parcel, mutations),
    exclusively: (work) => exclusively(parcel, work),
    onResults: (results) => otherTabs.post(results),
    onStatus: ({ problem }) => void look(problem),
  });
  const otherTabs = openOtherTabs(parcel, (results) => void outbox.hear(results));

  async function look(problem: OutboxStatus["problem"]) {
    const items = await store.list();
    // What is on its way is no news; what it could not be told, and what waits for a decision, is.
    const stuck = problem ? items : items.filter(({ answer }) => answer);
    tell({ page, items: stuck, problem, forget });
  }
  async function forget() {
    await store.remove((await store.list()).map(({ mutation }) => mutation.mutationId));
    await outbox.flush();
  }

  const retry = () => void outbox.flush();
  window.addEventListener("online", retry);
  await outbox.start();
  return () => {
    window.removeEventListener("online", retry);
    outbox.stop();
    otherTabs.close();
  };
}

/** Where the article of an assignment is coded. */
function pageOf({ mutationsUrl }: Parcel): string {
  return mutationsUrl.replace(
    /^\/api\/v1\/projects\/([^/]+)\/assignments\/([^/]+)\/mutations$/,
    "/projects/$1/code/$2",
  );
}
