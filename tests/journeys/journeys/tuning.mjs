// From a model and data to a job that waits for a runner: what is checked is said line by line, what it will take is said before it begins.
import { ADAPTER, BROKEN, DATASET, GOOD, MODEL } from '../lib/tuning.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

const file = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

export function tuning(test, lab) {
  test('from the page of a model and a file of this computer: rows are shown, data are checked, time and cost are said, and the job starts', async () => {
    await lab.world();
    const { page, troubles, ...visitor } = await lab.signedIn();
    await visit({ ...visitor, page }, `/${MODEL}`);
    await page.getByRole('link', { name: 'Fine-tune', exact: true }).click();
    await isAt(page, `/fine-tune?model=${MODEL}`);
    await seesHeading(page, 'Fine-tune a model');
    await page.locator('input[type=file]').first().setInputFiles(file('notes.txt', 'no data'));
    await seesText(page, /notes\.txt is no data file/);
    await page.locator('input[type=file]').first().setInputFiles(file('sums.jsonl', GOOD));
    await see(page.getByRole('region', { name: 'The first rows' }), 'the first rows');
    assert.match(new URL(page.url()).searchParams.get('data'), /^ada\/training-files$/);
    await see(page.getByRole('radio', { name: /^Conversation/, checked: true }), 'what a row is, as the columns tell');
    await page.getByRole('textbox', { name: 'Name' }).fill('sapling-sums');
    troubles.expect(409, '/hub/v1/fine-tunes');
    await page.getByRole('button', { name: 'Check the data' }).click();
    await seesText(page, 'There is a repository of this name already: choose another one.');
    await page.getByRole('textbox', { name: 'Name' }).fill('sapling-of-mine');
    await page.getByRole('button', { name: 'Check the data' }).click();
    await seesText(page, 'The data can be trained on; these things are worth a look.');
    await seesText(page, /^The model's tokenizer cannot be run here/);
    const quote = page.getByLabel('Time and cost');
    await seesText(quote, /^about /);
    await seesText(quote, / to /);
    await seesText(quote, /counted to ada/);
    // The stream of the job may tell that it was started before the answer does.
    await page.route('**/jobs/*/start', async (route) => {
      const response = await route.fetch();
      await seesText(page, 'This job has been started already.');
      await route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Accept and start' }).click();
    await isAt(page, /^\/jobs\/ftjob-[\w-]+$/);
    await seesText(page, /^No runner/);
    const back = page.waitForURL(/\/fine-tune\?/);
    await page.goBack();
    await back;
    await seesText(page, 'This job has been started already.');
    await page.getByRole('link', { name: 'Watch it' }).click();
    await isAt(page, /^\/jobs\/ftjob-[\w-]+$/);
    await cancel(page);
    troubles.assertNone('a fine-tune on a file of this computer');
  });

  test('data that cannot be trained on are refused line by line, with what to do; nothing can be started, and other data are a click away', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, `/fine-tune?model=${MODEL}`);
    await page.locator('input[type=file]').first().setInputFiles(file('broken.jsonl', BROKEN));
    await page.getByRole('button', { name: 'Check the data' }).click();
    await seesText(page, 'The data cannot be trained on as they are. Nothing was charged.');
    const finding = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: /^A line is not JSON/ }) })
      .last();
    await seesText(finding, 'Must be mended:');
    await seesText(finding, 'Write one JSON object a line');
    await see(finding.getByRole('link', { name: /^line 4/ }), 'the line that is broken');
    await seesText(finding, '{"messages": [}');
    await seesNo(page.getByRole('button', { name: 'Accept and start' }), 'a way to start what is refused');
    await finding.getByRole('link', { name: /^line 4/ }).click();
    await isAt(page, /^\/datasets\/ada\/training-files\/blob\//);
    await settled(page);
    await see(page.locator('[data-lines="#L4"]'), 'the file at its line');
    await page.goBack();
    await page.getByRole('button', { name: 'Choose other data' }).click();
    await page.locator('input[type=file]').first().setInputFiles(file('mended.jsonl', GOOD));
    await page.getByRole('button', { name: 'Check the data' }).click();
    await see(page.getByRole('button', { name: 'Accept and start' }), 'a way to start what is in order');
    troubles.assertNone('broken data');
  });

  test('from the jobs, by names alone: a dataset of the hub and a validation file that leaks; the address holds every step, and what is changed drops the check', async () => {
    await lab.world();
    const api = await lab.api();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/jobs');
    await page.getByRole('link', { name: 'Fine-tune a model' }).first().click();
    await isAt(page, '/fine-tune');
    await page.getByRole('searchbox', { name: 'Search models' }).fill('sapling');
    await page
      .getByRole('list', { name: 'Search models' })
      .getByRole('button', { name: /^ada\/sapling(?!-)/ })
      .click();
    await isAt(page, /^\/fine-tune\?model=ada(?:\/|%2F)sapling$/);
    await page.getByRole('searchbox', { name: 'Search datasets' }).fill('dialogues');
    await page.getByRole('button', { name: DATASET }).click();
    await page.getByRole('list', { name: 'Which file?' }).getByRole('button', { name: 'train.jsonl', exact: true }).click();
    await page.getByRole('button', { name: 'Use a validation file' }).click();
    await page.getByRole('button', { name: DATASET }).click();
    await page.getByRole('button', { name: 'more/seen.jsonl' }).click();
    await page.getByRole('button', { name: 'Check the data' }).click();
    await see(page.getByRole('heading', { name: /^Rows of the validation data are in the training data/ }), 'what leaks');
    await see(page.getByRole('link', { name: /train\.jsonl: line 1$/ }), 'where it leaks to');
    await seesNo(page.getByRole('button', { name: 'Accept and start' }), 'a way to start what leaks');
    await page.getByRole('button', { name: 'Change: Settings' }).click();
    await page.getByRole('button', { name: 'Hold out rows instead' }).click();
    await page.getByText('More settings').click();
    await page.getByRole('textbox', { name: 'Epochs' }).fill('0');
    await page.getByRole('button', { name: 'Check the data' }).click();
    await seesText(page, 'A number from 0.01 to 1000.');
    await page.getByRole('textbox', { name: 'Epochs' }).fill('2');
    await page.getByRole('button', { name: 'Check the data' }).click();
    await see(page.getByRole('button', { name: 'Accept and start' }), 'a quote');
    const address = new URL(page.url());
    const asked = Object.fromEntries(address.searchParams);
    assert.equal(asked.data, DATASET);
    assert.equal(asked.epochs, '2');
    await visit(visitor, '/jobs');
    await visit(visitor, address.href);
    await seesText(page.getByLabel('Time and cost'), /2 epochs/);
    await page.getByRole('button', { name: 'Change: Data' }).click();
    await see(page.getByRole('searchbox', { name: 'Search datasets' }), 'the choice of data');
    const stateOf = async () => (await (await api.request('GET', `/hub/v1/jobs/${asked.job}`)).json()).state;
    for (let tries = 0; (await stateOf()) !== 'cancelled'; tries += 1) {
      assert.ok(tries < 100, 'the job that nobody accepted is given up');
      await page.waitForTimeout(50);
    }
    troubles.assertNone('a fine-tune on a dataset of the hub');
  });

  test('a model is asked on its page, and its base beside it: why it waits is said, stopping ends the wait, how it is asked stays in the address; what cannot be asked says why', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/acme/base');
    await page.getByRole('link', { name: 'Try it' }).click();
    await isAt(page, '/acme/base/try');
    await seesText(page, 'This model cannot be tried here.');
    await seesText(page, /config\.json, tokenizer and safetensors/);
    await seesNo(page.getByRole('button', { name: 'Ask' }), 'a way to ask what cannot answer');
    await visit(visitor, `/${ADAPTER}/try`);
    await page.getByRole('textbox', { name: 'Most tokens' }).fill('0');
    await seesText(page, 'A number from 1 to 4096.');
    await page.getByRole('textbox', { name: 'Your question' }).fill('What is 3 and 9?');
    assert.ok(await page.getByRole('button', { name: 'Ask', exact: true }).isDisabled(), 'nothing is asked in a way that may not be');
    await page.getByRole('textbox', { name: 'Most tokens' }).fill('20');
    await isAt(page, `/${ADAPTER}/try?maxTokens=20`);
    await page.getByRole('textbox', { name: 'Your question' }).press('Enter');
    await seesText(page, 'Waits for a runner.');
    await seesText(page, /^No runner/);
    for (const name of [ADAPTER, MODEL]) await seesText(page.getByRole('article', { name, exact: true }), /waits for the first word/);
    await page.getByRole('button', { name: 'Stop' }).click();
    for (const name of [ADAPTER, MODEL]) await seesText(page.getByRole('article', { name, exact: true }), /stopped/);
    await page.getByRole('tab', { name: 'Python' }).click();
    const lines = page.getByRole('group', { name: 'Python' });
    await seesText(lines, new RegExp(`base_url="${lab.product.endpoint}/v1"`));
    await seesText(lines, 'model="ada/sapling-sums",');
    await seesText(lines, 'max_tokens=20,');
    await page.getByRole('checkbox', { name: /^Ask the base, too/ }).uncheck();
    await isAt(page, /base=off/);
    await page.getByRole('textbox', { name: 'Your question' }).fill('Alone?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const last = page.getByRole('list', { name: 'Conversation' }).getByRole('listitem').last();
    assert.equal(await last.getByRole('article').count(), 1, 'answers of the model alone');
    await page.getByRole('button', { name: 'New conversation' }).click();
    await seesNo(page.getByRole('article'), 'what was said before');
    troubles.assertNone('a model that is asked');
  });
}

async function cancel(page) {
  await page.getByRole('button', { name: 'Cancel the job' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the job' }).click();
  await seesText(page, 'The job was cancelled.');
}
