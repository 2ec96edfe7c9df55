import { KeyObject, webcrypto } from 'node:crypto';
import { BitString, Integer, OctetString, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtKeyUsage,
  Extension,
  GeneralName,
  GeneralNames,
} from 'pkijs';

/** A certificate authority made for one run, and a server's certificate of loopback that it has signed; all in PEM. */
export type Certificates = { ca: string; cert: string; key: string };

type Owner = { name: string; keys: webcrypto.CryptoKeyPair; id: OctetString };

const dayMs = 24 * 3_600_000;

/** Make both for HTTPS on loopback (RFC 5280). The authority's key is not kept: nothing else can be signed with it. */
export async function makeCertificates(now: number): Promise<Certificates> {
  const [authority, server] = await Promise.all([ownerNamed('Azure emulator CA'), ownerNamed('127.0.0.1')]);
  return {
    ca: await certificate(authority, authority, ofAuthority(authority), now),
    cert: await certificate(server, authority, ofServer(server, authority), now),
    key: KeyObject.from(server.keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** A certificate that an application proves itself by to Entra, signed by itself, and its key; in PEM. Entra takes RSA alone [D]. */
export async function makeClientCertificate(now: number): Promise<{ cert: string; key: string }> {
  const owner = await ownerNamed('Elastic SAN Backup API', {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  });
  const key = KeyObject.from(owner.keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { cert: await certificate(owner, owner, [basicConstraints(false), keyUsage(0x80, 7), subjectKeyId(owner)], now), key };
}

const ofServers: webcrypto.EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

async function ownerNamed(name: string, kind: webcrypto.EcKeyGenParams | webcrypto.RsaHashedKeyGenParams = ofServers): Promise<Owner> {
  const keys = await webcrypto.subtle.generateKey(kind, true, ['sign', 'verify']);
  const publicKey = await webcrypto.subtle.exportKey('spki', keys.publicKey);
  return { name, keys, id: new OctetString({ valueHex: await webcrypto.subtle.digest('SHA-1', publicKey) }) };
}

async function certificate(subject: Owner, issuer: Owner, extensions: Extension[], now: number): Promise<string> {
  const made = new Certificate({ version: 2, serialNumber: new Integer({ valueHex: serialNumber() }), extensions });
  made.issuer.typesAndValues.push(commonName(issuer));
  made.subject.typesAndValues.push(commonName(subject));
  // A clock that is a little late, or in another time zone by mistake, is no reason to refuse; 397 days are what browsers take.
  made.notBefore.value = new Date(now - dayMs);
  made.notAfter.value = new Date(now + 395 * dayMs);
  await made.subjectPublicKeyInfo.importKey(subject.keys.publicKey);
  await made.sign(issuer.keys.privateKey, 'SHA-256');
  const lines = Buffer.from(made.toSchema().toBER()).toString('base64').replaceAll(/.{64}/g, '$&\n').trim();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** Sixteen bytes at random; the first one keeps the number above nought. */
const serialNumber = (): Uint8Array => webcrypto.getRandomValues(new Uint8Array(16)).with(0, 0x40);

const commonName = ({ name }: Owner) => new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) });

type Encoded = { toBER: () => ArrayBuffer };
type Written = { toSchema: () => Encoded };

const extension = (extnID: string, critical: boolean, value: Encoded) => new Extension({ extnID, critical, extnValue: value.toBER() });
const basicConstraints = (cA: boolean) => extension('2.5.29.19', true, new BasicConstraints({ cA }).toSchema());
const keyUsage = (bits: number, unusedBits: number) =>
  extension('2.5.29.15', true, new BitString({ valueHex: Uint8Array.of(bits), unusedBits }));
const subjectKeyId = ({ id }: Owner) => extension('2.5.29.14', false, id);
const described = (extnID: string, value: Written) => extension(extnID, false, value.toSchema());

// keyCertSign and cRLSign.
const ofAuthority = (authority: Owner) => [basicConstraints(true), keyUsage(0x06, 1), subjectKeyId(authority)];

const ofServer = (server: Owner, { id }: Owner) => [
  basicConstraints(false),
  // digitalSignature.
  keyUsage(0x80, 7),
  described('2.5.29.37', new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.1'] })),
  described('2.5.29.17', new GeneralNames({ names: loopback })),
  subjectKeyId(server),
  described('2.5.29.35', new AuthorityKeyIdentifier({ keyIdentifier: id })),
];

const address = (...bytes: number[]) => new GeneralName({ type: 7, value: new OctetString({ valueHex: Uint8Array.from(bytes) }) });
const loopback = [new GeneralName({ type: 2, value: 'localhost' }), address(127, 0, 0, 1), address(...Array<number>(15).fill(0), 1)];
