import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test, vi } from "vitest";

afterAll(() => {
  vi.unstubAllEnvs();
});

/** What a server with this public address takes for the address of a client that claims another one. */
async function seenAt(publicUrl: string): Promise<unknown> {
  vi.resetModules();
  vi.stubEnv("PUBLIC_URL", publicUrl);
  vi.stubEnv("NEXTAUTH_SECRET", "k4Jd02mfQx7vTn9sLb3wRz8cYp5hGq1u");
  (await import("./caller")).nameCallers();
  const server = createServer(({ headers }, response) =>
    response.end(JSON.stringify(headers["x-forwarded-for"])),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, {
    headers: { "x-forwarded-for": "6.6.6.6" },
  });
  server.close();
  return answer.json();
}

test("AN-05: a reverse proxy is believed where there is one, a client is not", async () => {
  expect(await seenAt("https://framewise.example.org")).toBe("6.6.6.6");
  expect(await seenAt("http://framewise.example.org:3000")).toBe("127.0.0.1");
});
