// Runs before the first paint, so that no page flashes in the wrong theme.
// It is a file of its own because the page's content security policy allows no inline script.
(function () {
  var stored = null;
  var locale = null;
  try {
    stored = localStorage.getItem('grove.theme');
    locale = localStorage.getItem('grove.locale');
  } catch {
    // Storage can be refused; the system's preference is used.
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  if (locale === 'zh-CN' || locale === 'en') document.documentElement.lang = locale;
})();
