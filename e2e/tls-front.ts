import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** What stands before the app where people reach it over TLS, as the README tells nginx to be. */
export interface TlsFront {
  readonly port: number;
  /** Begin to pass requests on to the app at this port. */
  readonly passTo: (port: number) => void;
  readonly stop: () => void;
}

/** Listen over TLS, with a certificate that was made for this moment. */
export async function startTlsFront(): Promise<TlsFront> {
  let target = 0;
  const front = createServer(certificate(), (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passed = request(
      {
        ...{ host: "127.0.0.1", port: target, method, path: url },
        headers: { ...headers, "x-forwarded-proto": "https", "x-forwarded-host": headers.host },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  return {
    port: (front.address() as AddressInfo).port,
    passTo: (port) => (target = port),
    stop() {
      front.close();
      front.closeAllConnections();
    },
  };
}

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(process.env.E2E_FOLDER!, "tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost"],
    ],
    { stdio: "ignore" },
  );
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}
