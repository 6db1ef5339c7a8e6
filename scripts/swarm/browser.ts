import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What a person waits, in milliseconds. */
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

  /**
   * @param first which of the addresses is tried first
   * @param patience milliseconds after which an answer is given up
   */
  constructor(
    origins: readonly string[],
    first = 0,
    private readonly patience = PATIENCE,
  ) {
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
    const status = await this.trySigningIn(email, password);
    if (status !== 302) throw new Error(`Signing in was answered by ${status}.`);
  }

  /** The same, for who may be refused. @returns the status; 302 is let in */
  async trySigningIn(email: string, password: string): Promise<number> {
    const { status } = await this.#sendForm("/api/auth/callback/credentials", { email, password });
    return status;
  }

  /** Sign out as a person does; the session is over wherever it was copied to. */
  async signOut(): Promise<void> {
    const { status } = await this.#sendForm("/api/auth/signout", {});
    if (status !== 302) throw new Error(`Signing out was answered by ${status}.`);
  }

  /** Another browser with the same cookies, as somebody has who copied them. */
  copy(): Browser {
    const copy = new Browser(this.#origins, this.#at);
    for (const [name, value] of this.#cookies) copy.#cookies.set(name, value);
    return copy;
  }

  /** The next requests go to this address first. @param first which of the addresses */
  turnTo(first: number): void {
    this.#at = first % this.#origins.length;
  }

  /**
   * Take an answer piece by piece, until it has ended or `leaving` is aborted.
   *
   * @returns its status; 0 when there was none, or the answer broke off
   */
  stream(
    path: string,
    heard: (piece: Buffer) => void,
    leaving = new AbortController().signal,
  ): Promise<number> {
    return new Promise((resolve) => {
      let status = 0;
      const outgoing = this.#open("GET", path, undefined, (answer) => {
        answer.on("data", heard);
        answer.on("end", () => (status = answer.statusCode ?? 0));
      });
      const leave = () => outgoing.destroy();
      outgoing.on("error", () => {}); // it is closed as well
      outgoing.on("close", () => {
        leaving.removeEventListener("abort", leave);
        resolve(status);
      });
      leaving.addEventListener("abort", leave);
      outgoing.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  async #sendForm(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const { text } = await this.get("/api/auth/csrf");
    const { csrfToken } = JSON.parse(text) as { csrfToken: string };
    const form = new URLSearchParams({ ...fields, csrfToken }).toString();
    return this.#send("POST", path, form, "application/x-www-form-urlencoded");
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
      outgoing.setTimeout(this.patience, () => outgoing.destroy(new Error("no answer in time")));
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
