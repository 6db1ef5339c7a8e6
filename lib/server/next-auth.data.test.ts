import { UnsecuredJWT } from "jose";
import { decode, encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createLink } from "@/lib/data/links";
import { createSession, findLiveSession } from "@/lib/data/sessions";
import { createPerson, disablePerson } from "@/lib/data/users";
import { prisma } from "@/lib/db/client";
import type { AppError } from "@/lib/domain/errors";
import { config } from "./config";
import type { AuthRequest } from "./next-auth";
import { askNextAuth } from "./next-auth";
import { hashPassword } from "./passwords";
import { createToken, hashToken } from "./tokens";

const PASSWORD = "the levy hurts nobody";
const SESSION = "next-auth.session-token";
let n = 0;

beforeAll(() => {
  vi.stubEnv("NEXTAUTH_SECRET", createToken());
  vi.stubEnv("LOG_LEVEL", "silent");
});

afterAll(() => {
  vi.unstubAllEnvs();
});

/** Somebody new for each test: the limits count by account and by address. */
async function person() {
  const email = `ana-${n++}@example.org`;
  const passwordHash = await hashPassword(PASSWORD);
  const { id } = await createPerson({ email, name: "Ana", passwordHash, isAdmin: false }, null);
  return { id, email, address: `10.0.0.${n}` };
}

const ask = (request: Partial<AuthRequest> & Pick<AuthRequest, "method" | "path">) =>
  askNextAuth({ body: {}, query: {}, cookies: {}, headers: new Headers(), ...request });

/** Sign in as a browser does: fetch the CSRF token, post it with the credentials. */
async function signIn(
  credentials: Record<string, unknown>,
  address = "10.1.1.1",
  provider = "credentials",
  extra: Record<string, string> = {},
) {
  const csrf = await ask({ method: "GET", path: ["csrf"] });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return ask({
    method: "POST",
    path: ["callback", provider],
    body: { ...credentials, ...extra, csrfToken },
    cookies: cookiesOf(csrf),
    headers: new Headers({ "x-forwarded-for": `6.6.6.6, ${address}` }),
  });
}

function cookiesOf(response: Response): Record<string, string> {
  return Object.fromEntries(
    response.headers.getSetCookie().map((cookie) => {
      const [name, value] = cookie.split(";")[0]!.split("=");
      return [name!, decodeURIComponent(value!)];
    }),
  );
}

async function session(cookie: string): Promise<unknown> {
  const response = await ask({
    method: "GET",
    path: ["session"],
    cookies: { [SESSION]: cookie },
  });
  return response.json();
}

/** Why signing in was refused; null when it was not. */
const refusal = (attempt: Promise<Response>) =>
  attempt.then(
    () => null,
    ({ code, message }: AppError) => ({ code, message }),
  );

describe("signing in", () => {
  test("sets a cookie that names a session and nothing else", async () => {
    const { id, email } = await person();
    const response = await signIn({ email: ` ${email.toUpperCase()}`, password: PASSWORD });
    expect(response.status).toBe(302);
    const header = response.headers.getSetCookie().find((cookie) => cookie.startsWith(SESSION))!;
    expect(header).toMatch(/; HttpOnly/);
    expect(header).toMatch(/; SameSite=Lax/);

    const token = cookiesOf(response)[SESSION]!;
    const payload = await decode({ token, secret: config().NEXTAUTH_SECRET });
    expect(Object.keys(payload!).sort()).toEqual(["exp", "iat", "jti", "sessionId"]);
    expect(await findLiveSession(payload!.sessionId as string)).toMatchObject({ person: { id } });
    expect(await session(token)).toMatchObject({ user: { name: "Ana" } });
  });

  test("AN-14: makes a new session each time", async () => {
    const { email } = await person();
    const cookies = [];
    for (let i = 0; i < 2; i++) {
      cookies.push(cookiesOf(await signIn({ email, password: PASSWORD }))[SESSION]);
    }
    expect(cookies[0]).not.toBe(cookies[1]);
  });

  test("AN-07: answers a wrong password, an unknown address and a disabled account alike", async () => {
    const [known, disabled] = [await person(), await person()];
    await disablePerson(disabled.email, null);
    const answers = [];
    for (const [email, password] of [
      [known.email, "a wrong password"],
      ["nobody@example.org", PASSWORD],
      [disabled.email, PASSWORD],
    ]) {
      answers.push(await refusal(signIn({ email, password }, `10.2.0.${n++}`)));
    }
    expect(answers[0]).toMatchObject({ code: "not_signed_in" });
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  });

  test.each([
    ["admin", "admin"],
    ["admin", "password"],
    ["argilla", "12345678"],
    ["owner", "1234"],
    ["admin@localhost", "admin"],
    ["admin@example.org", "password"],
  ])("AN-01: %s with the password %s is nobody, here as anywhere", async (email, password) => {
    const refused = await refusal(signIn({ email, password }, `10.8.0.${n++}`));
    const wrong = await refusal(
      signIn({ email: (await person()).email, password: "a wrong password" }, `10.8.1.${n++}`),
    );
    expect(refused).toMatchObject({ code: "not_signed_in" });
    expect(refused).toEqual(wrong);
  });

  test.each([
    ["a megabyte", "x".repeat(2 ** 20)],
    ["no string", { not: "" }],
    ["nothing", undefined],
  ])("AN-08: refuses %s as a password before hashing", async (_what, password) => {
    const { email } = await person();
    await signIn({ email, password: "warm up" }).catch(() => {});
    await expect(signIn({ email, password })).rejects.toSatisfy(
      (error: Error & { code?: string }) =>
        error.name === "ZodError" || error.code === "invalid_input",
    );
  });
});

describe("AN-05: after ten attempts", () => {
  test("right and wrong passwords are refused alike; others sign in; the audit knows", async () => {
    const [ana, ben] = [await person(), await person()];
    for (let i = 0; i < 10; i++) {
      await expect(
        signIn({ email: ana.email, password: "a wrong password" }, ana.address),
      ).rejects.toMatchObject({ code: "not_signed_in" });
    }
    const refusals = [];
    for (const password of ["a wrong password", PASSWORD]) {
      const refused = signIn({ email: ana.email.toUpperCase(), password }, "10.3.3.3");
      refusals.push(await refusal(refused));
      await expect(refused).rejects.toMatchObject({ retryAfter: expect.any(Number) as number });
    }
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({
      code: "too_many_requests",
      message: expect.stringContaining("15 min") as string,
    });

    const response = await signIn({ email: ben.email, password: PASSWORD }, ana.address);
    expect(cookiesOf(response)[SESSION]).toBeTruthy();

    const trace = await prisma.auditEvent.findMany({ where: { subjectId: ana.id } });
    const reasons = trace.map(({ detail }) => (detail as { reason?: string } | null)?.reason);
    expect(reasons.filter((reason) => reason === "mismatch")).toHaveLength(10);
    expect(reasons.filter((reason) => reason === "locked")).toHaveLength(1);
  });

  test("and a quarter of an hour the right password signs in; never more than a hundred are tried in an hour", async () => {
    const { email, address } = await person();
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const start = Date.now();
      let tried = 0;
      for (let minute = 0; minute < 60; minute += 5) {
        vi.setSystemTime(start + minute * 60_000);
        for (let i = 0; i < 12; i++) {
          const answer = await refusal(signIn({ email, password: "a wrong password" }, address));
          if (answer?.code === "not_signed_in") tried++;
          else break;
        }
      }
      expect(tried).toBeGreaterThanOrEqual(30);
      expect(tried).toBeLessThanOrEqual(100);
      vi.setSystemTime(start + 80 * 60_000);
      await expect(signIn({ email, password: PASSWORD }, address)).resolves.toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });

  test("a success in between starts the count anew", async () => {
    const { email, address } = await person();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) {
        await signIn({ email, password: "a wrong password" }, address).catch(() => {});
      }
      await expect(signIn({ email, password: PASSWORD }, address)).resolves.toBeTruthy();
    }
  });

  test("forty failures from one address stop that address, also all at once; not the others", async () => {
    const { email } = await person();
    const address = "10.4.4.4";
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        refusal(signIn({ email: `guess-${i}@example.org`, password: "a wrong password" }, address)),
      ),
    );
    const checked = answers.filter((answer) => answer?.code === "not_signed_in").length;
    expect([40, 41]).toContain(checked); // two at a time
    await expect(signIn({ email, password: PASSWORD }, address)).rejects.toMatchObject({
      code: "too_many_requests",
    });
    await expect(signIn({ email, password: PASSWORD }, "10.4.4.5")).resolves.toBeTruthy();
  });
});

test("a one-time link signs in once", async () => {
  const { id } = await person();
  const token = createToken();
  await createLink("sign-in", id, hashToken(token));
  const response = await signIn({ token }, "10.5.5.5", "link");
  expect(cookiesOf(response)[SESSION]).toBeTruthy();
  await expect(signIn({ token }, "10.5.5.5", "link")).rejects.toMatchObject({ code: "not_found" });
});

test.each([[{ not: "" }], [["x"]], [[]], [null], [7]])(
  "AN-19: what is no token is asked of nobody: %j",
  async (token) => {
    const { id } = await person();
    await createLink("sign-in", id, hashToken(createToken()));
    await expect(signIn({ token }, "10.5.5.6", "link")).rejects.toMatchObject({ name: "ZodError" });
    expect(await prisma.session.count({ where: { userId: id } })).toBe(0);
  },
);

test("AN-11: after signing out, a copy of the cookie is worth nothing", async () => {
  const { email } = await person();
  const signedIn = await signIn({ email, password: PASSWORD });
  const cookie = cookiesOf(signedIn)[SESSION]!;
  expect(await session(cookie)).not.toEqual({});

  const csrf = await ask({ method: "GET", path: ["csrf"] });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  await ask({
    method: "POST",
    path: ["signout"],
    body: { csrfToken },
    cookies: { ...cookiesOf(csrf), [SESSION]: cookie },
  });
  expect(await session(cookie)).toEqual({});
});

describe("AN-04: a cookie made elsewhere is nobody's", () => {
  const liveSession = async () => createSession((await person()).id);

  test.each<[string, () => string | Promise<string>]>([
    ...["secret", "changeme", "{{SECRET_KEY}}", "django-insecure-change-me"].map(
      (secret) =>
        [
          `of the known secret “${secret}”`,
          async () => encode({ token: { sessionId: await liveSession() }, secret }),
        ] as [string, () => Promise<string>],
    ),
    [
      "of our secret, too old",
      async () => {
        const token = { sessionId: await liveSession() };
        return encode({ token, secret: config().NEXTAUTH_SECRET, maxAge: -60 });
      },
    ],
    [
      "that nobody signed",
      async () => new UnsecuredJWT({ sessionId: await liveSession() }).encode(),
    ],
    ["that is the session's own id", () => liveSession()],
    [
      "of our secret without a session",
      async () => encode({ token: { sub: "1" }, secret: config().NEXTAUTH_SECRET }),
    ],
    [
      "of our secret with an invented session",
      async () =>
        encode({ token: { sessionId: crypto.randomUUID() }, secret: config().NEXTAUTH_SECRET }),
    ],
    ["that is none", () => "abc.def"],
  ])("%s", async (_what, cookie) => {
    expect(await session(await cookie())).toEqual({});
  });
});

test("AN-16: a malformed callback cookie or address makes nothing fail", async () => {
  for (const bad of [":::", "%%%", "http://", "\0"]) {
    const response = await ask({
      method: "GET",
      path: ["csrf"],
      query: { callbackUrl: bad },
      cookies: { "next-auth.callback-url": bad, "next-auth.csrf-token": bad, [SESSION]: bad },
    });
    expect(response.status).toBe(200);
  }
});

test("AN-17: leads to no other site", async () => {
  const { email } = await person();
  for (const callbackUrl of [
    "https://evil.example",
    "//evil",
    "/.//evil",
    "/\\evil",
    "javascript:1",
    "/\r\nSet-Cookie:x",
    `${config().PUBLIC_URL}.evil.example/`,
    `${config().PUBLIC_URL}@evil.example/`,
  ]) {
    const response = await signIn({ email, password: PASSWORD }, "10.6.6.6", "credentials", {
      callbackUrl,
    });
    expect(new URL(response.headers.get("Location")!).origin).toBe(config().PUBLIC_URL);
    const csrf = await ask({ method: "GET", path: ["csrf"] });
    const left = await ask({
      method: "POST",
      path: ["signout"],
      body: { ...((await csrf.json()) as object), callbackUrl },
      cookies: { ...cookiesOf(csrf), "next-auth.callback-url": callbackUrl },
    });
    expect(new URL(left.headers.get("Location")!).origin).toBe(config().PUBLIC_URL);
    expect(left.headers.get("Set-Cookie")).not.toMatch(/evil|Set-Cookie:x/);
  }
  const own = { callbackUrl: "/projects/levy?x=1" };
  const response = await signIn({ email, password: PASSWORD }, "10.6.6.6", "credentials", own);
  expect(response.headers.get("Location")).toBe(`${config().PUBLIC_URL}/projects/levy?x=1`);
});

test("AN-23: without the CSRF token nobody is signed in", async () => {
  const { email } = await person();
  const before = await prisma.session.count();
  const post = ask({
    method: "POST",
    path: ["callback", "credentials"],
    body: { email, password: PASSWORD, json: "true" },
  });
  await expect(post).rejects.toMatchObject({ code: "forbidden" });
  expect(await prisma.session.count()).toBe(before);
});

test.each([
  ["GET", "error"],
  ["GET", "signin"],
  ["GET", "signout"],
  ["GET", "verify-request"],
  ["GET", "callback"],
  ["POST", "_log"],
  ["POST", "session"],
  ["POST", "__proto__"],
] as const)("%s /api/auth/%s is not there", async (method, action) => {
  await expect(ask({ method, path: [action] })).rejects.toMatchObject({ code: "not_found" });
});
