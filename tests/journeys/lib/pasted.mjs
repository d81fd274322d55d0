/** What the clipboard holds, as somebody gets it who pastes it. */
export async function pasted(page) {
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted-here' })));
  const area = page.locator('#pasted-here');
  await area.focus();
  await page.keyboard.press('Control+V');
  const text = await area.inputValue();
  await area.evaluate((element) => element.remove());
  return text;
}
