import { z } from "zod";
import { dataFolder } from "@/lib/data/database";
import { AppError } from "@/lib/domain/errors";
import { log } from "./log";
import { keptSecret, SECRET_LENGTH, secretProblem } from "./secret";

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Every environment variable the server reads. `.env.example` and its test follow these descriptions. */
export const variables = {
  DATABASE_URL: z
    .string()
    .superRefine((url, context) => {
      try {
        dataFolder(url);
      } catch {
        context.addIssue("must be file:PATH or postgresql://USER:PASSWORD@HOST/DATABASE");
      }
    })
    .default("file:data/framewise.db")
    .describe("Where the database is: file:PATH for SQLite, or postgresql://…"),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be postgresql://USER:PASSWORD@HOST/DATABASE")
    .optional()
    .describe("A copy of the PostgreSQL database that is read for files and figures"),
  DATABASE_CONNECTIONS: z.coerce
    .number({ error: "must be a number" })
    .int()
    .min(2)
    .max(1000)
    .default(10)
    .describe("Connections that one process opens to PostgreSQL, at most"),
  NEXTAUTH_SECRET: z
    .string()
    .superRefine((secret, context) => {
      const problem = secretProblem(secret);
      if (problem) context.addIssue(problem);
    })
    .optional()
    .describe(
      "Signs sessions. Left out, one is made and kept in the file `secret` beside the data",
    ),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: "must be an address such as https://framewise.example.org",
    })
    .optional()
    .describe("The address people type in; NEXTAUTH_URL means the same"),
  HOST: z.string().min(1).default("127.0.0.1").describe("The network address to listen on"),
  PORT: z.coerce
    .number({ error: "must be a number" })
    .int()
    .min(1)
    .max(65535)
    .default(3000)
    .describe("The port to listen on"),
  URL_IMPORT: z
    .enum(["on", "off"], { error: "must be on or off" })
    .default("off")
    .describe("Whether leads may load pages by their addresses, which this server then asks for"),
  DATA_FOLDER: z
    .string()
    .min(1)
    .optional()
    .describe(
      "With PostgreSQL: the folder of the files beside the database. Left out, the folder `data`",
    ),
  BACKUP_FOLDER: z
    .string()
    .min(1)
    .optional()
    .describe("Where backups are kept. Left out, the folder `backups` beside the data"),
  METRICS_TOKEN: z
    .string()
    .min(SECRET_LENGTH, {
      error: `must have at least ${SECRET_LENGTH} characters; leave it out to show no metrics`,
    })
    .optional()
    .describe("Who has it may read /metrics, as a bearer token. Left out, nobody may"),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "must be the address of the sign-in service" })
    .optional()
    .describe("The sign-in service of your organization (OpenID Connect): its issuer address"),
  OIDC_CLIENT_ID: z.string().optional().describe("As that service knows Framewise"),
  OIDC_CLIENT_SECRET: z.string().optional().describe("The secret that the service gave with it"),
  OIDC_NAME: z
    .string()
    .max(60)
    .default("your organization")
    .describe("What the button calls the service: “Sign in with …”"),
  LOG_LEVEL: z
    .enum(LEVELS, { error: `must be one of ${LEVELS.join(", ")}` })
    .default("info")
    .describe("How much to log"),
};

const schema = z.object(variables).superRefine((values, context) => {
  for (const name of ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const) {
    if (values.OIDC_ISSUER !== undefined && values[name] === undefined) {
      context.addIssue({
        code: "custom",
        path: [name],
        message: "must be set where OIDC_ISSUER is",
      });
    }
  }
  if (values.DATABASE_REPLICA_URL && !/^postgres/.test(values.DATABASE_URL)) {
    context.addIssue({
      code: "custom",
      path: ["DATABASE_REPLICA_URL"],
      message: "is for PostgreSQL; DATABASE_URL names SQLite",
    });
  }
});

export type Config = Omit<z.output<typeof schema>, "NEXTAUTH_SECRET" | "PUBLIC_URL"> & {
  readonly NEXTAUTH_SECRET: string;
  readonly PUBLIC_URL: string;
};

/**
 * Check the environment, and fill in what was left out.
 *
 * @throws {AppError} invalid_input, naming every variable that is malformed, so that a first start
 *   fails once and not five times. Values are never printed.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(variables).map((name) => [name, env[name]?.trim() || undefined]),
  );
  // Set but empty is a mistake, not a wish to have one made.
  if (env.NEXTAUTH_SECRET !== undefined) given.NEXTAUTH_SECRET = env.NEXTAUTH_SECRET;
  given.PUBLIC_URL ??= env.NEXTAUTH_URL?.trim() || undefined;

  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path.join(".")} ${issue.message}`,
    );
    throw new AppError(
      "invalid_input",
      `The settings cannot be used (see .env.example):\n${problems.join("\n")}`,
    );
  }
  const { NEXTAUTH_SECRET, PUBLIC_URL, ...rest } = parsed.data;
  let secret = NEXTAUTH_SECRET;
  return {
    ...rest,
    /** Made when it is first asked for, so that building makes none, which would be in what is built. */
    get NEXTAUTH_SECRET() {
      return (secret ??= keptSecret(dataFolder(rest.DATABASE_URL)));
    },
    PUBLIC_URL: new URL(PUBLIC_URL ?? `http://127.0.0.1:${rest.PORT}`).origin,
  };
}

let current: Config | undefined;

/**
 * The running server's configuration; read on first use, so `next build` needs none.
 * next-auth reads its address from the environment only, so it is put there.
 */
export function config(): Config {
  if (!current) {
    current = readConfig(process.env);
    process.env.NEXTAUTH_URL = current.PUBLIC_URL;
    log.level = current.LOG_LEVEL;
  }
  return current;
}
