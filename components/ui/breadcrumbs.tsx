import Link from "next/link";

export interface Crumb {
  href: string;
  label: string;
}

/** The way from the project down to this page; the page itself is its own heading. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        {items.map(({ href, label }) => (
          <li key={href} className="flex min-w-0 items-center gap-2 after:content-['/'_/_'']">
            <Link
              href={href}
              prefetch={false}
              className="max-w-64 truncate py-0.5 hover:text-ink hover:underline hover:underline-offset-4"
            >
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
