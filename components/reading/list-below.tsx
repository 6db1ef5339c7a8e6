import type { ReactNode } from "react";

/** On a screen with room for one column: the way past the article to the list that stands below it. */
export function ListBelow({ href, children }: { href: `#${string}`; children: ReactNode }) {
  return (
    <p className="no-print mb-4 min-[1180px]:hidden">
      <a href={href} className="inline-flex min-h-11 items-center">
        {children} ↓
      </a>
    </p>
  );
}
