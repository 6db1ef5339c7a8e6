import { pathToFileURL } from "node:url";
import type { Command } from "./command";
import { refusalOf, UsageError } from "./command";

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<Command>;
  /** Works on the installation's database, which must be there and up to date. */
  readonly database?: true;
}

/** Every command. To add one: write cli/NAME.ts (a `Command`), then a line here. */
export const commands: Record<string, Entry> = {
  agreement: { summary: "compute agreement coefficients", load: () => import("./agreement") },
  archive: {
    summary: "write everything of a project into a file, or take one in",
    load: () => import("./archive"),
    database: true,
  },
  attach: {
    summary: "put texts back into a text-free release",
    load: () => import("./attach"),
  },
  audit: {
    summary: "check that the history was not tampered with",
    load: () => import("./audit"),
    database: true,
  },
  backup: { summary: "back up the database", load: () => import("./backup"), database: true },
  clean: { summary: "clean scraped article texts", load: () => import("./clean") },
  export: {
    summary: "write annotations or statistics",
    load: () => import("./export"),
    database: true,
  },
  import: {
    summary: "load article texts into a project",
    load: () => import("./import"),
    database: true,
  },
  "import-project": {
    summary: "import a project of another program",
    load: () => import("./import-project"),
    database: true,
  },
  migrate: { summary: "bring the database up to date", load: () => import("./migrate") },
  reindex: {
    summary: "index frozen texts for searching once more",
    load: () => import("./reindex"),
    database: true,
  },
  report: {
    summary: "print the reports of a project",
    load: () => import("./report"),
    database: true,
  },
  restore: { summary: "restore a backup", load: () => import("./restore") },
  sample: { summary: "load the sample project", load: () => import("./load-sample") },
  token: {
    summary: "make, list and revoke tokens for programs",
    load: () => import("./token"),
    database: true,
  },
  verify: {
    summary: "look whether nothing was lost or damaged",
    load: () => import("./verify"),
    database: true,
  },
  user: { summary: "make, list and lock accounts", load: () => import("./user"), database: true },
};

/** Run one command line; answers the exit status: 0 done, 1 refused, 2 called wrongly. */
export async function framewise(args: readonly string[]): Promise<number> {
  const [name = "--help", ...rest] = args;
  if (name === "--help" || name === "help") {
    console.log(help());
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    console.error(`There is no command “${name}”.\n\n${help()}`);
    return 2;
  }
  const command = await entry.load();
  if (rest.includes("--help")) {
    console.log(`Usage: npm run framewise -- ${command.usage}`);
    return 0;
  }
  try {
    if (entry.database) {
      const { requireDatabase } = await import("@/lib/data/readiness");
      await requireDatabase();
    }
    await command.run(rest);
    return 0;
  } catch (error) {
    if (error instanceof UsageError || isParseArgsError(error)) {
      console.error(`${error.message}\n\nUsage: npm run framewise -- ${command.usage}`);
      return 2;
    }
    const refusal = await refusalOf(error);
    if (refusal === null) throw error;
    console.error(refusal);
    return 1;
  }
}

function help(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`,
  );
  return `Usage: npm run framewise -- COMMAND [--help]\n\n${lines.join("\n")}`;
}

function isParseArgsError(error: unknown): error is Error {
  return (
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await import("./environment");
  process.exitCode = await framewise(process.argv.slice(2));
}
