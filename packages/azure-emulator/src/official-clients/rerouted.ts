import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';

/** For tests: Azure's clients go on believing that they call Azure; only the socket leads to the emulator. */
export function reroutedTo(emulator: string): HttpClient {
  const inner = createDefaultHttpClient();
  return {
    async sendRequest(request) {
      const asked = request.url;
      request.url = emulator + asked.slice('https://management.azure.com'.length);
      request.allowInsecureConnection = true;
      request.headers.set('x-forwarded-proto', 'https');
      request.headers.set('x-forwarded-host', 'management.azure.com');
      try {
        return await inner.sendRequest(request);
      } finally {
        // Pollers and paging read the address afterwards.
        request.url = asked;
        request.allowInsecureConnection = false;
      }
    },
  };
}
