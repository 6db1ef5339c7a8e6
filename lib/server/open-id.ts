import type { Client, TokenSet } from "openid-client";
import { findOrLinkPerson } from "@/lib/data/identities";
import { config } from "./config";

/** A sign-in service of the team's organization (OpenID Connect), as the settings name it. */
export interface OpenIdService {
  /** As its people call it, on the button */
  readonly name: string;
  readonly issuer: string;
}

/** Null where the settings name none. */
export function openIdService(): OpenIdService | null {
  const { OIDC_ISSUER, OIDC_NAME } = config();
  return OIDC_ISSUER === undefined ? null : { issuer: OIDC_ISSUER, name: OIDC_NAME };
}

/** What the service says of somebody, as far as it is used here. */
interface Profile {
  readonly iss: string;
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | string;
}

/**
 * The service as next-auth wants it: code flow with PKCE, state and nonce; the signed token
 * says who it is, and where that leaves the e-mail address out, the service is asked for it.
 */
export function openIdProvider({ issuer, name }: OpenIdService) {
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = config();
  return {
    id: "oidc",
    name,
    type: "oauth" as const,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    issuer,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    checks: ["pkce" as const, "state" as const, "nonce" as const],
    idToken: true,
    userinfo: {
      request: async ({ tokens, client }: { tokens: unknown; client: Client }) => {
        const set = tokens as TokenSet;
        const claims = set.claims();
        const asks = claims.email === undefined && client.issuer.metadata.userinfo_endpoint;
        return { ...claims, ...(asks && (await client.userinfo(set))), iss: claims.iss };
      },
    },
    profile: async ({ iss, sub, email, email_verified }: Profile) => ({
      id: await findOrLinkPerson({
        ...{ issuer: iss, subject: sub, email },
        emailVerified: String(email_verified) === "true",
      }),
    }),
  };
}
