// What a journey asserts: things a person sees. Each waits a little for the page, and fails with what is on it instead.
import assert from 'node:assert/strict';

export async function seesHeading(page, text) {
  await see(page.getByRole('heading', { name: text, exact: typeof text === 'string' }), `the heading “${text}”`);
}

/** `within`: a locator or the page. */
export async function seesText(within, text) {
  await see(within.getByText(text), `the text “${text}”`);
}

export async function see(locator, what) {
  try {
    await locator.filter({ visible: true }).first().waitFor();
  } catch {
    const text = await locator.page().locator('body').innerText();
    throw new Error(`${what} is not to be seen; the page says: ${text.replaceAll(/\s+/g, ' ').slice(0, 500)}`);
  }
}

export async function seesNo(locator, what) {
  assert.equal(await locator.count(), 0, `${what} is to be seen`);
}

export async function isAt(page, address) {
  await page.waitForURL((url) =>
    (address instanceof RegExp ? address : { test: (text) => text === address }).test(url.pathname + url.search),
  );
}

export { assert };
