/** A sign-in that did not work, as a sentence and what the provider said. */
export type SignInFault = { sentence: string; said?: string };

const sentences: Record<string, string> = {
  access_denied: 'You were not signed in: access was denied or the sign-in was cancelled.',
  user_cancelled: 'The sign-in was cancelled.',
  consent_required: 'An administrator must first consent to this portal for your organisation.',
  invalid_client: 'The portal is not registered the way the sign-in expects. An administrator must correct its registration.',
  unauthorized_client: 'The portal is not registered the way the sign-in expects. An administrator must correct its registration.',
  redirect_uri_mismatch: 'The address of this portal is not registered for sign-in. An administrator must add it.',
  interaction_in_progress: 'Another sign-in is still open in this tab. Try again.',
  no_token_request_cache_error: 'The sign-in was started in another tab or has expired. Try again.',
  state_not_found: 'The sign-in was started in another tab or has expired. Try again.',
  state_mismatch: 'The sign-in was started in another tab or has expired. Try again.',
  endpoints_resolution_error: 'The sign-in service cannot be reached. Check your connection, then try again.',
  openid_config_error: 'The sign-in service cannot be reached. Check your connection, then try again.',
  post_request_failed: 'The sign-in service cannot be reached. Check your connection, then try again.',
  network_error: 'The sign-in service cannot be reached. Check your connection, then try again.',
  no_network_connectivity: 'The sign-in service cannot be reached. Check your connection, then try again.',
  crypto_nonexistent: 'The sign-in needs a secure address: https, or localhost.',
};

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
  return { sentence: sentences[codeOf(error)] ?? 'The sign-in did not work. Try again.', ...(said === '' ? {} : { said }) };
}
