import { pathToFileURL } from "node:url";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, Locked>;
};
/** Everything an installation puts into node_modules, by its place there. */
const locked = Object.entries(packages).filter(([path]) => path !== "");
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + 13);

/** Licences that let anyone use, change and pass on the whole. */
const FREE =
  /^(MIT(-0)?|BSD-[23]-Clause|Apache-2\.0|ISC|MPL-2\.0|0BSD|BlueOak-1\.0\.0|Python-2\.0|CC0-1\.0|Unlicense|OFL-1\.1)$/;

/** Packages whose manifest names no licence of that list, and why that is all right. */
const EXPLAINED: readonly [RegExp, string][] = [
  [
    /^@img\/sharp-/,
    "LGPL-3.0; not loaded: optional to Next.js, for the image optimiser that is switched off",
  ],
  [/^caniuse-lite$/, "CC-BY-4.0; not loaded: a table read while building"],
  [/^elkjs$/, "EPL-2.0; not loaded: part of Prisma's studio, which is never started"],
  [/^duck$/, "BSD-2-Clause, by its LICENSE file; part of mammoth"],
  [/^pako$/, "MIT and Zlib, which asks no more than MIT does; part of mammoth and warcio"],
  [/^seq-queue$/, "MIT, in a LICENSE file only; part of Prisma's command line"],
];

test("OP-09: every package that an installation runs with has a free licence", () => {
  const others = locked
    .filter(([, { dev }]) => !dev)
    .map(([path, { license }]) => [nameOf(path), manifestLicence(path) ?? license ?? ""] as const)
    .filter(([, licence]) => !isFree(licence));
  const unexplained = others.filter(([name]) => !EXPLAINED.some(([known]) => known.test(name)));
  expect(unexplained).toEqual([]);

  const outdated = EXPLAINED.filter(([known]) => !others.some(([name]) => known.test(name)));
  expect(outdated).toEqual([]);
});

test("the lock file names the packages of every platform, without which `npm ci` refuses it", () => {
  const names = new Set(locked.map(([path]) => nameOf(path)));
  const asked = locked.flatMap(([, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies),
  );
  expect(asked).not.toEqual([]);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
});

/** The oldest versions without holes that are known; of a package that is not installed nothing is asked. */
const FLOORS: Readonly<Record<string, readonly number[]>> = {
  next: [16, 4, 5],
  "next-auth": [4, 24, 15],
  react: [19, 2, 6],
  "react-dom": [19, 2, 6],
  mammoth: [1, 11, 0],
  dompurify: [3, 4, 12],
  undici: [7, 30, 2],
  nodemailer: [7, 0, 7],
};
/** Without which the app does not run: their lines must not be about nothing. */
const NEEDED = ["next", "next-auth", "react", "react-dom"];

test.each(Object.entries(FLOORS))("OP-09: %s is at least %j", (name, floor) => {
  const versions = locked.filter(([path]) => nameOf(path) === name);
  if (NEEDED.includes(name)) expect(versions).not.toEqual([]);
  expect(versions.filter(([, { version }]) => !atLeast(version, floor))).toEqual([]);
});

/** The image optimiser of Next.js may come along for other systems, but is switched off. */
test("OP-09: images are not optimised, so sharp is never loaded", async () => {
  const { default: config } = (await import(pathToFileURL("next.config.js").href)) as {
    default: { images: { unoptimized: boolean } };
  };
  expect(config.images.unoptimized).toBe(true);
});

test.each(["xlsx", "exceljs", "argon2"])("%s is not installed", (name) => {
  expect(locked.filter(([path]) => nameOf(path) === name)).toEqual([]);
});

test.each([
  ["16.4.5", true],
  ["16.4.6", true],
  ["17.0.0", true],
  ["16.4.4", false],
  ["15.9.9", false],
])("%s is at least 16.4.5: %s", (version, expected) => {
  expect(atLeast(version, [16, 4, 5])).toBe(expected);
});

/** Of "A OR B" one may be chosen; of "A AND B" both hold. */
function isFree(licence: string): boolean {
  return licence
    .replace(/[()]/g, "")
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((one) => FREE.test(one)));
}

/** What the installed package says; optional ones for other systems are only in the lock file. */
function manifestLicence(path: string): string | undefined {
  const manifest = join(path, "package.json");
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, "utf8")) as { license?: string }).license;
}

function atLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split(/[.-]/).map(Number);
  const at = floor.findIndex((part, index) => parts[index] !== part);
  return at === -1 || parts[at]! > floor[at]!;
}
