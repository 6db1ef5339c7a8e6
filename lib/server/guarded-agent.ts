import { lookup } from "node:dns/promises";
import type { Socket } from "node:net";
import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";
import { Agent } from "undici";
import { AppError } from "@/lib/domain/errors";
import { isPublicAddress, notAllowed } from "./public-address";

/** What stands between this program and the network; tests bring their own. */
export interface Network {
  /** Every address of a name. */
  resolve(host: string): Promise<readonly string[]>;
  /** A connection that is being made. */
  connect(address: string, port: number): Socket;
}

const INTERNET: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (host, port) => connectTcp({ host, port }),
};

/**
 * An agent whose every connection goes to a public address, whatever a name is resolved to: each
 * is looked at after its name was resolved, and once more at the other end of the connection,
 * before a byte is sent. Nothing is reached by way of a proxy.
 */
export function guardedAgent(network: Network | undefined, signal: AbortSignal): Agent {
  return new Agent({
    pipelining: 0,
    connect: ({ hostname, port, protocol, servername }, callback) => {
      connectGuarded(
        network ?? INTERNET,
        hostname,
        Number(port) || (protocol === "https:" ? 443 : 80),
        signal,
      )
        .then((socket) =>
          protocol === "https:" ? secured(socket, servername || hostname) : socket,
        )
        .then(
          (socket) => callback(null, socket),
          (error: unknown) => callback(error as Error, null),
        );
    },
  });
}

async function connectGuarded(
  network: Network,
  hostname: string,
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const host = hostname.replace(/^\[|\]$/gu, "");
  const addresses = await Promise.race([network.resolve(host), aborted(signal)]);
  if (!addresses.every(isPublicAddress)) throw notAllowed();
  const [address] = addresses;
  if (!address) throw new Error("The name has no address");
  const socket = network.connect(address, port);
  const abort = () => socket.destroy(new Error("The time is up"));
  signal.addEventListener("abort", abort, { once: true });
  await settled(socket, "connect");
  if (!isPublicAddress(socket.remoteAddress ?? "")) {
    socket.destroy();
    throw notAllowed();
  }
  return socket;
}

async function secured(socket: Socket, servername: string): Promise<Socket> {
  const secure = connectTls({ socket, servername, ALPNProtocols: ["http/1.1"] });
  await settled(secure, "secureConnect");
  return secure;
}

function settled(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The connection was closed")));
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(new Error("The time is up"));
    if (signal.aborted) fail();
    signal.addEventListener("abort", fail, { once: true });
  });
}

/** Our own refusal, which the HTTP client may have wrapped. */
export function refusalIn(error: unknown): AppError | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof AppError) return at;
  return null;
}
