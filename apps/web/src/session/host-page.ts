/** Another portal's page that shows a page of this one in a frame, as a blade: docs/blades.md says what each tells the other. */
type Host = { window: Window; origin: string };

// Tests of sentences have no window.
const isFramed = typeof window !== 'undefined' && window.parent !== window;

// A reload inside a frame keeps it, whatever page it stands on by then.
function bladeKept(): boolean {
  try {
    if (new URLSearchParams(location.search).has('blade')) {
      if (isFramed) sessionStorage.setItem('blade', 'yes');
      return true;
    }
    return isFramed && sessionStorage.getItem('blade') !== null;
  } catch {
    // A frame of another site may be refused all storage.
    return false;
  }
}

/** Whether the page is shown without top bar and navigation. */
export const isBlade = bladeKept();

/** Whether the page is part of another page: it cannot leave for the sign-in page, and asks in a window of its own. */
export const isInHostPage = isFramed;

let allowed: readonly string[] = [];
let host: Host | undefined;

function found(origin: string | undefined): void {
  if (host !== undefined || origin === undefined || !allowed.includes(origin)) return;
  host = { window: window.parent, origin };
  tellHost({ type: 'ready', address: location.pathname });
}

const originOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).origin : undefined);

/** What a blade says to the page that shows it. */
export type ToHost =
  | { type: 'ready'; address: string }
  | { type: 'title'; title: string }
  | { type: 'size'; height: number }
  /** What the person has begun here has ended well. */
  | { type: 'done'; address: string };

/** Tell the page around this one, if it is one of those that may show the portal. */
export function tellHost(said: ToHost): void {
  host?.window.postMessage({ from: 'elastic-san-backup', ...said }, host.origin);
}

type HostTheme = 'light' | 'dark' | 'contrast';

const themes: readonly HostTheme[] = ['light', 'dark', 'contrast'];

/** The theme that a message of the host asks for; undefined where it asks for none. */
export function themeIn(said: unknown): HostTheme | undefined {
  if (typeof said !== 'object' || said === null || !('to' in said) || said.to !== 'elastic-san-backup') return undefined;
  const theme = 'theme' in said ? said.theme : undefined;
  return themes.find((one) => one === theme);
}

const tellTitle = (): void => tellHost({ type: 'title', title: document.title });

/**
 * Speak with the page around this one, if it has one of these origins: tell it how the page is called and how high it is, and look as it asks.
 * `lookAs` puts a theme on.
 */
export function meetHost(origins: readonly string[], lookAs: (theme: HostTheme) => void): void {
  if (!isBlade || !isFramed || origins.length === 0) return;
  allowed = origins;
  // Not every browser names the page around, and not every page lets itself be named: then it has to speak first.
  found(location.ancestorOrigins?.[0] ?? originOf(document.referrer));
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || !allowed.includes(origin)) return;
    found(origin);
    const theme = themeIn(data);
    if (theme !== undefined) lookAs(theme);
  });
  const title = document.querySelector('title');
  if (title !== null) new MutationObserver(tellTitle).observe(title, { childList: true });
  tellTitle();
  new ResizeObserver(() => tellHost({ type: 'size', height: document.documentElement.scrollHeight })).observe(document.body);
}
