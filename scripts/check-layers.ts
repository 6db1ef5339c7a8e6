import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { pathToFileURL } from "node:url";
import ts from "typescript";

interface Layer {
  /** Parts of the tree it may import besides itself; whatever is not here lies above it. */
  readonly below: readonly string[];
  /** Packages it may not import. */
  readonly refused: RegExp;
}

const PRISMA = /^@?prisma(\/|$)/;
const ALL = ["lib/domain", "lib/importers", "lib/data", "lib/server", "components"];

const LAYERS: Readonly<Record<string, Layer>> = {
  "lib/domain": {
    below: [],
    refused: /^(?!(eld|csv-parse|csv-stringify|hyparquet-writer|@zxcvbn-ts|@noble\/hashes)(\/|$))/,
  },
  "lib/db": { below: [], refused: /^(next|react)/ },
  "lib/data": { below: ["lib/domain", "lib/db"], refused: /^(@?prisma|next|react)/ },
  "lib/importers": { below: ["lib/domain"], refused: /^(@?prisma|next|react)/ },
  "lib/server": { below: ["lib/domain", "lib/importers", "lib/data"], refused: PRISMA },
  components: { below: ["lib/domain"], refused: /^(@?prisma|next-auth)(\/|$)|^node:/ },
  cli: { below: ALL, refused: PRISMA },
  app: { below: ALL, refused: PRISMA },
};
/** Tests, benchmarks and build scripts reach everywhere, but Prisma only through lib/db. */
const TOOLS: Layer = { below: [...ALL, "lib/db", "app", "cli", "scripts"], refused: PRISMA };

/** Clock, randomness and environment come into the domain as arguments. */
const IMPURE =
  /^(process\.env|Date\.now|Math\.random|performance\.now|crypto\.randomUUID|new Date(\(\))?|Date\(\))$/;

/** Text that stands nowhere in the tree: raw SQL from strings, raw HTML, caches of what people may not see. */
const BANNED =
  /\$(query|execute)RawUnsafe|Prisma\.raw\(|dangerouslySetInnerHTML|use cache|unstable_cache|export const revalidate/;

const FOLDERS = ["app", "cli", "components", "e2e", "lib", "scripts"];
const isTest = (file: string) => /\.test\.tsx?$|^lib\/.*\/testing\//.test(file);
const layerOf = (path: string) =>
  Object.keys(LAYERS).find((layer) => path.startsWith(`${layer}/`)) ??
  (/\/|\.config\.\w+$/.test(path) ? path.split("/")[0]! : "app");

/** Every breach of the layers (docs/architecture.md) in a tree, given as path → source. */
export function breaches(tree: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const imports = new Map<string, string[]>();

  for (const [file, source] of tree) {
    const from = layerOf(file);
    const own = LAYERS[from] ?? TOOLS;
    const refused = isTest(file) && from !== "lib/db" ? PRISMA : own.refused;
    const { below } = isTest(file) ? TOOLS : own;
    const refuse = (what: string, rule: string) => found.push(`${file}: ${what}: ${rule}`);
    const targets: string[] = [];

    for (const { fileName: name } of ts.preProcessFile(source).importedFiles) {
      if (name === "@/package.json") continue; // data, of no layer
      if (/^(@\/|\.)/.test(name)) {
        const path = name.startsWith("@/") ? name.slice(2) : join(dirname(file), name);
        const to = layerOf(path);
        if (to !== from && !below.includes(to)) refuse(name, `${from} may not import ${to}`);
        const target = ["", ".ts", ".tsx", ".js"].map((end) => path + end).find((p) => tree.has(p));
        if (target) targets.push(target);
      } else if (refused.test(name)) refuse(name, `${from} may not import this package`);
    }
    imports.set(file, targets);

    const root = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
    const judge = (node: ts.Node): void => {
      const text = node.getText();
      if (IMPURE.test(text)) refuse(text, "lib/domain has no clock, randomness or environment");
      ts.forEachChild(node, judge);
    };
    if (from === "lib/domain" && !isTest(file)) judge(root);
    if (/(^|\/)index\.tsx?$/.test(file) && root.statements.every(ts.isExportDeclaration))
      refuse("barrel", "import the file itself");
    const banned = /check-layers/.test(file) ? null : BANNED.exec(source);
    if (banned) refuse(banned[0], "banned everywhere");
  }
  return [...new Set(found), ...cycles(imports)];
}

function cycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file))
      found.push(`${[...path.slice(path.indexOf(file)), file].join(" → ")}: a cycle`);
    else if (!done.has(file)) {
      for (const target of imports.get(file) ?? []) walk(target, [...path, file]);
      done.add(file);
    }
  };
  for (const file of imports.keys()) walk(file, []);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = readdirSync(".", { withFileTypes: true })
    .flatMap(({ name }) =>
      FOLDERS.includes(name)
        ? readdirSync(name, { recursive: true, encoding: "utf8" }).map((file) => join(name, file))
        : name,
    )
    .filter(
      (file) => /\.(tsx?|js|mjs)$/.test(file) && !/^lib\/db\/generated\/|\.d\.ts$/.test(file),
    );
  const found = breaches(new Map(files.map((file) => [file, readFileSync(file, "utf8")])));
  for (const breach of found) console.error(breach);
  if (found.length > 0) process.exit(1);
}
