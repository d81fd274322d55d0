// Looks for barriers on a page by axe: WCAG 2.1 A and AA. Put into each frame once for each time that a page is loaded: that is most of what a look costs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa'] };
/** What another theme can make worse. */
const RULES_OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** In a line each, frames included; none when all is well. */
export async function violationsOf(page, { onlyColours = false } = {}) {
  for (const frame of page.frames()) await prepare(frame);
  const { violations, unread } = await page.evaluate(run, onlyColours ? RULES_OF_COLOURS : RULES);
  if (unread > 0) throw new Error(`axe could not look into ${unread} frames`);
  return violations;
}

async function prepare(frame) {
  if (await frame.evaluate(() => 'axe' in window)) return;
  await frame.evaluate(SOURCE);
  // Apps are at origins of their own.
  await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
}

async function run(runOnly) {
  const { violations, incomplete } = await window.axe.run(document, { runOnly, resultTypes: ['violations', 'incomplete'] });
  const unread = incomplete.filter(({ id }) => id === 'frame-tested').length;
  return { unread, violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ; ')}`) };
}
