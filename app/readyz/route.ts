import { isReady } from "@/lib/server/well";

/**
 * `GET /readyz`: whether this server should be given requests. It is not while its database
 * cannot be read or written, is not at this version's migrations, the disk is nearly full,
 * or the server is about to end. Why stands in the log, and for administrators at /admin.
 */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return new Response(ready ? "ready\n" : "not ready\n", {
    status: ready ? 200 : 503,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      ...(!ready && { "Retry-After": "5" }),
    },
  });
}

export const dynamic = "force-dynamic";
