import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig, variables } from "./config";

const roots: string[] = [];
let folder = "";
let DATABASE_URL = "";
const NEXTAUTH_SECRET = "k4Jd02mfQx7vTn9sLb3wRz8cYp5hGq1u";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "framewise-config-"));
  roots.push(folder);
  DATABASE_URL = `file:${folder}/data/framewise.db`;
});

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

test("what is not said has a default", () => {
  expect(readConfig({ DATABASE_URL, NEXTAUTH_SECRET })).toEqual({
    DATABASE_URL,
    DATABASE_CONNECTIONS: 10,
    NEXTAUTH_SECRET,
    PUBLIC_URL: "http://127.0.0.1:3000",
    HOST: "127.0.0.1",
    PORT: 3000,
    URL_IMPORT: "off",
    OIDC_NAME: "your organization",
    LOG_LEVEL: "info",
  });
});

test("the address follows the port, and is an origin", () => {
  const at = (env: Record<string, string>) =>
    readConfig({ DATABASE_URL, NEXTAUTH_SECRET, ...env }).PUBLIC_URL;
  expect(at({ PORT: "4401" })).toBe("http://127.0.0.1:4401");
  expect(at({ NEXTAUTH_URL: "https://frames.example.org/" })).toBe("https://frames.example.org");
  expect(at({ NEXTAUTH_URL: "https://a.example", PUBLIC_URL: "https://b.example" })).toBe(
    "https://b.example",
  );
});

describe("AN-02: refuses to start with", () => {
  test.each([
    ["an empty secret", { NEXTAUTH_SECRET: "" }, "NEXTAUTH_SECRET"],
    ["a placeholder", { NEXTAUTH_SECRET: "changeme" }, "NEXTAUTH_SECRET"],
    ["a long placeholder", { NEXTAUTH_SECRET: "changeme".repeat(5) }, "NEXTAUTH_SECRET"],
    ["a short secret", { NEXTAUTH_SECRET: "k4Jd02mfQx" }, "NEXTAUTH_SECRET"],
    ["one letter many times", { NEXTAUTH_SECRET: "a".repeat(40) }, "NEXTAUTH_SECRET"],
    ["no database", { DATABASE_URL: "mysql://user:hunter2@host/db" }, "DATABASE_URL"],
    ["an address that is none", { PUBLIC_URL: "framewise" }, "PUBLIC_URL"],
    ["an address of something else", { PUBLIC_URL: "ftp://example.org" }, "PUBLIC_URL"],
    ["a port that is none", { PORT: "http" }, "PORT"],
    ["a switch that is neither on nor off", { URL_IMPORT: "yes" }, "URL_IMPORT"],
    ["a level that is none", { LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  ])("%s, and names the variable but not its value", (_what, env, name) => {
    const read = () => readConfig({ DATABASE_URL, NEXTAUTH_SECRET, ...env });
    expect(read).toThrow(name);
    expect(read).not.toThrow(/hunter2|k4Jd02mfQx/);
  });

  test("several mistakes, named at once", () => {
    expect(() => readConfig({ DATABASE_URL, NEXTAUTH_SECRET: "x", PORT: "0" })).toThrow(
      /NEXTAUTH_SECRET[^]*PORT/,
    );
  });
});

describe("AN-03: a secret that nobody chose", () => {
  test("is made once, kept beside the data, and readable by its owner only", () => {
    const first = readConfig({ DATABASE_URL }).NEXTAUTH_SECRET;
    const file = join(folder, "data", "secret");
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(readFileSync(file, "utf8").trim()).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readConfig({ DATABASE_URL }).NEXTAUTH_SECRET).toBe(first);
  });

  test("is not made by who needs none, such as a build", () => {
    const other = join(folder, "built");
    expect(readConfig({ DATABASE_URL: `file:${other}/framewise.db` }).PORT).toBe(3000);
    expect(existsSync(other)).toBe(false);
  });

  test("is refused when the file was emptied", () => {
    expect(readConfig({ DATABASE_URL }).NEXTAUTH_SECRET).not.toBe("");
    writeFileSync(join(folder, "data", "secret"), "");
    expect(() => readConfig({ DATABASE_URL }).NEXTAUTH_SECRET).toThrow("secret");
  });
});

test(".env.example lists every variable with its description", () => {
  const example = readFileSync(".env.example", "utf8");
  for (const [name, schema] of Object.entries(variables)) {
    expect(example).toContain(`# ${schema.description}\n# ${name}=`);
  }
});

test("a sign-in service needs its secret too", () => {
  const OIDC_ISSUER = "https://login.example.org";
  expect(() =>
    readConfig({ DATABASE_URL, NEXTAUTH_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID: "framewise" }),
  ).toThrow("OIDC_CLIENT_SECRET must be set where OIDC_ISSUER is");
});

test("a replica is a copy of a PostgreSQL database", () => {
  const DATABASE_REPLICA_URL = "postgresql://reader@127.0.0.1/framewise";
  expect(() => readConfig({ DATABASE_URL, NEXTAUTH_SECRET, DATABASE_REPLICA_URL })).toThrow(
    "DATABASE_REPLICA_URL is for PostgreSQL",
  );
  const both = { DATABASE_URL: DATABASE_REPLICA_URL, NEXTAUTH_SECRET, DATABASE_REPLICA_URL };
  expect(readConfig(both)).toMatchObject({ DATABASE_REPLICA_URL });
});
