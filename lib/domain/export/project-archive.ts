import type { FileSetFormat } from "./exporter";

/** Everything of a project. Its files come as they are: lib/server/archive/write.ts makes them. */
export const projectArchive: FileSetFormat<"archive"> = {
  name: "Project archive (ZIP)",
  group: "whole",
  use: "For keeping a finished project, and for moving it to another Framewise: everything, with the journal and the history, as JSON Lines.",
  lacks:
    "Work that reviewers have not handed in, accounts’ passwords, invitations, tokens and public links.",
  ...{ file: "archive", extension: "zip", mediaType: "application/zip", from: "archive" },
  files: (files) => files,
};
