// A browser of its own with a profile on disk, which can be killed as a crash or a power cut kills it, and started again.
import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { browserOptions } from './visitor.mjs';

export async function openBrowser(profile, baseURL) {
  return chromium.launchPersistentContext(profile, { ...browserOptions(), baseURL, locale: 'en-US', reducedMotion: 'reduce' });
}

/** All its processes at once: no page hears of it. */
export async function killBrowser(context, profile) {
  const closed = new Promise((resolve) => context.once('close', resolve));
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (commandOf(pid).includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), 'SIGKILL');
  }
  await closed;
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
