import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Milliseconds after which an answer is given up. */
const PATIENCE = 15_000;

/**
 * What one person's browser is to the server: connections that stay open, cookies, and
 * addresses of which it takes the next where one does not answer, as a balancer does.
 */
export class Browser {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 6 });
  readonly #cookies = new Map<string, string>();
  readonly #origins: readonly string[];
  #at: number;

  /** @param first which of the addresses is tried first */
  constructor(origins: readonly string[], first = 0) {
    this.#origins = origins;
    this.#at = first % origins.length;
  }

  get(path: string): Promise<Answer> {
    return this.#send("GET", path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.#send("POST", path, JSON.stringify(body), "application/json");
  }

  /** Sign in as a person does: fetch the token of the form, and send it with the password. */
  async signIn(email: string, password: string): Promise<void> {
    const { text } = await this.get("/api/auth/csrf");
    const { csrfToken } = JSON.parse(text) as { csrfToken: string };
    const form = new URLSearchParams({ email, password, csrfToken }).toString();
    const type = "application/x-www-form-urlencoded";
    const { status } = await this.#send("POST", "/api/auth/callback/credentials", form, type);
    if (status !== 302 || ![...this.#cookies.keys()].some((name) => /session-token/.test(name))) {
      throw new Error(`Signing in was answered by ${status}.`);
    }
  }

  /** Listen to a stream of events until it is closed. @returns closes it */
  listen(path: string, heard: () => void, ended: () => void): () => void {
    const outgoing = this.#open("GET", path, undefined, (answer) => {
      answer.on("data", heard);
      answer.on("close", ended);
    });
    outgoing.on("error", ended);
    outgoing.end();
    return () => outgoing.destroy();
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body?: string, type?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const outgoing = this.#open(method, path, type, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      });
      outgoing.setTimeout(PATIENCE, () => outgoing.destroy(new Error("no answer in time")));
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        // The server closed a connection that idled just when it was used again: browsers, too, open another.
        if (outgoing.reusedSocket && error.code === "ECONNRESET") {
          resolve(this.#send(method, path, body, type));
          return;
        }
        this.#at = (this.#at + 1) % this.#origins.length;
        reject(error);
      });
      outgoing.end(body);
    });
  }

  #open(
    method: string,
    path: string,
    type: string | undefined,
    answered: (answer: IncomingMessage) => void,
  ): ClientRequest {
    const origin = this.#origins[this.#at]!;
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { cookie, origin, ...(type && { "content-type": type }) };
    return request(`${origin}${path}`, { agent: this.#agent, method, headers }, (answer) => {
      for (const set of answer.headers["set-cookie"] ?? []) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        this.#cookies.set(name, value);
      }
      answered(answer);
    });
  }
}
