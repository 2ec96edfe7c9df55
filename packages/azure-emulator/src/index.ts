export { startEmulator } from './server.ts';
export type { Emulator, EmulatorOptions } from './server.ts';
export { makeClientCertificate } from './tls/certificates.ts';
export type { FederatedCredential, Trusted } from './identity/client-assertion.ts';
