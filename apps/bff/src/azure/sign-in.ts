import * as z from 'zod';
import { BadConfig, type Config } from '../config.ts';

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

/** Ask the authority about itself, once, at start; whoever starts the portal is told in a sentence why that fails. */
export async function signInOf(config: Config): Promise<SignIn> {
  const { text, found } = await metadataOf(config, 15_000).catch((error: unknown) => {
    throw new BadConfig(`The portal cannot start: ${error instanceof Error ? error.message : String(error)}`);
  });
  return {
    authority: `${config.signInOrigin}/${config.tenantId}`,
    authorityMetadata: config.emulator === null ? undefined : text,
    issuer: found.issuer,
    jwksUri: found.jwks_uri,
    tokenOrigin: new URL(found.token_endpoint).origin,
    scope: `api://${config.clientId}/access_as_user`,
  };
}

/** The authority's metadata as it stands now; fails with a sentence if it does not come in time, or cannot be read. */
export async function metadataOf(config: Config, withinMs: number): Promise<{ text: string; found: z.infer<typeof discovery> }> {
  const base = config.emulator?.url ?? config.signInOrigin;
  const address = `${base}/${config.tenantId}/v2.0/.well-known/openid-configuration`;
  const { status, text } = await textAt(address, withinMs).catch((error: unknown) => {
    throw new Error(`${base} cannot be reached (${causeOf(error)}).`);
  });
  // Source: Entra answers 400 with AADSTS90002 where it has no such tenant.
  if (status === 400) throw new Error(`${base} does not know the tenant ${config.tenantId}.`);
  if (status !== 200) throw new Error(`${base} answers HTTP ${status} instead of its metadata.`);
  const found = discovery.safeParse(jsonOf(text));
  if (!found.success) throw new Error(`${base} answers something else than its metadata.`);
  return { text, found: found.data };
}

async function textAt(address: string, withinMs: number): Promise<{ status: number; text: string }> {
  const response = await fetch(address, { signal: AbortSignal.timeout(withinMs) });
  return { status: response.status, text: await response.text() };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** "ECONNREFUSED", "ENOTFOUND", "TimeoutError". */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
