"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";

/** Milliseconds for which the slider rests before the page follows it. */
const REST = 200;

/** The moments at which an article changed: a slider through them, and what happened at each. */
export function MomentChoice({
  address,
  moments,
  chosen,
}: {
  address: string;
  moments: readonly { readonly at: string; readonly when: string; readonly what: string }[];
  /** The index of the one that is shown. */
  chosen: number;
}) {
  const router = useRouter();
  const [index, setIndex] = useState(chosen);
  const [pending, follow] = useTransition();
  const moment = moments[index] ?? moments.at(-1)!;

  useEffect(() => {
    if (index === chosen) return;
    const rest = setTimeout(
      () =>
        follow(() =>
          router.replace(`${address}?at=${encodeURIComponent(moment.at)}`, { scroll: false }),
        ),
      REST,
    );
    return () => clearTimeout(rest);
  }, [index, chosen, moment.at, address, router]);

  return (
    <div className="no-print flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <label className="flex flex-col gap-2">
        <span className="font-medium">
          Moment {index + 1} of {moments.length}
        </span>
        <input
          type="range"
          min={0}
          max={moments.length - 1}
          value={index}
          onChange={(event) => setIndex(Number(event.target.value))}
          aria-valuetext={`${moment.when}: ${moment.what}`}
          className="w-full accent-accent"
        />
      </label>
      <p aria-live="polite" className={pending ? "text-muted" : undefined}>
        <span className="tabular-nums">{moment.when}</span> · {moment.what}
      </p>
    </div>
  );
}
