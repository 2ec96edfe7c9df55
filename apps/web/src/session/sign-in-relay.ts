import { runPopupRelay } from '@azure/msal-browser/popup-relay';

// The window that a blade in a page of another site opens: browsers keep the two apart, and only this one can hear the sign-in page's answer.
// It is opened by a press of its own, so that no browser takes it for an advertisement.
document.querySelector('button')?.addEventListener('click', () => runPopupRelay());
