// Runs before the page is painted, so that nobody who has chosen a dark page sees a light one first. `src/ui/look/theme.tsx` keeps it true.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('settings') ?? '{}');
  if (['light', 'dark', 'contrast'].includes(theme)) document.documentElement.dataset.theme = theme;
  if (density === 'compact') document.documentElement.dataset.density = density;
  if (new URLSearchParams(location.search).has('blade')) document.documentElement.dataset.blade = '';
} catch {
  // Nothing that the portal has kept: the page looks as the system wants it.
}
