"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { subjectOf } from "@/lib/domain/annotation";
import { exclusively, openStore, outboxName } from "./open-outbox";
import { Outbox } from "./outbox";
import type { OutboxItem, Parcel } from "./outbox-store";
import { parcelsOf } from "./outbox-store";
import { sendMutations } from "./send-mutations";

/** How one assignment's leftovers stand. */
interface Left {
  readonly page: string;
  /** What the server could not be told. */
  readonly unsaved: number;
  readonly undecided: number;
}

/**
 * Sends what the signed-in person tagged on other pages and what is not saved yet: offline, when
 * the browser was closed, before signing in again. Says so as long as something is left.
 */
export function Leftovers({ userId }: { userId: string }) {
  const pathname = usePathname();
  const [left, setLeft] = useState<ReadonlyMap<string, Left>>(new Map());

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

  const open = [...left.values()].filter(({ unsaved, undecided }) => unsaved + undecided > 0);
  if (open.length === 0) return null;
  const count = open.reduce((sum, { unsaved, undecided }) => sum + unsaved + undecided, 0);
  return (
    <div role="status" className="no-print mx-auto max-w-page px-4 pt-4 sm:px-6">
      <Notice tone="warning">
        {count === 1 ? "1 change" : `${count} changes`} you made earlier{" "}
        {count === 1 ? "is" : "are"} not saved yet. This browser keeps them and goes on trying:{" "}
        {open.map(({ page }, index) => (
          <span key={page}>
            {index > 0 && ", "}
            <Link href={page}>
              {open.length === 1 ? "open the article" : `open article ${index + 1}`}
            </Link>
          </span>
        ))}
        .
      </Notice>
    </div>
  );
}

/** Begin to send; tells how it stands, and how to stop. */
async function send(parcel: Parcel, tell: (left: Left) => void): Promise<() => void> {
  const name = outboxName(parcel);
  const otherTabs = new BroadcastChannel(name);
  const { store, keeps } = await openStore(parcel);
  const page = pageOf(parcel);
  let undecided = 0;
  const outbox = new Outbox({
    store,
    keeps,
    send: (mutations) => sendMutations(parcel.mutationsUrl, mutations),
    exclusively: (work) => exclusively(name, work),
    onResults(results) {
      otherTabs.postMessage(results);
      undecided += results.filter(({ status }) => status !== "saved").length;
    },
    onStatus: ({ unsaved, problem }) => tell({ page, unsaved: problem ? unsaved : 0, undecided }),
  });
  const retry = () => void outbox.flush();
  window.addEventListener("online", retry);
  undecided = heldIn(await outbox.start());
  return () => {
    window.removeEventListener("online", retry);
    outbox.stop();
    otherTabs.close();
  };
}

/** Tags and questions that wait for a decision. */
function heldIn(items: readonly OutboxItem[]): number {
  return new Set(items.filter(({ answer }) => answer).map(({ mutation }) => subjectOf(mutation)))
    .size;
}

/** Where the article of an assignment is coded. */
function pageOf({ mutationsUrl }: Parcel): string {
  return mutationsUrl.replace(
    /^\/api\/v1\/projects\/([^/]+)\/assignments\/([^/]+)\/mutations$/,
    "/projects/$1/code/$2",
  );
}
