import Link from "next/link";

/** The product's name and mark; leads home. */
export function Wordmark({ markOnlyOnPhones = false }: { markOnlyOnPhones?: boolean }) {
  return (
    <Link
      href="/"
      prefetch={false}
      className="flex min-h-9 shrink-0 items-center gap-2.5 pointer-coarse:min-h-11"
    >
      <svg aria-hidden viewBox="0 0 24 24" className="size-6">
        <path
          d="M8.5 3H3v18h5.5M15.5 3H21v18h-5.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
        <path d="M7 9.25h10" stroke="var(--frame-orange)" strokeWidth="3" />
        <path d="M7 14.75h6.5" stroke="var(--frame-blue)" strokeWidth="3" />
      </svg>
      <span
        className={`font-serif text-lg font-semibold tracking-tight ${markOnlyOnPhones ? "max-sm:sr-only" : ""}`}
      >
        Framewise
      </span>
    </Link>
  );
}
