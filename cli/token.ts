import { parseArgs } from "node:util";
import { createApiToken, listApiTokens, revokeApiToken } from "@/lib/data/api-tokens";
import { findMember } from "@/lib/data/members";
import { listPeople } from "@/lib/data/users";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { SCOPE_NAMES, TOKEN_PREFIX, TOKEN_SCOPES } from "@/lib/domain/api-token";
import { canonicalEmail } from "@/lib/domain/email";
import { AppError } from "@/lib/domain/errors";
import { createToken, hashToken } from "@/lib/server/tokens";
import { UsageError } from "./command";
import { openProject } from "./project";

const MOST_DAYS = 365;
const DAY = 24 * 60 * 60 * 1000;
/** Digits of an id that the list shows, and that are enough to name a token. */
const SHORT = 8;

export const usage = `token <create|list|revoke> --project SLUG [--json]

  create --name NAME [--scope SCOPE]… [--days N] [--user EMAIL]
                make a token for a program and print it, this once; it may do what its owner
                may, as far as its scopes go, for N days (90, at most ${MOST_DAYS})
  list          the project's tokens, the newest first: id, state, owner, name, scopes
  revoke ID     let a token work no more; the first ${SHORT} letters of its id are enough

The owner is the project's first lead, or the member named by --user. Scopes (read where
none is named):

${SCOPE_NAMES.map((name) => `  ${name.padEnd(12)}${TOKEN_SCOPES[name].hint}`).join("\n")}

What a program does with a token: docs/api.md.`;

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      project: { type: "string" },
      name: { type: "string" },
      scope: { type: "string", multiple: true, default: ["read"] },
      days: { type: "string", default: "90" },
      user: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [verb, id, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`There is one argument too many: ${more[0]}.`);
  if (verb !== "create" && verb !== "list" && verb !== "revoke") {
    throw new UsageError("Say what to do: create, list or revoke.");
  }
  const print = (answer: object, sentence: string) =>
    console.log(values.json ? JSON.stringify(answer) : sentence);
  const lead = await openProject(values.project, "project:edit");

  if (verb === "list") return printList(lead, values.json);
  if (verb === "revoke") {
    const revoked = await revoke(lead, id);
    return print({ revoked }, `The token ${revoked} works no more.`);
  }
  const { name } = values;
  if (!name?.trim()) throw new UsageError("Say what the token is for, with --name.");
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new UsageError(`--days is a whole number from 1 to ${MOST_DAYS}.`);
  }
  const scopes = values.scope.map((given) => {
    const scope = SCOPE_NAMES.find((one) => one === given);
    if (!scope)
      throw new UsageError(`“${given}” is no scope; there are ${SCOPE_NAMES.join(", ")}.`);
    return scope;
  });
  const owner = values.user === undefined ? lead : await memberOf(values.project!, values.user);
  const token = TOKEN_PREFIX + createToken();
  const expiresAt = new Date(Date.now() + days * DAY);
  const asked = { name: name.trim().slice(0, 100), scopes: [...new Set(scopes)], expiresAt };
  await createApiToken(owner, asked, hashToken(token));
  print({ token, ...asked }, token);
}

async function memberOf(slug: string, email: string): Promise<ProjectAccess<"project:read">> {
  const people = await listPeople();
  const person = people.find((one) => one.email === canonicalEmail(email));
  const member = person && (await findMember(slug, person.id));
  const access = member && grant(member, "project:read");
  if (!access) throw new AppError("not_found", `${email} is no member of this project.`);
  return access;
}

/** @returns its whole id */
async function revoke(lead: ProjectAccess, given: string | undefined): Promise<string> {
  if (!given || given.length < SHORT)
    throw new UsageError("Name the token by its id; see token list.");
  const found = (await listApiTokens(lead)).filter(({ id }) => id.startsWith(given));
  const [token] = found;
  if (!token || found.length > 1) throw new AppError("not_found", `There is no token ${given}.`);
  await revokeApiToken(lead, token.id);
  return token.id;
}

async function printList(lead: ProjectAccess, json: boolean): Promise<void> {
  const tokens = await listApiTokens(lead);
  if (json) {
    console.log(JSON.stringify(tokens.map(({ own: _own, ...token }) => token)));
    return;
  }
  const now = new Date();
  for (const { id, owner, name, scopes, expiresAt, revokedAt } of tokens) {
    const until = expiresAt.toISOString().slice(0, 10);
    const state = revokedAt ? "revoked" : expiresAt < now ? "too old" : `until ${until}`;
    console.log([id.slice(0, SHORT), state, owner, name, scopes.join(",")].join("\t"));
  }
  if (tokens.length === 0) console.log("This project has no tokens.");
}
