const WITHIN_MS = 20_000;

/**
 * What the clipboard holds, as somebody gets it who pastes it. It is one for all pages, is written to behind the click, and holds what was copied before
 * until then: looked at again and again until it is what is `expected`. What it held last when it never is.
 */
export async function pasted(page, expected) {
  for (const until = Date.now() + WITHIN_MS; ;) {
    const text = await pastedOnce(page);
    if (expected.test(text) || Date.now() > until) return text;
    await page.waitForTimeout(100);
  }
}

async function pastedOnce(page) {
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted-here' })));
  const area = page.locator('#pasted-here');
  await area.focus();
  await page.keyboard.press('Control+V');
  const text = await area.inputValue();
  await area.evaluate((element) => element.remove());
  return text;
}
