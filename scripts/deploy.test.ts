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
    expect(Number(/^TimeoutStopSec=(\d+)/m.exec(unit)![1])).toBeGreaterThanOrEqual(30);
    const [, program] = /^ExecStart=\S+ --import tsx (\S+)$/m.exec(unit)!;
    expect(existsSync(program!)).toBe(true);
  });

  test("they set nothing that the server does not read", () => {
    const set = [dockerfile, compose, unit].flatMap((file) =>
      [...file.matchAll(/\b([A-Z][A-Z_]{3,})[=:] ?(?=[\w$/])/g)].map(([, name]) => name!),
    );
    const others = /^(POSTGRES_\w+|NODE_ENV|TMPDIR)$/;
    expect(set.filter((name) => !(name in variables) && !others.test(name))).toEqual([]);
    expect(set).toContain("DATABASE_URL");
  });
});
