import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';

/** What the portal proves itself by to Entra. Files are read anew for each exchange, so that a new one counts without a start. */
export type ClientCredential =
  | { kind: 'secret'; secret: string; endsOn: string | undefined }
  | { kind: 'certificate'; file: string }
  | { kind: 'federated'; file: string }
  | { kind: 'managed-identity'; clientId: string | undefined };

type Environment = Record<string, string | undefined>;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text of the environment is a day that there is, such as 2027-03-31: JavaScript reads 2026-02-31 as one of March. */
export function isDay(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
}

/** Each variable that names a credential, and what it names; throws a sentence that goes on after the name of the variable. */
const readers: Record<string, (value: string, env: Environment) => ClientCredential> = {
  AZURE_CLIENT_SECRET: (secret, env) => ({ kind: 'secret', secret, endsOn: env['AZURE_CLIENT_SECRET_ENDS'] }),
  AZURE_CLIENT_CERTIFICATE_PATH: (file) => {
    certificateIn(readable(file));
    return { kind: 'certificate', file };
  },
  AZURE_FEDERATED_TOKEN_FILE: (file) => {
    readable(file);
    return { kind: 'federated', file };
  },
  AZURE_MANAGED_IDENTITY: (id) => {
    if (id !== 'system' && !guid.test(id)) throw new Error('must be the client id of a user-assigned managed identity, or "system"');
    return { kind: 'managed-identity', clientId: id === 'system' ? undefined : id };
  },
};

/** The one credential that the environment names, or a sentence for whatever is wrong with it. */
export function credentialIn(env: Environment): { credential: ClientCredential } | { sentences: string[] } {
  const set = Object.entries(readers).flatMap(([name, read]) => {
    const value = env[name];
    return value === undefined ? [] : [{ name, found: attempt(() => read(value, env)) }];
  });
  const [first] = set;
  const names = set.map(({ name }) => name);
  const sentences = set.flatMap(({ name, found }) => (typeof found === 'string' ? [`${name} ${found}`] : []));
  if (first === undefined)
    sentences.push(
      'AZURE_CLIENT_SECRET is missing: it must be a client secret of the API app registration; or set one of AZURE_CLIENT_CERTIFICATE_PATH, AZURE_FEDERATED_TOKEN_FILE, AZURE_MANAGED_IDENTITY in its place',
    );
  if (set.length > 1) sentences.push(`${names.join(' and ')} are set together: the portal proves itself by one of them alone`);
  const ends = env['AZURE_CLIENT_SECRET_ENDS'];
  if (ends !== undefined && !names.includes('AZURE_CLIENT_SECRET'))
    sentences.push('AZURE_CLIENT_SECRET_ENDS is set without AZURE_CLIENT_SECRET, whose last day it is');
  if (ends !== undefined && !isDay(ends)) sentences.push('AZURE_CLIENT_SECRET_ENDS must be a day such as 2027-03-31');
  return first === undefined || typeof first.found === 'string' || sentences.length > 0 ? { sentences } : { credential: first.found };
}

/** When a credential ends, where that can be known; the last day of a secret is one on which it counts. */
export function endOf(credential: ClientCredential): Date | undefined {
  if (credential.kind === 'certificate') return certificateIn(readFileSync(credential.file, 'utf8')).end;
  return credential.kind === 'secret' && credential.endsOn !== undefined ? new Date(`${credential.endsOn}T23:59:59.999Z`) : undefined;
}

/** A certificate with its private key in one text of PEM; throws a sentence that goes on after the name of the variable. */
export function certificateIn(pem: string): { thumbprintSha256: string; privateKey: string; end: Date } {
  const certificate = attempt(() => new X509Certificate(pem));
  const key = attempt(() => createPrivateKey(pem));
  if (typeof certificate === 'string' || typeof key === 'string' || key.asymmetricKeyType !== 'rsa')
    throw new Error('must name a PEM file with an RSA certificate and its private key, without a password');
  if (!certificate.checkPrivateKey(key)) throw new Error('names a PEM file whose private key is not that of its certificate');
  return {
    thumbprintSha256: createHash('sha256').update(certificate.raw).digest('hex'),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    end: new Date(certificate.validTo),
  };
}

function readable(file: string): string {
  if (typeof attempt(() => accessSync(file, constants.R_OK)) === 'string') throw new Error(`must name a file that can be read: ${file}`);
  return readFileSync(file, 'utf8');
}

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
