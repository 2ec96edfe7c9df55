import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeCertificates } from './certificates.ts';

const now = Date.UTC(2026, 8, 8, 8);

test('the certificate of a run is for servers of loopback, signed by the authority of the same run, and signs nothing itself', async () => {
  const { ca, cert, key } = await makeCertificates(now);
  const [authority, server] = [new X509Certificate(ca), new X509Certificate(cert)];
  expect([server.checkIssued(authority), server.verify(authority.publicKey), authority.verify(authority.publicKey)]).toEqual([
    true,
    true,
    true,
  ]);
  expect([server.checkHost('localhost'), server.checkIP('127.0.0.1'), server.checkIP('::1')]).toEqual(['localhost', '127.0.0.1', '::1']);
  expect(server.checkHost('example.org')).toBeUndefined();
  expect([authority.ca, server.ca, server.keyUsage]).toEqual([true, false, ['1.3.6.1.5.5.7.3.1']]);
  expect(server.checkPrivateKey(createPrivateKey(key))).toBe(true);
});

test('a certificate is good from the day before, for no longer than browsers take', async () => {
  const { cert } = await makeCertificates(now);
  const { validFrom, validTo } = new X509Certificate(cert);
  expect([validFrom, validTo]).toEqual(['Sep  7 08:00:00 2026 GMT', 'Oct  8 08:00:00 2027 GMT']);
});

test('no two runs have an authority or a number in common', async () => {
  const [one, other] = [await makeCertificates(now), await makeCertificates(now)];
  expect(new X509Certificate(one.cert).verify(new X509Certificate(other.ca).publicKey)).toBe(false);
  expect(new X509Certificate(one.cert).serialNumber).not.toBe(new X509Certificate(other.cert).serialNumber);
});
