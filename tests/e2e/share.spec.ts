import { expect, project, site, test } from './fixtures.ts';

const share = { name: 'Share and embed' };

test('by the keyboard: the tabs turn by arrows, Escape closes only the dialog, and focus returns', async ({
  page,
  open
}) => {
  await open('japan-asean/azec/');
  const button = page.getByRole('button', share);
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', share);
  await expect(dialog).toBeVisible();
  await dialog.getByRole('tab', { name: 'Link' }).focus();
  for (const name of ['Iframe', 'Element', 'oEmbed', 'Link']) {
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('tab', { name })).toBeFocused();
    await expect(dialog.getByRole('tabpanel', { name })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page, 'the project is still open').toHaveURL(/\/azec\/$/);
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test('one project or the whole map: link, citation and downloads are its own, and lead somewhere', async ({
  page,
  open,
  request
}) => {
  await open('japan-asean/azec/');
  await page.getByRole('button', share).click();
  const address = page.getByRole('textbox', { name: 'Address' });
  const citation = page.getByRole('textbox', { name: 'Citation' });
  await expect(address).toHaveValue(`${site()}japan-asean/azec/`);
  await expect(citation).toHaveValue(
    /^Hwang Sujin, “Japan Deepens .*”, Global Economic Times, 27 February 2025\./
  );
  await expect(citation).toHaveValue(new RegExp(`“${project('azec').title.replace(/[()]/g, '\\$&')}”`));
  await page.getByRole('radio', { name: 'The whole map' }).check();
  await expect(address).toHaveValue(`${site()}japan-asean/`);
  await expect(citation).not.toHaveValue(/azec/);
  const links = await page
    .getByRole('dialog')
    .getByRole('link')
    .evaluateAll((nodes) => nodes.map((node) => (node as HTMLAnchorElement).href));
  expect(links).toHaveLength(5);
  for (const href of links) expect((await request.get(href)).ok(), href).toBe(true);
});

test('the preview is the frame that the code names, at a phone’s width and a column’s', async ({
  page,
  open
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open('japan-asean/azec/');
  await page.getByRole('button', share).click();
  await page.getByRole('tab', { name: 'Iframe' }).click();
  const frame = page.locator('dialog iframe');
  const code = page.getByRole('textbox', { name: 'Code' });
  const width = () => frame.evaluate((node) => (node as HTMLIFrameElement).contentWindow?.innerWidth);
  await expect.poll(width).toBe(360);
  await page.getByRole('button', { name: /Column/ }).click();
  await expect.poll(width).toBe(640);
  await page.getByLabel('Colours').selectOption('Dark');
  await page.getByLabel('Words').selectOption('None');
  await page.getByLabel(/can be moved/).uncheck();
  const address = `${site()}embed/japan-asean/azec/?theme=dark&panel=none&interactive=false`;
  await expect(frame).toHaveAttribute('src', address);
  await expect(code).toHaveValue(new RegExp(address.replace(/[?.]/g, '\\$&').replaceAll('&', '&amp;')));
  await expect(page.frameLocator('dialog iframe').locator('.chosen')).toContainText(project('azec').title);
});

test('where the clipboard is closed the text is selected, and the dialog says so', async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('not allowed')) }
    });
  });
  await open('japan-asean/');
  await page.getByRole('button', share).click();
  await page.getByRole('button', { name: 'Copy Address' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Address is selected');
  const selected = await page.evaluate(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  expect(selected).toBe(`${site()}japan-asean/`);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('no button stands there that could do nothing', async ({ page }) => {
    for (const path of ['japan-asean/', 'japan-asean/azec/']) {
      await page.goto(site() + path);
      await expect(page.getByRole('button', share)).toHaveCount(0);
    }
  });
});
