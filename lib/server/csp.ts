interface Circumstances {
  /** Fresh for every request, at least 128 random bits. */
  readonly nonce: string;
  /** Whether the browser reached us over TLS, perhaps through a reverse proxy. */
  readonly https: boolean;
  /** The development server evaluates strings and inserts styles; a built app does neither. */
  readonly dev: boolean;
}

/**
 * The Content-Security-Policy of a page: nothing from elsewhere, and only
 * scripts that carry this answer's nonce.
 *
 * Style *attributes* are allowed, because positions (menus, virtual lists,
 * charts) are computed; style *elements* need the nonce.
 */
export function contentSecurityPolicy({ nonce, https, dev }: Circumstances): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  if (https) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}
