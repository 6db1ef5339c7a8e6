import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { JWTPayload } from "jose";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { decode } from "next-auth/jwt";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findOrLinkPerson } from "@/lib/data/identities";
import { findLiveSession } from "@/lib/data/sessions";
import { clearPassword, createPerson, disablePerson } from "@/lib/data/users";
import { prisma } from "@/lib/db/client";

const OWN = "http://127.0.0.1:4999";
const SESSION = "next-auth.session-token";
const secret = "k4Jd02mfQx7vTn9sLb3wRz8cYp5hGq1u";
// The provider says that it is not set up for production.
for (const level of ["warn", "info"] as const)
  vi.spyOn(console, level).mockImplementation(() => {});
const stops: (() => void)[] = [];

afterAll(() => {
  for (const stop of stops) stop();
  vi.unstubAllEnvs();
});

async function listen(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Framewise with its settings naming this service. */
async function framewiseWith(issuer: string) {
  vi.resetModules();
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.stubEnv("PUBLIC_URL", OWN);
  vi.stubEnv("OIDC_ISSUER", issuer);
  vi.stubEnv("OIDC_CLIENT_ID", "framewise");
  vi.stubEnv("OIDC_CLIENT_SECRET", "between the two");
  return import("./next-auth");
}

type Framewise = Awaited<ReturnType<typeof framewiseWith>>;
type Cookies = Record<string, string>;

/** Press the button: where the browser is sent, and what it keeps meanwhile. */
async function begin({ askNextAuth }: Framewise, next = "/projects/levy") {
  const request = { query: {}, headers: new Headers() };
  const csrf = await askNextAuth({
    ...request,
    method: "GET",
    path: ["csrf"],
    body: {},
    cookies: {},
  });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await askNextAuth({
    ...{ ...request, method: "POST", path: ["signin", "oidc"], cookies: cookiesOf(csrf) },
    body: { csrfToken, callbackUrl: next },
  });
  return { address: new URL(answer.headers.get("Location")!), cookies: cookiesOf(answer) };
}

function comeBack({ askNextAuth }: Framewise, query: Record<string, string>, cookies: Cookies) {
  return askNextAuth({
    ...{ method: "GET", path: ["callback", "oidc"], query, cookies, body: {} },
    headers: new Headers(),
  });
}

function cookiesOf(response: Response): Cookies {
  return Object.fromEntries(
    response.headers.getSetCookie().map((cookie) => {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}

const account = async (email: string) =>
  (await createPerson({ email, name: "Ana", passwordHash: null, isAdmin: false }, null)).id;

async function whoIs(answer: Response): Promise<string | undefined> {
  const token = cookiesOf(answer)[SESSION];
  const payload = token ? await decode({ token, secret }) : null;
  return (await findLiveSession((payload?.sessionId as string | undefined) ?? "none"))?.person.id;
}

test("signs in through a real provider, and leads back to the page that was asked for", async () => {
  const id = await account("real@example.org");
  const issuer = await listen((request, response) => void handle(request, response));
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: "framewise", client_secret: "between the two" },
        redirect_uris: [`${OWN}/api/auth/callback/oidc`],
      },
    ],
    cookies: { keys: ["for the test"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@Example.org`, email_verified: true }),
    }),
  });
  const handle = provider.callback();
  const framewise = await framewiseWith(issuer);
  const { address, cookies } = await begin(framewise);
  expect(address.searchParams.get("code_challenge_method")).toBe("S256");
  const query = await signInAt(address, "real");
  const answer = await comeBack(framewise, query, cookies);
  expect(answer.headers.get("Location")).toBe(`${OWN}/projects/levy`);
  expect(await whoIs(answer)).toBe(id);
});

/** Fill in the provider's own pages as a browser would. @returns what it sends back */
async function signInAt(start: URL, login: string): Promise<Record<string, string>> {
  const jar = new Map<string, string>();
  let next: URL = start;
  let body: URLSearchParams | undefined;
  for (let steps = 0; steps < 12; steps++) {
    const response = await fetch(next, {
      ...{ method: body ? "POST" : "GET", redirect: "manual" as const, ...(body && { body }) },
      headers: { cookie: [...jar].map((pair) => pair.join("=")).join("; ") },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    body = undefined;
    if (location) {
      next = new URL(location, next);
      if (next.href.startsWith(OWN)) return Object.fromEntries(next.searchParams);
      continue;
    }
    const html = await response.text();
    const [, action = "", prompt = ""] =
      /action="([^"]+)"[\s\S]*?name="prompt" value="(\w+)"/.exec(html) ?? [];
    next = new URL(action, next);
    body = new URLSearchParams({ prompt, login, password: "any" });
  }
  throw new Error("The provider did not send back.");
}

describe("AN-20: a provider that is not honest", () => {
  let issuer: string;
  let framewise: Framewise;
  let key: Awaited<ReturnType<typeof generateKeyPair>>;
  /** What its token says, beside what it should. */
  let lies: (honest: JWTPayload) => Promise<string>;
  let nonce: string | null;
  const used = new Set<string>();

  beforeAll(async () => {
    key = await generateKeyPair("RS256");
    const jwk = { ...(await exportJWK(key.publicKey)), kid: "one", alg: "RS256", use: "sig" };
    issuer = await listen((request, response) => {
      const { pathname } = new URL(request.url!, "http://issuer");
      const send = (value: object, status = 200) =>
        response
          .writeHead(status, { "Content-Type": "application/json" })
          .end(JSON.stringify(value));
      if (pathname === "/keys") return void send({ keys: [jwk] });
      if (pathname !== "/token") {
        return void send({
          ...{ issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` },
          ...{ authorization_endpoint: `${issuer}/authorize`, response_types_supported: ["code"] },
          ...{
            id_token_signing_alg_values_supported: ["RS256"],
            subject_types_supported: ["public"],
          },
        });
      }
      let form = "";
      request.on("data", (chunk: Buffer) => (form += chunk.toString()));
      request.on("end", () => {
        const code = new URLSearchParams(form).get("code")!;
        if (used.has(code)) return void send({ error: "invalid_grant" }, 400);
        used.add(code);
        const now = Math.floor(Date.now() / 1000);
        const honest = {
          iss: issuer,
          aud: "framewise",
          sub: "ana",
          iat: now,
          exp: now + 60,
          nonce,
        };
        void lies({ ...honest, email: "honest@example.org", email_verified: true }).then(
          (id_token) => send({ access_token: "any", token_type: "Bearer", id_token }),
        );
      });
    });
    framewise = await framewiseWith(issuer);
    await account("honest@example.org");
  });

  const signed = (payload: JWTPayload) =>
    new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(key.privateKey);

  /** Press the button, and come back with what the provider says. */
  async function attempt(
    change: (query: Record<string, string>) => Record<string, string> = (query) => query,
    keep: (cookies: Cookies) => Cookies = (cookies) => cookies,
  ) {
    const { address, cookies } = await begin(framewise);
    nonce = address.searchParams.get("nonce");
    const query = { code: crypto.randomUUID(), state: address.searchParams.get("state")! };
    return comeBack(framewise, change(query), keep(cookies));
  }

  test("while it is honest, the person is signed in", async () => {
    lies = signed;
    expect(await whoIs(await attempt())).toBeTruthy();
  });

  test.each<[string, (honest: JWTPayload) => Promise<string>]>([
    ["another nonce", (token) => signed({ ...token, nonce: "another" })],
    ["no nonce", ({ nonce: _left, ...token }) => signed(token)],
    ["no signature", (token) => Promise.resolve(new UnsecuredJWT(token).encode())],
    ["another issuer", (token) => signed({ ...token, iss: "https://evil.example" })],
    ["another audience", (token) => signed({ ...token, aud: "somebody-else" })],
    ["a token that has expired", (token) => signed({ ...token, exp: token.iat! - 60 })],
  ])("%s: nobody is signed in", async (_what, says) => {
    lies = says;
    const answer = await attempt();
    expect(framewise.signsIn(answer)).toBe(false);
  });

  test("another key: nobody is signed in", async () => {
    const other = await generateKeyPair("RS256");
    lies = (token) =>
      new SignJWT(token).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(other.privateKey);
    expect(framewise.signsIn(await attempt())).toBe(false);
  });

  test.each<[string, Parameters<typeof attempt>]>([
    ["a wrong state", [(query) => ({ ...query, state: "wrong" })]],
    ["no state", [({ code }) => ({ code: code! })]],
    ["no cookies", [undefined, () => ({})]],
    [
      "cookies that we did not sign",
      [undefined, (all) => Object.fromEntries(Object.keys(all).map((name) => [name, "forged"]))],
    ],
    ["an error", [({ state }) => ({ state: state!, error: "access_denied" })]],
  ])("%s: nobody is signed in", async (_what, how) => {
    lies = signed;
    expect(framewise.signsIn(await attempt(...how))).toBe(false);
  });

  test("a code that was used: nobody is signed in", async () => {
    lies = signed;
    const code = "the same twice";
    expect(framewise.signsIn(await attempt((query) => ({ ...query, code })))).toBe(true);
    expect(framewise.signsIn(await attempt((query) => ({ ...query, code })))).toBe(false);
  });

  test("no account, an unverified address and a disabled account are refused, and nothing is made", async () => {
    const people = await prisma.user.count();
    await account("gone@example.org");
    await disablePerson("gone@example.org", null);
    for (const claims of [
      { sub: "new", email: "new@example.org" },
      { sub: "unverified", email: "honest@example.org", email_verified: false },
      { sub: "gone", email: "gone@example.org" },
      { sub: "none", email: undefined },
    ]) {
      lies = (token) => signed({ ...token, ...claims });
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await prisma.user.count()).toBe(people + 1);
    expect(await prisma.identity.count({ where: { issuer } })).toBe(1);
  });

  test("AN-20: whoever is given the address of somebody who signed in does not get the account", async () => {
    const id = await account("passed-on@example.org");
    const as = (sub: string) => {
      lies = (token) => signed({ ...token, sub, email: "passed-on@example.org" });
      return attempt();
    };
    const claim = { issuer, subject: "first", email: "passed-on@example.org", emailVerified: true };
    const both = [findOrLinkPerson(claim), findOrLinkPerson(claim)];
    expect(await Promise.all(both)).toEqual([id, id]);
    expect(await whoIs(await as("first"))).toBe(id);
    await expect(as("second")).rejects.toMatchObject({ code: "forbidden" });
    // Until an administrator says that it is the same person.
    await clearPassword("passed-on@example.org", null);
    expect(await whoIs(await as("second"))).toBe(id);
    await expect(as("first")).rejects.toMatchObject({ code: "forbidden" });
  });

  test("once linked, the identity counts and not its address; a disabled account stays shut", async () => {
    lies = (token) => signed({ ...token, email: "another@example.org" });
    expect(await whoIs(await attempt())).toBeTruthy();
    await disablePerson("honest@example.org", null);
    await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  });

  test("without a service in the settings its addresses do not exist", async () => {
    vi.resetModules();
    vi.stubEnv("OIDC_ISSUER", "");
    const without = await import("./next-auth");
    await expect(comeBack(without, { code: "x", state: "x" }, {})).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
