import { rmSync } from "node:fs";

/** Delete the database that the tests used. */
export default function teardown(): void {
  rmSync(process.env.E2E_FOLDER!, { recursive: true, force: true });
}
