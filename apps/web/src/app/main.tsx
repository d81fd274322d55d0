import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { activateLocale, initialLocale } from '../lib/i18n';
import { followSystemTheme } from '../lib/preferences';
import { queryClient } from '../lib/query-client';
import '../ui/styles.css';
import { ToastProvider } from '../ui/toast';
import { router } from './router';

async function start(): Promise<void> {
  const container = document.getElementById('root');
  if (container === null) throw new Error('the page has no #root');
  followSystemTheme();
  // The page comes beside its words, not behind them.
  const page = router.load();
  await activateLocale(initialLocale());
  await page;
  const tree = (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>
  );
  const root = createRoot(container);
  // In slices of a few milliseconds: in one piece the first page keeps a slow machine from answering for a third of a second.
  startTransition(() => root.render(tree));
}

void start();
