import type { RequestHandler } from 'express';
import helmet from 'helmet';

// The hash of the empty string: Fluent fills its empty style elements through the CSSOM.
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Security headers of every answer; `tokenOrigin` is where the browser exchanges its sign-in code. */
export function securityHeaders(tokenOrigin: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", emptyStyle],
        connectSrc: ["'self'", tokenOrigin],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // Plain http on a loopback address must not be forced to https; a proxy in front adds this.
    strictTransportSecurity: false,
  });
}
