import { describe, expect, test } from "vitest";
import { isSameOrigin, requireSameOrigin } from "./origin";

const host = "framewise.example:3000";

describe("isSameOrigin", () => {
  test.each([
    ["the browser says so", { "sec-fetch-site": "same-origin" }],
    [
      "a reverse proxy changed the host",
      { "sec-fetch-site": "same-origin", origin: "https://x.example" },
    ],
    ["on plain http the origin names the host", { origin: "http://framewise.example:3000" }],
  ])("holds when %s", (_when, sent) => {
    expect(isSameOrigin(new Headers({ host, ...sent }))).toBe(true);
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "http://framewise.example:3000" }],
    ["a sibling domain", { "sec-fetch-site": "same-site" }],
    ["the address bar", { "sec-fetch-site": "none" }],
    ["another origin", { origin: "https://evil.example" }],
    ["another port", { origin: "http://framewise.example:4000" }],
    ["a sandboxed frame", { origin: "null" }],
    [
      "a spoofed forwarded host",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
    ["nobody knows where", {}],
  ])("does not hold for a request from %s", (_from, sent) => {
    expect(isSameOrigin(new Headers({ host, ...sent }))).toBe(false);
  });
});

test("requireSameOrigin refuses what another site sent", () => {
  const request = (origin: string) =>
    new Request("http://localhost/", { method: "POST", headers: { host, origin } });
  expect(() => requireSameOrigin(request("https://evil.example"))).toThrow(
    expect.objectContaining({ code: "forbidden" }),
  );
  expect(() => requireSameOrigin(request(`http://${host}`))).not.toThrow();
});
