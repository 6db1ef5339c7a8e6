import Link from "next/link";

/** Views of which each is a page of its own, with the same filter. */
export function PartTabs({
  label,
  parts,
  current,
}: {
  /** What the views are of, for screen readers. */
  label: string;
  parts: readonly { readonly id: string; readonly label: string; readonly href: string }[];
  current: string;
}) {
  return (
    <nav aria-label={label} className="no-print mb-6 flex flex-wrap gap-x-6 border-b border-line">
      {parts.map(({ id, label, href }) => (
        <Link
          key={id}
          href={href}
          aria-current={id === current ? "page" : undefined}
          className="relative inline-flex min-h-10 items-center font-medium whitespace-nowrap text-muted no-underline after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:after:bg-accent pointer-coarse:min-h-11 forced-colors:aria-[current=page]:after:bg-[Highlight]"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
