import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { der } from './der.ts';

/** A certificate authority made for one run, and a server's certificate of loopback that it has signed; all in PEM. */
export type Certificates = { ca: string; cert: string; key: string };

type KeyPair = { publicKey: KeyObject; privateKey: KeyObject };
type Wanted = { subject: string; subjectKey: KeyObject; extensions: Buffer[]; now: number };

const names = { ecdsaWithSha256: '1.2.840.10045.4.3.2', commonName: '2.5.4.3', serverAuth: '1.3.6.1.5.5.7.3.1' };
const issuer = 'Azure emulator CA';
const dayMs = 24 * 3_600_000;

/** Make both for HTTPS on loopback (RFC 5280). The authority's key is not kept: nothing else can be signed with it. */
export function makeCertificates(now: number): Certificates {
  const authority = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const server = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ca = certificate(authority, {
    subject: issuer,
    subjectKey: authority.publicKey,
    extensions: ofAuthority(authority.publicKey),
    now,
  });
  const extensions = ofServer(server.publicKey, authority.publicKey);
  const cert = certificate(authority, { subject: '127.0.0.1', subjectKey: server.publicKey, extensions, now });
  return { ca, cert, key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function certificate(authority: KeyPair, { subject, subjectKey, extensions, now }: Wanted): string {
  const algorithm = der.sequence(der.oid(names.ecdsaWithSha256));
  const version = der.constructed(0, der.integer(Buffer.from([2])));
  const serial = der.integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)]));
  // A clock that is a little late, or in another time zone by mistake, is no reason to refuse; 397 days are what browsers take.
  const validity = der.sequence(der.time(now - dayMs), der.time(now + 395 * dayMs));
  const key = subjectKey.export({ type: 'spki', format: 'der' });
  const parts = [version, serial, algorithm, name(issuer), validity, name(subject), key];
  const content = der.sequence(...parts, der.constructed(3, der.sequence(...extensions)));
  const signed = der.sequence(content, algorithm, der.bits(sign('sha256', content, authority.privateKey)));
  const lines = signed.toString('base64').replaceAll(/.{64}/g, '$&\n').trim();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

const name = (commonName: string): Buffer => der.sequence(der.set(der.sequence(der.oid(names.commonName), der.text(commonName))));

const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  der.sequence(der.oid(id), ...(critical ? [der.boolean(true)] : []), der.bytes(value));

const basicConstraints = (isAuthority: boolean): Buffer =>
  extension('2.5.29.19', true, der.sequence(...(isAuthority ? [der.boolean(true)] : [])));

const keyId = (key: KeyObject): Buffer =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();

const subjectKeyId = (key: KeyObject): Buffer => extension('2.5.29.14', false, der.bytes(keyId(key)));

const ofAuthority = (key: KeyObject): Buffer[] => [
  basicConstraints(true),
  // keyCertSign and cRLSign.
  extension('2.5.29.15', true, der.bits(Buffer.from([0x06]), 1)),
  subjectKeyId(key),
];

const ofServer = (key: KeyObject, authority: KeyObject): Buffer[] => [
  basicConstraints(false),
  // digitalSignature.
  extension('2.5.29.15', true, der.bits(Buffer.from([0x80]), 7)),
  extension('2.5.29.37', false, der.sequence(der.oid(names.serverAuth))),
  extension(
    '2.5.29.17',
    false,
    der.sequence(dnsName('localhost'), address([127, 0, 0, 1]), address([...Array.from({ length: 15 }, () => 0), 1])),
  ),
  subjectKeyId(key),
  extension('2.5.29.35', false, der.sequence(der.implicit(0, keyId(authority)))),
];

const dnsName = (text: string): Buffer => der.implicit(2, Buffer.from(text));
const address = (bytes: number[]): Buffer => der.implicit(7, Buffer.from(bytes));
