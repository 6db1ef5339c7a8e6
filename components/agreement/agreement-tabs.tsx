"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const PAGES = [
  { path: "/agreement", label: "Agreement" },
  { path: "/agreement/differences", label: "Where and why" },
  { path: "/agreement/gamma", label: "Passages lined up (γ)" },
  { path: "/planner", label: "Planner" },
] as const;

/** The pages about agreement, with the filter that one carries to the next. */
export function AgreementTabs({ address, query }: { address: string; query: string }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Agreement"
      className="no-print mb-8 flex flex-wrap gap-x-6 border-b border-line"
    >
      {PAGES.map(({ path, label }) => (
        <Link
          key={path}
          href={`${address}${path}${query ? `?${query}` : ""}`}
          aria-current={pathname === `${address}${path}` ? "page" : undefined}
          className="relative inline-flex min-h-10 items-center font-medium whitespace-nowrap text-muted no-underline after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:after:bg-accent forced-colors:aria-[current=page]:after:bg-[Highlight] pointer-coarse:min-h-11"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
