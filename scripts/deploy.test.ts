import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { variables } from "@/lib/server/config";

const dockerfile = readFileSync("Dockerfile", "utf8");
const compose = readFileSync("compose.yaml", "utf8");
const unit = readFileSync("deploy/framewise.service", "utf8");

describe("OP-08: what is shipped to run it", () => {
  test("the image is made in two stages, runs as nobody special, and keeps what it writes to itself", () => {
    const stages = dockerfile.match(/^FROM .*/gm)!;
    expect(stages).toHaveLength(2);
    const last = dockerfile.slice(dockerfile.lastIndexOf("FROM "));
    expect(last).toMatch(/^USER (?!root)\w+$/m);
    expect(last.indexOf("USER")).toBeLessThan(last.lastIndexOf("CMD"));
    expect(last).toContain("umask 077");
    expect(last, "signals reach the server").toContain("exec node");
  });

  test("the image holds all that the server and the command line need, and nothing of this machine", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      paths!.split(" "),
    );
    expect(copied).not.toEqual([]);
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    expect(dockerfile, "nor the build's own cache").toMatch(/^\s+&& rm -rf \.next\/cache/m);
    const taken = /^COPY --from=build (\S+) \S+$/m.exec(dockerfile)![1];
    expect(taken, "what was built is taken whole").toBe(/^WORKDIR (\S+)$/m.exec(dockerfile)![1]);
    for (const program of dockerfile.matchAll(/\bcli\/\w+\.ts/g)) {
      expect(existsSync(program[0]), program[0]).toBe(true);
    }
    // The command line, the migrations and what they import run from the sources.
    const ignored = readFileSync(".dockerignore", "utf8").trim().split("\n");
    for (const needed of ["cli", "lib", "prisma", "scripts", "package-lock.json"]) {
      expect(ignored).not.toContain(needed);
    }
    for (const own of [
      ...[".env", ".git", ".next", "data", "node_modules", "lib/db/generated"],
      ...["e2e", "**/*.test.ts", "**/*.test.tsx"],
    ]) {
      expect(ignored).toContain(own);
    }
    // Generating the clients and starting need these after the others were taken out.
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(["next", "prisma", "tsx"]));
  });

  test("what the image writes goes to its volume, on either database", () => {
    expect(dockerfile).toMatch(/DATABASE_URL=file:\/data\//);
    expect(dockerfile).toContain("DATA_FOLDER=/data");
    expect(dockerfile).toMatch(/^VOLUME \/data$/m);
    expect(compose).toMatch(/^ {6}- data:\/data$/m);
    expect(unit).toMatch(/^StateDirectory=framewise$/m);
    expect(unit).toContain("DATA_FOLDER=/var/lib/framewise");
  });

  test("the composition has the services, volumes and keys that it means to have", () => {
    const keys = (indent: number) =>
      [...compose.matchAll(new RegExp(`^ {${indent}}(\\w+):`, "gm"))].map(([, key]) => key!);
    expect(keys(0)).toEqual(["services", "volumes"]);
    expect(keys(2)).toEqual(["app", "database", "data", "database"]);
    const known =
      /^(build|image|restart|depends_on|env_file|environment|ports|volumes|read_only|tmpfs|cap_drop|security_opt|stop_grace_period|healthcheck)$/;
    expect(keys(4).filter((key) => !known.test(key))).toEqual([]);
    const named = [...compose.matchAll(/^ {6}- (\w+):\//gm)].map(([, volume]) => volume!);
    expect(named.sort()).toEqual(["data", "database"]);
  });

  test("the composed app has a read-only file system and no privileges", () => {
    for (const wanted of ["read_only: true", "cap_drop: [ALL]", "no-new-privileges:true"]) {
      expect(compose).toContain(wanted);
    }
    expect(compose, "for a reverse proxy on the same machine").toContain('"127.0.0.1:3000:3000"');
  });

  test("the unit runs as its own user, on read-only code, with time to stop", () => {
    for (const wanted of ["User=framewise", "UMask=0077", "ProtectSystem=strict"]) {
      expect(unit).toContain(wanted);
    }
    for (const wanted of ["ProtectProc=invisible", "SystemCallFilter=@system-service"]) {
      expect(unit).toContain(wanted);
    }
    expect(unit, "where backups may go").toContain("ReadWritePaths=");
    expect(Number(/^TimeoutStopSec=(\d+)/m.exec(unit)![1])).toBeGreaterThanOrEqual(30);
    const [, program] = /^ExecStart=\S+ --import tsx (\S+)$/m.exec(unit)!;
    expect(existsSync(program!)).toBe(true);
  });

  test("the unit is one that systemd takes", (context) => {
    const answer = spawnSync("systemd-analyze", ["verify", "deploy/framewise.service"], {
      encoding: "utf8",
    });
    if (answer.error) return context.skip("There is no systemd-analyze.");
    // Programs and users of the machine that it will run on need not be here.
    const problems = answer.stderr
      .split("\n")
      .filter((line) => line.includes("framewise.service") && !/is not executable/.test(line));
    expect(problems).toEqual([]);
  });

  test("they set nothing that the server does not read", () => {
    const set = [dockerfile, compose, unit].flatMap((file) =>
      [...file.matchAll(/\b([A-Z][A-Z_]{3,})[=:] ?(?=[\w$/])/g)].map(([, name]) => name!),
    );
    const others = /^(POSTGRES_\w+|NODE_ENV|TMPDIR)$/;
    expect(compose, "what somebody sets arrives").toContain("env_file: .env");
    expect(set.filter((name) => !(name in variables) && !others.test(name))).toEqual([]);
    expect(set).toContain("DATABASE_URL");
  });
});
