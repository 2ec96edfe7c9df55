import { t } from '@lingui/core/macro';
/** A sign-in that did not work, as a sentence and what the provider said. */
export type SignInFault = { sentence: string; said?: string };

// Asked for when a sign-in has failed: this file is loaded before it is known which language the page speaks.
const sentences = (): Record<string, string> => ({
  access_denied: t`You were not signed in: access was denied or the sign-in was cancelled.`,
  user_cancelled: t`The sign-in was cancelled.`,
  consent_required: t`An administrator must first consent to this portal for your organisation.`,
  invalid_client: t`The portal is not registered the way the sign-in expects. An administrator must correct its registration.`,
  unauthorized_client: t`The portal is not registered the way the sign-in expects. An administrator must correct its registration.`,
  redirect_uri_mismatch: t`The address of this portal is not registered for sign-in. An administrator must add it.`,
  interaction_in_progress: t`Another sign-in is still open in this tab. Try again.`,
  no_token_request_cache_error: t`The sign-in was started in another tab or has expired. Try again.`,
  state_not_found: t`The sign-in was started in another tab or has expired. Try again.`,
  state_mismatch: t`The sign-in was started in another tab or has expired. Try again.`,
  endpoints_resolution_error: t`The sign-in service cannot be reached. Check your connection, then try again.`,
  openid_config_error: t`The sign-in service cannot be reached. Check your connection, then try again.`,
  post_request_failed: t`The sign-in service cannot be reached. Check your connection, then try again.`,
  network_error: t`The sign-in service cannot be reached. Check your connection, then try again.`,
  no_network_connectivity: t`The sign-in service cannot be reached. Check your connection, then try again.`,
  crypto_nonexistent: t`The sign-in needs a secure address: https, or localhost.`,
});

const away = new Set([
  'endpoints_resolution_error',
  'openid_config_error',
  'post_request_failed',
  'get_request_failed',
  'network_error',
  'no_network_connectivity',
  'temporarily_unavailable',
  'server_error',
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'errorCode' in error && typeof error.errorCode === 'string' ? error.errorCode : '';

/** Whether the sign-in service was not reached or failed, which says nothing about the sign-in itself. */
export const isServiceAway = (error: unknown): boolean => away.has(codeOf(error));

/** Turn what the sign-in library threw into a sentence. */
export function toSignInFault(error: unknown): SignInFault {
  const said = error instanceof Error ? error.message : String(error);
  return { sentence: sentences()[codeOf(error)] ?? t`The sign-in did not work. Try again.`, ...(said === '' ? {} : { said }) };
}
