/** The one tenant that every world of every emulator belongs to. */
export const tenantId = '11111111-1111-4111-8111-111111111111';

/** Application (client) id of the portal's single-page application. */
export const spaClientId = '22222222-2222-4222-8222-222222222222';

/** Application (client) id of the portal's API, which acts on behalf of people. */
export const apiClientId = '33333333-3333-4333-8333-333333333333';

/** The API's client secret. It guards nothing: the emulator answers on loopback only. */
export const apiClientSecret = 'emulator-only-secret';

/** The scope that the single-page application asks for to call the API. */
export const apiScope = `api://${apiClientId}/access_as_user`;

/** Names under which Entra knows Azure Resource Manager; a token carries the one that was asked for. */
export const armAudiences = ['https://management.azure.com', 'https://management.core.windows.net'] as const;

/** An app registration of the tenant; a `daemon` signs in by itself, as its service principal. */
export type Registration = { clientId: string; displayName: string } & (
  | { kind: 'spa' }
  | { kind: 'web'; secret: string }
  | { kind: 'daemon'; secret: string; objectId: string }
);

const registrations: readonly Registration[] = [
  { clientId: spaClientId, displayName: 'Elastic SAN Backup', kind: 'spa' },
  { clientId: apiClientId, displayName: 'Elastic SAN Backup API', kind: 'web', secret: apiClientSecret },
];

/** The registration with a client id, if there is one. */
export const registrationOf = (clientId: string): Registration | undefined => registrations.find((one) => one.clientId === clientId);

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const redirectPaths = new Set(['/', '/sign-in', '/signed-in.html']);

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** Whether an `Origin` header names a page on this machine; the port does not matter, as with Entra's loopback redirects. */
export function isLoopbackOrigin(origin: string): boolean {
  const url = parsed(origin);
  return url !== undefined && url.protocol === 'http:' && loopbackNames.has(url.hostname) && url.origin === origin;
}

/** Whether the single-page application may be sent back to this address. */
export function isRegisteredRedirect(uri: string): boolean {
  const url = parsed(uri);
  // A URL parser drops line breaks and the like; a header would not take them.
  if (url === undefined || !/^[\x21-\x7e]+$/.test(uri) || url.protocol !== 'http:' || url.username !== '' || url.password !== '')
    return false;
  return loopbackNames.has(url.hostname) && redirectPaths.has(url.pathname) && url.search === '' && !uri.includes('#');
}
