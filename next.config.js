// @ts-check

/**
 * Headers that are the same for every answer: pages, API, files, errors.
 * The Content-Security-Policy here is for whatever `proxy.ts` does not see
 * (static files, uploads); pages get one with a nonce from there.
 */
const everywhere = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Embedder-Policy", value: "require-corp" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  },
];

/** Two years. Only over https: on plain http a browser must ignore it, and scanners complain. */
const strictTransport = {
  key: "Strict-Transport-Security",
  value: "max-age=63072000; includeSubDomains",
};

// Building and running tell nobody.
process.env.NEXT_TELEMETRY_DISABLED = "1";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // No optimiser: the app shows no pictures, and the optimiser is a way to make the server fetch.
  images: { unoptimized: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
    "better-sqlite3",
    "pg",
    "pino",
  ],
  // `npm run types` checks them, all of them and once.
  typescript: { ignoreBuildErrors: true },
  // `next dev` would otherwise write files of its own into the repository.
  agentRules: false,
  // `forbidden()`: a member without the right gets 403 and a sentence, not a 404.
  // A pasted article may have 1,000,000 characters of up to 4 bytes each.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "5mb" } },
  headers: () => [
    { source: "/:path*", headers: everywhere },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [strictTransport],
    },
  ],
};

export default config;
