import express from 'express';
import { expect, test } from 'vitest';
import { securityHeaders } from './headers.ts';

async function headersOf(isBehindTls: boolean, frameAncestors: string[] = []): Promise<Headers> {
  const app = express();
  app.use(securityHeaders({ isBehindTls, frameAncestors }, { tokenOrigin: 'https://login.microsoftonline.com' }));
  app.get('/', (_request, response) => void response.send('here'));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  const { headers } = await fetch(`http://127.0.0.1:${port}/`);
  server.close();
  return headers;
}

test('a browser is told to stay with https where the portal stands behind TLS, for this host alone', async () => {
  expect((await headersOf(true)).get('strict-transport-security')).toBe('max-age=31536000');
  expect((await headersOf(false)).get('strict-transport-security')).toBeNull();
});

test('nobody may frame the portal, said to old browsers as to new ones', async () => {
  const headers = await headersOf(false);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
});

test('the named pages alone may frame the portal, which old browsers cannot be told', async () => {
  const headers = await headersOf(true, ['https://portal.contoso.com', 'https://admin.contoso.com:8443']);
  expect(headers.get('content-security-policy')).toContain('frame-ancestors https://portal.contoso.com https://admin.contoso.com:8443');
  expect(headers.get('x-frame-options')).toBeNull();
});
