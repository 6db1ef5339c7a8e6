import { createHash, timingSafeEqual } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { readBackupState } from "@/lib/data/backups";
import { isWell } from "@/lib/data/health";
import { countUnfinishedJobs } from "@/lib/data/jobs";
import { config } from "./config";
import { countStreams } from "./live/streams";
import { currentHealth } from "./well";

/** What is measured in this process, from its start. */
interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<"kind" | "method" | "status">;
}

const shared = globalThis as { framewiseMetrics?: Metrics };
const { registry, requests } = (shared.framewiseMetrics ??= begin());

function begin(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "framewise_request_seconds",
    help: "Time from a request's arrival to the last byte of its answer",
    labelNames: ["kind", "method", "status"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  gauge(registry, "framewise_ready", "1 while /readyz says yes", async () =>
    isWell(await currentHealth()) ? 1 : 0,
  );
  gauge(
    registry,
    "framewise_disk_free_bytes",
    "Free on the disk of the data folder",
    async () => (await currentHealth()).free ?? Number.NaN,
  );
  gauge(registry, "framewise_jobs", "Jobs that wait or run", countUnfinishedJobs);
  gauge(registry, "framewise_live_streams", "Pages that update by themselves", countStreams);
  gauge(
    registry,
    "framewise_backup_age_seconds",
    "Since the newest whole backup began",
    async () => {
      const { newest } = await readBackupState();
      return newest ? (Date.now() - newest.startedAt.getTime()) / 1_000 : Number.NaN;
    },
  );
  return { registry, requests };
}

/** A figure that is read when somebody asks for it; not a number while the database does not answer. */
function gauge(
  registry: Registry,
  name: string,
  help: string,
  read: () => number | Promise<number>,
): void {
  new Gauge({
    ...{ name, help, registers: [registry] },
    async collect() {
      this.set(await Promise.resolve(read()).catch(() => Number.NaN));
    },
  });
}

/** Measure every request that Node answers in this process, Next.js's own files included. */
export function measureRequests(): void {
  const began = new WeakMap<object, number>();
  subscribe("http.server.request.start", (message) => {
    began.set((message as Exchange).request, performance.now());
  });
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as Exchange;
    const start = began.get(request);
    if (start === undefined) return;
    requests.observe(
      {
        kind: kindOf(request.url ?? ""),
        method: METHODS.has(request.method ?? "") ? request.method! : "other",
        status: String(response.statusCode),
      },
      (performance.now() - start) / 1_000,
    );
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

/** A label has a handful of values: addresses hold names and ids. */
function kindOf(url: string): string {
  if (url.startsWith("/_next/")) return "file";
  if (/^\/api\/v1\/[^?]*\/mutations/.test(url)) return "mutations";
  if (/^\/api\/v1\/[^?]*\/events/.test(url)) return "stream";
  if (/^\/api\/v1\/[^?]*\/exports\//.test(url)) return "export";
  if (url.startsWith("/api/")) return "api";
  return /^\/(healthz|readyz|metrics)/.test(url) ? "health" : "page";
}

/** Whether a request carries METRICS_TOKEN; a comparison takes the same time wherever it differs. */
export function mayReadMetrics(authorization: string | null): boolean {
  const { METRICS_TOKEN } = config();
  if (METRICS_TOKEN === undefined || authorization === null) return false;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(authorization), hash(`Bearer ${METRICS_TOKEN}`));
}

/** All figures in the text format of Prometheus. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  return { text: await registry.metrics(), contentType: registry.contentType };
}
