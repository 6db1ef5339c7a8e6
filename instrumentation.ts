/** Next.js calls this once, before the server answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_PHASE === "phase-production-build") return;
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { keepGarbageYoung } = await import("@/lib/server/collector");
    keepGarbageYoung();
    const { readyOrExit } = await import("@/lib/server/readiness");
    await readyOrExit();
    const { endWhenTold } = await import("@/lib/server/ending");
    endWhenTold();
    const { nameCallers } = await import("@/lib/server/caller");
    nameCallers();
    const { refuseUnknownMethods } = await import("@/lib/server/methods");
    refuseUnknownMethods();
    const { measureRequests } = await import("@/lib/server/metrics");
    measureRequests();
    const { keepNights } = await import("@/lib/server/night");
    keepNights();
    const { startRunner } = await import("@/lib/server/jobs/runner");
    startRunner();
    const { startSealer } = await import("@/lib/server/sealer");
    startSealer();
    const { startWebhooks } = await import("@/lib/server/webhooks");
    startWebhooks();
    const { readAhead } = await import("@/lib/server/read-ahead");
    readAhead();
  }
}
