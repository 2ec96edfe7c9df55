import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

// The page to which Entra sends a window that a blade has opened: it hands the answer on and is closed.
await broadcastResponseToMainFrame();
