import type { Page } from '@playwright/test';

/** Says something over the page for as long as reading takes. */
export async function captioned(page: Page, title: string, caption: string): Promise<void> {
  await page.evaluate(showCaption, `${title}. ${caption}`);
  await page.waitForTimeout(1_200 + 45 * caption.length);
  await page.evaluate(() => document.querySelector('[data-caption]')?.remove());
}

/** Runs in the page: styles are set one by one, which the content policy allows. */
function showCaption(text: string): void {
  const caption = document.createElement('div');
  caption.dataset['caption'] = '';
  caption.textContent = text;
  Object.assign(caption.style, {
    position: 'fixed',
    zIndex: '1000000',
    left: '50%',
    bottom: '48px',
    transform: 'translateX(-50%)',
    maxWidth: '760px',
    padding: '14px 22px',
    borderRadius: '10px',
    background: 'rgba(16, 18, 24, 0.92)',
    color: '#fff',
    font: '500 17px/1.45 Inter Variable, sans-serif',
    textAlign: 'center',
    boxShadow: '0 8px 28px rgba(0, 0, 0, 0.35)',
  });
  document.body.append(caption);
}
