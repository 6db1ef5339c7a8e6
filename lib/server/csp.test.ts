import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "./csp";

const served = { nonce: "bm9uY2U=", https: false, dev: false };

describe("contentSecurityPolicy", () => {
  test("XS-09: allows nothing but the app itself and scripts with the nonce", () => {
    expect(directives(served)).toEqual({
      "default-src": "'none'",
      "script-src": "'self' 'nonce-bm9uY2U=' 'strict-dynamic'",
      "style-src": "'self' 'nonce-bm9uY2U='",
      "style-src-attr": "'unsafe-inline'",
      "img-src": "'self' data: blob:",
      "font-src": "'self'",
      "connect-src": "'self'",
      "manifest-src": "'self'",
      "worker-src": "'self'",
      "object-src": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
    });
  });

  test("asks for https only where the request came over https", () => {
    expect(directives({ ...served, https: true })).toHaveProperty("upgrade-insecure-requests");
    expect(directives(served)).not.toHaveProperty("upgrade-insecure-requests");
  });

  test("lets scripts evaluate strings in development only", () => {
    expect(directives({ ...served, dev: true })["script-src"]).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy(served)).not.toContain("unsafe-eval");
  });
});

/** The policy as a browser takes it apart. */
function directives(circumstances: typeof served): Record<string, string> {
  return Object.fromEntries(
    contentSecurityPolicy(circumstances)
      .split("; ")
      .map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources.join(" ")];
      }),
  );
}
