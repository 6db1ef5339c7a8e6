import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CRASHED } from "./ending";

/** A process that ends as a server does, and does this besides. */
function server(script: string) {
  const module = join(import.meta.dirname, "ending.ts");
  const program = `import { endWhenTold, ending } from ${JSON.stringify(module)};
    endWhenTold();
    ending.addEventListener("abort", () => console.log("ending"));
    setInterval(() => {}, 1_000);
    console.log("begun");
    ${script}`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  const printed: string[] = [];
  child.stdout!.on("data", (text: Buffer) => printed.push(text.toString()));
  return { child, printed, ended: once(child, "exit") as Promise<[number | null]> };
}

test("CR-11 after an error that nobody caught a process says so and ends with a status of its own", async () => {
  const { printed, ended } = server(`setTimeout(() => { throw new Error("uncaught"); }, 100);`);
  expect((await ended)[0]).toBe(CRASHED);
  expect(printed.join("")).toMatch(/"level":"fatal"[^]*ending/);
});

test("CR-11 a promise that failed and nobody waited for is logged, and the process goes on", async () => {
  const { printed, ended } = server(
    `void Promise.reject(new Error("lost")); setTimeout(() => process.exit(7), 300);`,
  );
  expect((await ended)[0]).toBe(7);
  expect(printed.join("")).toContain('"level":"error"');
});

test("a process whose starter is gone ends", async () => {
  const { child, ended } = server("");
  await once(child.stdout!, "data");
  child.disconnect();
  expect((await ended)[0]).toBe(0);
});
