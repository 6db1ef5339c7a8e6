import { ARTICLE_ARCHIVE } from "@/lib/domain/limits";
import { once } from "node:events";
import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { openArchive } from "../archive";
import { studyFiles } from "./study-files";

async function archiveOf(files: number): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (let n = 0; n < files; n++) zip.addBuffer(Buffer.from("x"), `${n}.txt`, { compress: false });
  zip.end();
  const parts: Buffer[] = [];
  zip.outputStream.on("data", (part: Buffer) => parts.push(part));
  await once(zip.outputStream, "end");
  return Buffer.concat(parts);
}

test("a project may have more files than an archive of articles, and not any number", async () => {
  const bytes = await archiveOf(2_001);
  await expect(openArchive(bytes, ARTICLE_ARCHIVE)).rejects.toThrow("more than 2,000 files");
  expect(await studyFiles({ name: "study.zip", bytes })).toHaveLength(2_001);
  const tight = { files: 5_000, unpacked: 2_000 };
  await expect(openArchive(bytes, tight)).rejects.toThrow("unpacks to more than");
});
