// Jobs as people watch them: a real stream of what a runner says, its curve, its log, its end; and the runners of administrators.
import { FakeRunner, KEYS, metricsOf, queueJob } from '../lib/jobs.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

export function jobs(test, lab) {
  test('a job is watched as it happens: why it waits, its curve as it grows, its log as it flows, and how it stops when it is cancelled', async () => {
    await lab.world();
    const api = await lab.api();
    const key = await queueJob(lab, { title: 'watched', recipe: 'watched', place: -1 });
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/');
    await page.locator('header button[aria-haspopup=menu]:visible').click();
    await page.getByRole('menuitem', { name: 'Jobs' }).click();
    await isAt(page, '/jobs');
    await page.getByRole('link', { name: 'watched' }).click();
    await isAt(page, `/jobs/${key}`);
    await seesText(page, /^No runner (is connected to this hub|that is connected knows the recipe watched)\.$/);
    const runner = await FakeRunner.register(lab, api, 'watched');
    await runner.offers({ recipes: ['something-else'] });
    await seesText(page, 'No runner that is connected knows the recipe watched.');
    await runner.offers({ recipes: ['watched'] });
    await seesText(page, 'A runner takes it up in a moment.');
    // It may ask why the job waits at the very moment when it does not any more.
    troubles.expect(409, `/hub/v1/jobs/${key}/waiting`);
    await runner.takes(key);
    await runner.reports(key, {
      stage: 'training',
      progress: { step: 10, steps: 100 },
      metrics: metricsOf(1, 11),
      log: 'the first line\n',
    });
    await seesText(page, /step 10 of 100/);
    await seesText(page, 'the first line');
    const chart = page.getByRole('slider').first();
    await see(chart.and(page.locator('[aria-valuenow="10"]')), 'a curve of ten steps');
    await isLookedAt(page, false);
    await runner.reports(key, { progress: { step: 40, steps: 100 }, metrics: metricsOf(11, 41), log: 'the second line\n' });
    await seesNo(page.getByText('the second line'), 'news on a page that nobody looks at');
    await isLookedAt(page, true);
    await see(chart.and(page.locator('[aria-valuenow="40"]')), 'the curve, grown');
    await seesText(page, 'the second line');
    await page.getByRole('button', { name: 'Cancel the job' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the job' }).click();
    await seesText(page, 'The runner was asked to stop, and is stopping.');
    assert.equal((await runner.reports(key, {})).cancel, true);
    await runner.ends(key, { failure: { class: 'cancelled', code: 'job/cancelled', message: 'Stopped.' } });
    await seesText(page, 'The job was cancelled.');
    await seesNo(page.getByRole('button', { name: 'Cancel the job' }), 'a way to cancel what has ended');
    troubles.assertNone('a watched job');
  });

  test('curves and log go by keyboard and hold thousands: steps, values as a table, a scale that stays in the address, a line among ten thousand', async () => {
    await lab.world();
    const api = await lab.api();
    const key = await queueJob(lab, { title: 'Long' });
    const runner = await FakeRunner.register(lab, api, 'long');
    await runner.takes(key);
    for (let step = 0; step < 5000; step += 1000) await runner.reports(key, { metrics: metricsOf(step, step + 1000, { pace: 800 }) });
    for (let piece = 0; piece < 10; piece += 1) {
      const lines = Array.from({ length: 1000 }, (_, line) => `line ${piece * 1000 + line}: all is well\n`);
      await runner.reports(key, { log: lines.join('') });
    }
    await runner.rests(key);
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, `/jobs/${key}`);
    const chart = page.getByRole('slider').first();
    await see(chart.and(page.locator('[aria-valuenow="4999"]')), 'five thousand steps');
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    assert.match(await chart.getAttribute('aria-valuetext'), /^Step 1: Training loss [\d.]+/);
    await page.getByRole('button', { name: 'Learning rate' }).click();
    await page.getByRole('switch', { name: 'Logarithmic scale' }).check();
    await isAt(page, `/jobs/${key}?metrics=learning_rate&scale=log`);
    assert.equal(await page.getByRole('slider').count(), 2);
    await page.getByText('Values as a table').click();
    await see(page.getByRole('columnheader', { name: 'Training loss' }), 'the table of values');
    const log = page.getByRole('region', { name: 'Log' });
    await seesText(log, 'line 9999: all is well');
    await lab.picture(page, 'job-long', { fullPage: true });
    assert.ok((await log.locator('div.whitespace-pre').count()) < 200, 'only the lines in view stand in the page');
    await page.getByRole('searchbox', { name: 'Search the log' }).fill('LINE 4321:');
    await seesText(page, '1 of 1');
    await see(log.locator('mark', { hasText: 'line 4321:' }), 'the line that was sought');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    assert.equal((await download).suggestedFilename(), `${key}.log`);
    troubles.assertNone('a long job');
  });

  test('where something on the way refuses the stream, the page asks for what is new', async () => {
    await lab.world();
    const api = await lab.api();
    const key = await queueJob(lab, { title: 'Behind a proxy' });
    const runner = await FakeRunner.register(lab, api, 'proxied');
    await runner.takes(key);
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await page.route('**/stream?*', (route) => route.fulfill({ status: 502, body: 'no' }));
    troubles.expect(502, '/stream');
    await visit(visitor, `/jobs/${key}`);
    await runner.reports(key, { metrics: metricsOf(1, 21), log: 'came all the same\n' });
    await seesText(page, 'came all the same');
    await see(page.locator('[role=slider][aria-valuenow="20"]'), 'the curve');
    await runner.ends(key, { failure: { class: 'timeout', code: 'job/timeout', message: 'It took longer than 3600 seconds.' } });
    await seesText(page, 'It took longer than it may.');
    troubles.assertNone('a job behind a proxy');
  });

  test('a job that is done says whether it is better than its base, shows the worst answers, and leads to what was committed', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, `/jobs/${KEYS.done}`);
    await seesText(page, 'Better than the base.');
    await see(page.getByRole('row', { name: /F1 of tokens.*may be chance/ }), 'a difference that may be chance');
    await page.getByText('The 2 answers that came out worst').click();
    await seesText(page, '写一副关于春天的对联');
    await page.getByRole('link', { name: 'What was committed' }).click();
    await isAt(page, /^\/ada\/tiny\/commit\/[0-9a-f]{40}$/);
    await settled(page);
    await seesText(page, 'A card with a picture');
    troubles.assertNone('a job that is done');
  });

  test('jobs are narrowed by state, and compared: curves over each other, the settings that differ, what came of them', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/jobs');
    await page.getByRole('combobox', { name: 'State' }).selectOption('succeeded');
    await isAt(page, '/jobs?state=succeeded');
    await page.getByRole('checkbox', { name: 'Compare couplets-1' }).check();
    await page.getByRole('combobox', { name: 'State' }).selectOption('failed');
    await page.getByRole('checkbox', { name: 'Compare couplets-fast' }).check();
    await page.getByRole('link', { name: 'Compare 2 jobs' }).click();
    await isAt(page, /^\/jobs\/compare\?keys=ftjob-done(?:,|%2C)ftjob-failed$/);
    await seesHeading(page, 'Compare jobs');
    await see(page.getByRole('row', { name: /hyperparameters\.epochs 5 3/ }), 'a setting that differs');
    await see(page.getByRole('row', { name: /Loss 1\.384/ }), 'what came of them');
    await page.getByRole('combobox', { name: 'Metric' }).selectOption('eval_loss');
    await isAt(page, /^\/jobs\/compare\?keys=ftjob-done(?:,|%2C)ftjob-failed&metrics=eval_loss$/);
    troubles.assertNone('compared jobs');
  });

  test('an administrator registers a runner with a token that is shown once, sees it come, pauses it and removes it; and sees the jobs of everybody', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/admin/runners');
    await page.getByRole('button', { name: 'New runner' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('gpu-1');
    troubles.expect(409, '/hub/v1/admin/runners');
    await dialog.getByRole('button', { name: 'Register' }).click();
    await seesText(dialog, 'There is a runner of this name already.');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('spare');
    await dialog.getByRole('button', { name: 'Register' }).click();
    await seesText(page, 'Token of spare');
    const token = /mgr_[\w-]+/.exec(await dialog.innerText())[0];
    await seesText(dialog, new RegExp(`runner --hub ${lab.product.endpoint}`));
    await dialog.getByRole('button', { name: 'I have kept the token' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'spare' });
    await seesText(row, 'Never connected');
    await new FakeRunner(lab.product, 'spare', token).offers();
    await seesText(row, 'Free');
    await row.getByRole('button', { name: 'Actions for spare' }).click();
    await page.getByRole('menuitem', { name: 'Pause' }).click();
    await dialog.getByRole('button', { name: 'Pause' }).click();
    await seesText(row, 'Paused');
    await row.getByRole('button', { name: 'Actions for spare' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await seesText(page, 'spare was removed.');
    await page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: 'Jobs' }).click();
    await isAt(page, '/admin/jobs');
    await seesText(page, 'couplets-1');
    troubles.assertNone('runners');
  });
}

/** As when its tab comes to the front, or goes behind others. */
async function isLookedAt(page, isShown) {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    isShown ? 'visible' : 'hidden',
  );
}
