"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Goes to the next article with one key, wherever nothing is being typed; and says which key. */
export function NextKey({ href, shortcut }: { href: string; shortcut: string }) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const typing =
        target instanceof Element &&
        target.closest("input, select, textarea, [contenteditable], [role=dialog], [role=menu]");
      if (typing || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
      if (key.toLowerCase() !== shortcut.toLowerCase()) return;
      event.preventDefault();
      router.push(href);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [href, shortcut, router]);
  return <kbd title="The key for the next article">{shortcut.toUpperCase()}</kbd>;
}
