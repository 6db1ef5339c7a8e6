import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Pages that Next.js shows by itself, when an address is unknown or everything has failed. */
const INTERNAL = ["/_not-found", "/_global-error"];

/** What the production build answers to: addresses of pages and route handlers, and server actions. */
export interface Build {
  readonly id: string;
  readonly pages: readonly string[];
  readonly handlers: readonly string[];
  /** The id that calls an action, by its module and name: `app/theme.ts#chooseTheme`. */
  readonly actionIds: ReadonlyMap<string, string>;
}

/** Read the build's own lists: what is missing there cannot be called. */
export function readBuild(): Build {
  const routes = Object.entries(manifest<Record<string, string>>("app-path-routes-manifest.json"));
  const { node, edge } = manifest<Record<"node" | "edge", Record<string, Action>>>(
    "server/server-reference-manifest.json",
  );
  const actions = Object.entries({ ...node, ...edge });
  return {
    id: readFileSync(join(".next", "BUILD_ID"), "utf8"),
    pages: addresses(routes, "/page").filter((address) => !INTERNAL.includes(address)),
    handlers: addresses(routes, "/route"),
    actionIds: new Map(
      actions.map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]),
    ),
  };
}

interface Action {
  readonly filename: string;
  readonly exportedName: string;
}

function addresses(routes: readonly (readonly [string, string])[], kind: string): string[] {
  return routes.filter(([file]) => file.endsWith(kind)).map(([, address]) => address);
}

function manifest<T>(name: string): T {
  return JSON.parse(readFileSync(join(".next", name), "utf8")) as T;
}
