/**
 * A browser keeps a page that is left and brings it back as it was, estate and all, also after the person has signed out.
 * So a page is not to be seen once it is left, and is shown again only to the person it was drawn for; for anybody else it is made anew.
 */
export function guardKeptPage(isStillTheirs: () => boolean): void {
  const { style } = document.documentElement;
  window.addEventListener('pagehide', () => (style.visibility = 'hidden'));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted || isStillTheirs()) style.visibility = '';
    else location.reload();
  });
}
