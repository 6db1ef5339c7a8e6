"use client";

import { Menu as Lines, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { OVERLAY } from "@/components/ui/dialog";
import type { NavigationItem } from "@/lib/domain/navigation";
import { Navigation } from "./navigation";

const ICON_BUTTON =
  "grid size-11 shrink-0 place-items-center rounded-md hover:bg-sunken [&>svg]:size-5";

/** The project's navigation on a screen too narrow for a bar. */
export function Drawer({ title, items }: { title: string; items: readonly NavigationItem[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger aria-label="Open the project's menu" className={`${ICON_BUTTON} -ml-3`}>
        <Lines aria-hidden />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={OVERLAY} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col gap-3 overflow-y-auto border-r border-line bg-surface p-4 shadow-raised outline-none data-[state=open]:animate-[slide_180ms_ease-out]"
        >
          <div className="flex items-center justify-between pl-3">
            <Dialog.Title className="min-w-0 text-lg">{title}</Dialog.Title>
            <Dialog.Close aria-label="Close the menu" className={ICON_BUTTON}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <Navigation items={items} look="drawer" onNavigate={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
