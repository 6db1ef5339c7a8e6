import { unstable_doesMiddlewareMatch as doesMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { config, proxy } from "@/proxy";

const ask = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest("http://localhost/projects/levy?q=a", { headers })).headers;

const nonceIn = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

describe("proxy", () => {
  test("XS-09: makes a new nonce of at least 128 bits for every request", () => {
    const [one, other] = [ask(), ask()].map((headers) =>
      nonceIn(headers.get("content-security-policy")),
    );
    expect(one).not.toBe(other);
    expect(Buffer.from(one!, "base64").length).toBeGreaterThanOrEqual(16);
  });

  test("XS-10: hands the page the policy the browser gets, and nothing the client sent instead", () => {
    const headers = ask({
      "content-security-policy": "script-src 'nonce-mine'",
      "content-security-policy-report-only": "script-src 'nonce-mine'",
      "x-nonce": "mine",
      "x-path": "//evil.example",
    });
    // Next.js passes request headers on under this prefix.
    const passed = (name: string) => headers.get(`x-middleware-request-${name}`);
    expect(passed("content-security-policy")).toBe(headers.get("content-security-policy"));
    expect(passed("content-security-policy-report-only")).toBeNull();
    expect(passed("x-nonce")).toBeNull();
    expect(passed("x-path")).toBe("/projects/levy?q=a");
    expect([...headers].join()).not.toContain("mine");
  });

  test("asks for https behind a proxy that speaks it", () => {
    const policy = ask({ "x-forwarded-proto": "https" }).get("content-security-policy");
    expect(policy).toContain("upgrade-insecure-requests");
    expect(ask().get("content-security-policy")).not.toContain("upgrade-insecure-requests");
  });
});

describe("its matcher", () => {
  const matches = (url: string, headers = {}) =>
    doesMatch({ config, nextConfig: {}, url, headers });

  test.each([
    "/",
    "/projects/levy/articles",
    "/api/auth/session",
    "/api/v1/projects/%ff",
    "/api/v1/projects/levy/imports/%ff",
    "/nope",
  ])("FW-02: takes in %s, also when it is prefetched", (url) => {
    expect(matches(url)).toBe(true);
    expect(matches(url, { purpose: "prefetch", "next-router-prefetch": "1" })).toBe(true);
  });

  test.each([
    "/_next/static/chunks/a.js",
    "/api/v1/projects/levy/imports/b/files/f/parts/0",
    "/api/v1/archives",
    "/api/v1/projects/levy/exports/tags.csv",
  ])("leaves out %s", (url) => {
    expect(matches(url)).toBe(false);
  });
});
