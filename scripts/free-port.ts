import { createServer } from "node:net";

/** A loopback port nobody uses: the first from `first` on, or, for 0, whichever the system gives. */
export function freePort(first: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE" || first === 0) reject(error);
      else freePort(first + 1).then(resolve, reject);
    });
    probe.listen(first, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : first));
    });
  });
}
