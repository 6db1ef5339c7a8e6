import type { FileSetFormat } from "./exporter";

/** Everything to compute the figures again. Its files come as they are: lib/server/replication/write.ts makes them. */
export const replicationPackage: FileSetFormat<"replication"> = {
  name: "Replication package (ZIP)",
  group: "whole",
  use: "For a journal’s supplement: data, codebook, methods appendix, frozen reports, and scripts in R and Python that compute the same figures again.",
  lacks: "The articles’ texts; only the tagged passages are in it.",
  ...{ file: "replication", extension: "zip", mediaType: "application/zip", from: "replication" },
  files: (files) => files,
};
