import { mayReadMetrics, readMetrics } from "@/lib/server/metrics";

/** `GET /metrics`: figures for Prometheus, for whoever has METRICS_TOKEN. Without one set they do not exist. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  if (!mayReadMetrics(request.headers.get("authorization"))) {
    return new Response("not found\n", { status: 404, headers });
  }
  const { text, contentType } = await readMetrics();
  return new Response(text, { headers: { ...headers, "Content-Type": contentType } });
}

export const dynamic = "force-dynamic";
