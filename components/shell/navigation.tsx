"use client";

import { LoaderCircle } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { NavigationItem } from "@/lib/domain/navigation";
import { activeItem } from "@/lib/domain/navigation";

const LOOKS = {
  bar: {
    list: "flex h-full items-stretch gap-5 xl:gap-6",
    link:
      "relative flex items-center text-sm font-medium whitespace-nowrap text-muted hover:text-ink " +
      "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 aria-[current]:text-ink " +
      "aria-[current]:after:bg-accent forced-colors:aria-[current]:after:bg-[Highlight]",
  },
  drawer: {
    list: "flex flex-col",
    link:
      "flex min-h-12 items-center gap-3 rounded-md px-3 font-medium " +
      "hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent-strong",
  },
};

/** The parts of a project: along the top bar, or one below the other in the drawer. */
export function Navigation({
  items,
  look,
  onNavigate,
}: {
  items: readonly NavigationItem[];
  look: keyof typeof LOOKS;
  onNavigate?: () => void;
}) {
  const pathname = usePathname();
  const active = activeItem(items, pathname);
  return (
    <nav aria-label="Project" className={look === "bar" ? "h-full" : undefined}>
      <ul className={LOOKS[look].list}>
        {items.map((item) => (
          <li key={item.href} className="flex flex-col">
            <Link
              href={item.href}
              prefetch={false}
              onClick={onNavigate}
              aria-current={
                item !== active ? undefined : item.href === pathname ? "page" : "location"
              }
              className={`grow ${LOOKS[look].link}`}
            >
              {item.label}
              <Pending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Turns while the page behind the link around it is being fetched; invisible for the first blink. */
function Pending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <LoaderCircle
      aria-hidden
      className="absolute -right-4.5 size-3.5 animate-[spin_1s_linear_infinite,appear_150ms_200ms_both]"
    />
  );
}
