import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto';
import { DistributedCachePlugin, type ICachePlugin } from '@azure/msal-node';
import type { Store } from '../../servers/store.ts';

// A token of Entra's is good for an hour or so, by exception for a day; what is older is read as expired.
const keptMs = 24 * 3_600_000;

/**
 * MSAL's cache of one person in the store of all servers. Where it lies and by which key it is encrypted both follow from the person's own token:
 * without that, nobody can tell whose it is, or read it.
 */
export function sharedCacheOf(personToken: string, store: Store): ICachePlugin {
  const place = `backup:tokens:${hash('sha256', `place ${personToken}`, 'base64url')}`;
  const secret = Buffer.from(hkdfSync('sha256', personToken, '', 'tokens of the portal', 32));
  const cache = {
    get: async (at: string) => decrypted((await store.ask((client) => client.get(at))) ?? '', secret),
    set: async (at: string, text: string) => {
      await store.ask((client) => client.set(at, encrypted(text, secret), { expiration: { type: 'PX', value: keptMs } }));
      return text;
    },
  };
  return new DistributedCachePlugin(cache, { getKey: () => Promise.resolve(place), extractKey: () => Promise.resolve(place) });
}

function encrypted(text: string, secret: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** What somebody else has written there counts as nothing. */
function decrypted(text: string, secret: Buffer): string {
  const all = Buffer.from(text, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, all.subarray(0, 12)).setAuthTag(all.subarray(12, 28));
    return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return '';
  }
}
