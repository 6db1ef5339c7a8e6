import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { finishSqlite, putSqlite } from "./sqlite-copy";

const folder = mkdtempSync(join(tmpdir(), "framewise-put-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A database that says this, of which the newest part stands in the log beside it, as a server leaves it that is killed. */
function killed(name: string, words: string): string {
  const [open, file] = [join(folder, `${name}-open`), join(folder, name)];
  const database = new Database(open);
  database.pragma("journal_mode = WAL");
  database.exec("CREATE TABLE said (words TEXT)");
  database.pragma("wal_checkpoint");
  database.prepare("INSERT INTO said VALUES (?)").run(words);
  for (const end of ["", "-wal", "-shm"]) copyFileSync(open + end, file + end);
  database.close();
  return file;
}

/** A backup's folder with a database that says this. */
function backup(name: string, words: string): string {
  const at = join(folder, name);
  mkdirSync(at);
  const database = new Database(join(at, "framewise.db"));
  database.exec("CREATE TABLE said (words TEXT)");
  database.prepare("INSERT INTO said VALUES (?)").run(words);
  database.close();
  return at;
}

function said(file: string): unknown {
  const database = new Database(file, { fileMustExist: true });
  const words = database.prepare("SELECT words FROM said").pluck().all();
  database.close();
  return words;
}

test.each([0, 1, 2, 3])(
  "CR-10 a restore that is killed after %i of its files were moved is finished, and loses nothing",
  (moved) => {
    const file = killed(`moved-${moved}.db`, "present");
    // What putSqlite does until then.
    renameSync(join(backup(`backup-${moved}`, "restored"), "framewise.db"), `${file}.restored-x`);
    for (const end of ["-wal", "-shm", ""].slice(0, moved)) {
      renameSync(file + end, `${file}.before-x${end}`);
    }
    expect(finishSqlite(file)).toBe(true);
    expect(said(file)).toEqual(["restored"]);
    expect(said(`${file}.before-x`)).toEqual(["present"]);
    expect(finishSqlite(file), "there is nothing left to do").toBe(false);
  },
);

test("the next restore finishes it too, and nothing of a draft that was left gets into the next one", () => {
  const file = killed("again.db", "present");
  const unfinished = backup("unfinished", "first");
  renameSync(join(unfinished, "framewise.db"), `${file}.restored-1`);
  const left = killed("again.db.restoring", "of another backup");
  expect(existsSync(`${left}-wal`)).toBe(true);
  expect(putSqlite(backup("whole", "second"), file, "2", () => {})).toBe(`${file}.before-2`);
  expect(said(file)).toEqual(["second"]);
  expect(said(`${file}.before-2`)).toEqual(["first"]);
  expect(said(`${file}.before-1`)).toEqual(["present"]);
});
