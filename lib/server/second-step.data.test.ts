import { TOTP } from "otpauth";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createLink, requireLink } from "@/lib/data/links";
import * as steps from "@/lib/data/second-steps";
import { createSession, findLiveSession } from "@/lib/data/sessions";
import { createPerson } from "@/lib/data/users";
import { checkCredentials, checkLink, checkOwnPassword } from "./credentials";
import { hashPassword } from "./passwords";
import { createRecoveryCodes, createSecret, keyAddress, timeStep } from "./second-step";
import { createToken, hashToken } from "./tokens";

const password = "the levy hurts nobody";
let passwordHash: string;
let n = 0;

beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  passwordHash = await hashPassword(password);
});

/** Somebody whose second step is on. */
async function person() {
  const email = `step-${n++}@example.org`;
  const { id } = await createPerson({ email, name: "Ana", passwordHash, isAdmin: false }, null);
  const secret = createSecret();
  const sessions = { here: await createSession(id), elsewhere: await createSession(id) };
  await steps.beginSecondStep(id, secret);
  const { codes, hashes } = createRecoveryCodes();
  await steps.confirmSecondStep(id, { secret, step: 1 }, hashes, sessions.here);
  return { id, email, secret, codes, sessions };
}

const shownBy = (secret: string, later = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + later });

describe("codes of the moment", () => {
  // RFC 6238, appendix B: the last six of its eight digits
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1234567890, "005924"],
    [20000000000, "353130"],
  ])("at %s seconds it is %s", (seconds, code) => {
    expect(timeStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
    expect(timeStep(secret, code, (seconds + 30) * 1000)).toBe(Math.floor(seconds / 30));
    expect(timeStep(secret, code, (seconds + 90) * 1000)).toBeNull();
  });

  test("apps are told who it is for", () => {
    expect(keyAddress(secret, "ana@example.org")).toMatch(
      /^otpauth:\/\/totp\/Framewise:ana%40example\.org\?.*secret=GEZDGNBV/,
    );
  });
});

describe("with a second step", () => {
  test("the password alone does not sign in, and is answered as a wrong one", async () => {
    const { id, email, secret } = await person();
    const attempt = (pass: string, code: string) =>
      checkCredentials({ email, password: pass, code }, `10.9.0.${n++}`).catch(
        ({ code: reason, message }: { code: string; message: string }) => ({ reason, message }),
      );
    const alone = await attempt(password, "");
    expect(alone).toMatchObject({ reason: "not_signed_in" });
    expect(await attempt("a wrong password", shownBy(secret))).toEqual(alone);
    expect(await attempt(password, "000000")).toEqual(alone);
    expect(await attempt(password, shownBy(secret))).toBe(id);
  });

  test("a code works once, and none before it", async () => {
    const { id, email, secret } = await person();
    const code = shownBy(secret, 30_000);
    expect(await checkCredentials({ email, password, code }, "10.9.1.1")).toBe(id);
    for (const used of [code, shownBy(secret)]) {
      await expect(
        checkCredentials({ email, password, code: used }, "10.9.1.1"),
      ).rejects.toMatchObject({ code: "not_signed_in" });
    }
  });

  test("a recovery code works once, however it is written", async () => {
    const { id, email, codes } = await person();
    const [first, second] = codes as [string, string];
    const typed = first.toUpperCase().replace("-", " ");
    expect(await checkCredentials({ email, password, code: typed }, "10.9.2.1")).toBe(id);
    expect((await steps.findSecondStep(id)).codesLeft).toBe(9);
    await expect(
      checkCredentials({ email, password, code: first }, "10.9.2.1"),
    ).rejects.toMatchObject({ code: "not_signed_in" });
    await steps.renewRecoveryCodes(id, createRecoveryCodes().hashes);
    await expect(
      checkCredentials({ email, password, code: second }, "10.9.2.1"),
    ).rejects.toMatchObject({ code: "not_signed_in" });
  });

  test("a one-time link asks for it too, and a wrong code does not use the link up", async () => {
    const { id, secret } = await person();
    const token = createToken();
    await createLink("sign-in", id, hashToken(token));
    await expect(checkLink(token, "000000")).rejects.toMatchObject({ code: "not_signed_in" });
    expect(await requireLink(hashToken(token))).toBe("sign-in");
    expect(await checkLink(token, shownBy(secret))).toBe(id);
  });

  test("AN-12: turning it on or off signs out everywhere else; off leaves the password", async () => {
    const { id, email, sessions } = await person();
    expect(await findLiveSession(sessions.here)).not.toBeNull();
    expect(await findLiveSession(sessions.elsewhere)).toBeNull();
    await expect(steps.beginSecondStep(id, createSecret())).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await checkOwnPassword({ email, password }, "10.9.3.1")).toBe(id);
    const later = await createSession(id);
    await steps.clearSecondStep(id, id, sessions.here);
    expect(await findLiveSession(sessions.here)).not.toBeNull();
    expect(await findLiveSession(later)).toBeNull();
    await steps.clearSecondStep(id, null, null); // by an administrator
    expect(await findLiveSession(sessions.here)).toBeNull();
    expect(await checkCredentials({ email, password, code: "" }, "10.9.3.1")).toBe(id);
    expect(await steps.findSecondStep(id)).toEqual({
      secret: null,
      confirmedAt: null,
      codesLeft: 0,
    });
  });

  test("one that was begun and not confirmed is not asked for", async () => {
    const email = `step-${n++}@example.org`;
    const { id } = await createPerson({ email, name: "Ben", passwordHash, isAdmin: false }, null);
    await steps.beginSecondStep(id, createSecret());
    expect(await checkCredentials({ email, password, code: "" }, "10.9.4.1")).toBe(id);
  });
});
