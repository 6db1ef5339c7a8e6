"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { SmallButton } from "./small-button";

/** A dialog over the page, open for as long as it is drawn. The browser keeps the focus inside. */
export function ModalDialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(46rem,100vw-1.5rem)] rounded-lg border border-line bg-surface p-0 text-ink shadow-raised backdrop:bg-black/35"
    >
      <div className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
        <h2 id={id}>{title}</h2>
        <SmallButton onClick={onClose}>
          <X aria-hidden size={15} /> Close
        </SmallButton>
      </div>
      <div className="p-5">{children}</div>
    </dialog>
  );
}
