import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { SignIn } from '../azure/sign-in.ts';
import type { Config } from '../config.ts';

// The hash of the empty string: Fluent fills its empty style elements through the CSSOM.
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

// Nothing of the portal uses a device; what it copies goes to the clipboard, which a browser lets read only where the person agrees.
const nobody = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi'];
const permissions = [...nobody, 'payment', 'serial', 'usb'].map((feature) => `${feature}=()`).join(', ');

const allowed: RequestHandler = (_request, response, next) => {
  response.setHeader('permissions-policy', permissions);
  next();
};

const yearInSeconds = 31_536_000;

/** Security headers of every answer; the browser exchanges its sign-in code at the authority. */
export function securityHeaders(
  { isBehindTls, frameAncestors }: Pick<Config, 'isBehindTls' | 'frameAncestors'>,
  { tokenOrigin }: Pick<SignIn, 'tokenOrigin'>,
): RequestHandler[] {
  const usual = helmet({
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
        frameAncestors: frameAncestors.length === 0 ? ["'none'"] : frameAncestors,
      },
    },
    // Says the same as frame-ancestors, to browsers that do not know it; it cannot name an origin.
    xFrameOptions: frameAncestors.length === 0 && { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    // Plain http on a loopback address must not be forced to https. Other hosts of the domain are not ours to decide on.
    strictTransportSecurity: isBehindTls && { maxAge: yearInSeconds, includeSubDomains: false },
  });
  return [usual, allowed];
}
