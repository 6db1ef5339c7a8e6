import type { Places } from "./places";
import type { Actor } from "./stage";
import { ACTORS } from "./stage";

/** One thing that can be asked of the server, and what everybody is answered. */
export interface Row {
  readonly kind: "page" | "handler" | "action";
  /** As the build names it: an address, or `module#function` of a server action. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PATCH";
  readonly expected: Expected;
  /** What is asked, of the things in `at`. */
  readonly request: (at: Places) => Asked;
  /** The answer when one of these things is unknown, where it is not 404. */
  readonly unknown: Partial<Readonly<Record<keyof Places, number>>>;
}

/** Statuses; of an action that answers with an error, the status a route handler would have. */
export type Expected = Readonly<Record<Actor, number>>;
/** Who is not signed in gets what the kind of row says, unless this says otherwise. */
export type Who = Omit<Expected, "anonymous" | "disabled account"> & {
  readonly anonymous?: number;
};

export interface Asked {
  readonly path: string;
  /** Sent as application/json. */
  readonly json?: unknown;
  /** A server action's arguments. */
  readonly args?: readonly unknown[];
  /** A form's fields, posted as they are. */
  readonly fields?: readonly (readonly [string, string])[];
  /** A file's content. */
  readonly upload?: string;
  /** The revision that a change starts from. */
  readonly ifMatch?: string;
  /** The answer goes on and on: what it says in the first moment is what is compared. */
  readonly endless?: true;
}

/** Inside a project: to strangers it does not exist, whatever it is. */
export function members(
  lead: number,
  adjudicator: number,
  reviewer: number,
  observer: number,
  stranger = 404,
): Who {
  return {
    lead,
    adjudicator,
    reviewer,
    observer,
    "reviewer elsewhere": stranger,
    "lead elsewhere": stranger,
    "disabled member": stranger,
    administrator: stranger,
  };
}

/** Outside projects: the same for everybody who is signed in. */
export function signedIn(status: number): Who {
  return members(status, status, status, status, status);
}

/** The same for everybody, signed in or not. */
export function anybody(status: number): Expected {
  return Object.fromEntries(ACTORS.map((actor) => [actor, status])) as Record<Actor, number>;
}

interface Options {
  /** What stands for a part of the address in brackets, where it is not the thing of that name. */
  readonly parts?: (at: Places) => Readonly<Record<string, string>>;
  readonly query?: (at: Places) => string;
  readonly unknown?: Row["unknown"];
}

export function page(name: string, who: Who, options: Options = {}): Row {
  const request = (at: Places) => ({ path: addressOf(name, at, options) });
  return row({ kind: "page", name, method: "GET", request }, who, 307, options);
}

export function download(name: string, who: Who, options: Options = {}): Row {
  const request = (at: Places) => ({ path: addressOf(name, at, options) });
  return row({ kind: "handler", name, method: "GET", request }, who, 401, options);
}

/** A handler whose answer does not end. */
export function stream(name: string, who: Who, options: Options = {}): Row {
  const request = (at: Places) => ({ path: addressOf(name, at, options), endless: true as const });
  return row({ kind: "handler", name, method: "GET", request }, who, 401, options);
}

export function post(
  name: string,
  who: Who,
  body: (at: Places) => Omit<Asked, "path">,
  options: Options = {},
): Row {
  const request = (at: Places) => ({ path: addressOf(name, at, options), ...body(at) });
  return row({ kind: "handler", name, method: "POST", request }, who, 401, options);
}

/** A change of what is there. */
export function patch(...given: Parameters<typeof post>): Row {
  return { ...post(...given), method: "PATCH" };
}

/** An action is sent to the page in whose folder it is written. */
export function action(
  name: string,
  who: Who,
  args: (at: Places) => readonly unknown[],
  options: Options = {},
): Row {
  const page = name.replace(/^app|\/\([^)]*\)|\/[^/]*$/g, "") || "/";
  const request = (at: Places) => ({
    args: args(at),
    // Not before it is sent: what only the page's address names, the action does not ask for.
    get path() {
      return addressOf(page, at, options);
    },
  });
  return row({ kind: "action", name, method: "POST", request }, who, 401, options);
}

function row(
  what: Pick<Row, "kind" | "name" | "method" | "request">,
  { anonymous, ...known }: Who,
  unasked: number,
  { unknown = {} }: Options,
): Row {
  const nobody = anonymous ?? unasked;
  const expected = { ...known, anonymous: nobody, "disabled account": nobody };
  return { ...what, expected, unknown };
}

/** What is entered in a form; a list is entered under one name several times. */
export function form(
  entered: Readonly<Record<string, string | File | readonly string[]>>,
): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries(entered)) {
    for (const value of [values].flat()) data.append(name, value);
  }
  return data;
}

function addressOf(name: string, at: Places, { parts, query }: Options): string {
  const own = parts?.(at) ?? {};
  const path = name.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, part: string) => {
    const value = own[part] ?? at[part as keyof Places];
    if (!value) throw new Error(`Say what stands for [${part}] in ${name}`);
    return value;
  });
  return path + (query?.(at) ?? "");
}

/** The things that a row asks for by their id or name. */
export function namedIn(row: Row, at: Places): Set<keyof Places> {
  const named = new Set<keyof Places>();
  row.request(
    new Proxy(at, {
      get(target, key) {
        named.add(key as keyof Places);
        return target[key as keyof Places];
      },
    }),
  );
  return named;
}
