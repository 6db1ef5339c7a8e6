/** `GET /healthz`: the process answers. Says nothing about the database; never cached. */
export function GET(): Response {
  return new Response("ok\n", {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

export const dynamic = "force-dynamic";
