import * as z from 'zod';
import type { Config } from '../config.ts';

const discovery = z.looseObject({
  issuer: z.string(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
});

/** What the BFF and the browser must know of the authority. */
export type SignIn = {
  authority: string;
  /** The emulator's own metadata, handed to MSAL in place of a look-up; absent with Entra ID. */
  authorityMetadata: string | undefined;
  issuer: string;
  jwksUri: string;
  /** Origin that the browser exchanges its code at. */
  tokenOrigin: string;
  scope: string;
};

/** Ask the authority about itself, once, at start. */
export async function signInOf(config: Config): Promise<SignIn> {
  const text = await metadataOf(config, 15_000);
  const found = discovery.parse(JSON.parse(text));
  return {
    authority: `${config.signInOrigin}/${config.tenantId}`,
    authorityMetadata: config.emulator === null ? undefined : text,
    issuer: found.issuer,
    jwksUri: found.jwks_uri,
    tokenOrigin: new URL(found.token_endpoint).origin,
    scope: `api://${config.clientId}/access_as_user`,
  };
}

/** The authority's metadata as it stands now; a failure if it does not come in time. */
export async function metadataOf(config: Config, withinMs: number): Promise<string> {
  const base = config.emulator?.url ?? config.signInOrigin;
  const response = await fetch(`${base}/${config.tenantId}/v2.0/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(withinMs),
  });
  if (!response.ok) throw new Error(`${base} does not know the tenant ${config.tenantId} (HTTP ${response.status}).`);
  return response.text();
}
