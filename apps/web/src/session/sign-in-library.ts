/** What the sign-in needs of the library, and nothing else of it is loaded. */
export {
  BrowserCacheLocation,
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-browser';
