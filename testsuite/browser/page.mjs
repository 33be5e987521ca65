// SPDX-License-Identifier: GPL-2.0-or-later
// page.mjs - what a browser makes of the page. usage: node page.mjs COUNTS FOLDER, where run has put the pages
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { attempt, check, equal, finish } from './harness.mjs';
import { contrasts } from './contrast.mjs';
import { shrink } from './png.mjs';

const [counts, folder] = process.argv.slice(2);
const url = (name, hash = '') => pathToFileURL(`${folder}/${name}.html`).href + hash;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const WIDE = { width: 1280, height: 900 }, NARROW = { width: 390, height: 844 };

// A page and all it complains about or asks for; ends with its context.
async function open(name, options = {}, hash = '') {
	const context = await browser.newContext({ viewport: WIDE, colorScheme: 'light', ...options });
	const page = await context.newPage();
	const said = [];

	page.on('console', (message) => said.push(message.text()));
	page.on('pageerror', (e) => said.push(e.message));
	page.on('dialog', (dialog) => { said.push('a dialog'); dialog.dismiss(); });
	page.on('request', (request) => {
		if (!request.isNavigationRequest() || !request.url().startsWith('file:'))
			said.push(`asks for ${request.url()}`);
	});
	await page.goto(url(name, hash));
	return { page, said, close: () => context.close() };
}

async function with_page(name, options, hash, test) {
	const { page, said, close } = await open(name, options, hash);

	await test(page);
	equal(`${name}: no complaint, nothing asked for`, said, []);
	await close();
}

const shown = (page) => page.locator('article.finding:visible').count();
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
// Does TEST, which runs in the page, hold soon? What a browser does it may do a little later.
const soon = (page, test, arg) => page.waitForFunction(test, arg, { timeout: 5000 }).then(() => true, () => false);
const ids = async (name) => {
	const { page, close } = await open(name);
	const list = await page.evaluate(() => Array.from(document.querySelectorAll('article.finding'),
							  (f) => ({ id: f.id, rule: f.dataset.rule, file: f.querySelector('.file').textContent })));

	await close();
	return list;
};
const all = await ids('examples');
const leaked = all.find((finding) => finding.rule === 'vectors-leaked');

await attempt('filters', () => with_page('examples', {}, '', async (page) => {
	equal('all findings are there', await shown(page), all.length);
	await page.fill('[name=text]', 'heron');
	equal('a word leaves what has it', await shown(page), all.filter((f) => f.file.includes('heron')).length);
	equal('and says how many', await page.textContent('#matching'), `1 of ${all.length} findings`);
	check('other modules go with their findings', await page.locator('section.module:visible').count() === 1);
	check('and from the lists', await page.locator('nav .list:last-of-type details:visible').count() === 1);
	await page.fill('[name=text]', 'no such thing');
	check('nothing left is said', await shown(page) === 0 && await page.isVisible('#no-match'));
	await page.click('text=Clear');
	check('clear brings all back', await soon(page, (n) =>
		document.querySelectorAll('article.finding:not([hidden])').length === n, all.length));
	await page.selectOption('[name=rule]', 'vectors-stale');
	equal('a rule', await shown(page), all.filter((f) => f.rule === 'vectors-stale').length);
	await page.selectOption('[name=rule]', '');
	await page.selectOption('[name=severity]', 'S1');
	check('a severity', (await page.locator('article.finding:visible').evaluateAll((list) =>
		list.map((f) => f.dataset.severity))).every((s) => s === 'S1'));
	await page.selectOption('[name=severity]', '');
	await page.selectOption('[name=level]', '1');
	check('a level', await shown(page) > 0 && await shown(page) < all.length);
	check('no states to choose from without an earlier run', await page.locator('[name=state]').count() === 0);
}));

await attempt('a state', () => with_page('compared', {}, '', async (page) => {
	const total = await shown(page);

	for (const state of ['new', 'unchanged', 'absent']) {
		await page.selectOption('[name=state]', state);
		check(`findings that are ${state}`, await shown(page) > 0 && await shown(page) < total);
	}
}));

await attempt('links', () => with_page('examples', {}, `#${leaked.id}`, async (page) => {
	const finding = page.locator(`[id="${leaked.id}"]`);

	check('a link opens its finding', await finding.locator('details').first().evaluate((d) => d.open));
	check('and shows it', await soon(page, ([id, half]) => {
		const top = document.getElementById(id).getBoundingClientRect().top;

		return top >= -1 && top < half;
	}, [leaked.id, WIDE.height / 2]));
	equal('no other one', await page.locator('article details[open]').count(), 1);
	await finding.locator('.stop').last().click();
	const step = await finding.locator('.step').last().getAttribute('id');

	check('a step in the picture leads to its line', await soon(page, (id) => location.hash === `#${id}`, step));
	check('which is in view', await soon(page, (id) => {
		const top = document.getElementById(id).getBoundingClientRect().top;

		return top >= 0 && top < innerHeight;
	}, step));
	await page.fill('[name=text]', 'osprey');
	await page.evaluate((id) => { location.hash = ''; location.hash = id; }, leaked.id);
	check('a link to what the filter hides shows it', await soon(page, (id) => !document.getElementById(id).hidden, leaked.id));
}));

await attempt('keys', () => with_page('examples', {}, '', async (page) => {
	const focused = () => page.evaluate(() => document.activeElement.closest('article')?.id);

	await page.keyboard.press('j');
	equal('j goes to the first', await focused(), all[0].id);
	await page.keyboard.press('j');
	equal('and on', await focused(), all[1].id);
	await page.keyboard.press('k');
	equal('k goes back', await focused(), all[0].id);
	await page.keyboard.press('Enter');
	check('Enter opens', await page.locator('article details').first().evaluate((d) => d.open));
	await page.keyboard.press('/');
	equal('/ goes to the filter', await page.evaluate(() => document.activeElement.name), 'text');
	await page.keyboard.type('jk/');
	equal('where letters are letters', await page.inputValue('[name=text]'), 'jk/');
	await page.goto(url('examples'));
	await page.keyboard.press('Tab');
	check('Tab begins with a way past the lists', await page.evaluate(() => document.activeElement.hash) === '#findings');
}));

const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

await attempt('light and dark', async () => {
	let light, dark;

	await with_page('examples', {}, '', async (page) => { light = await ground(page); });
	await with_page('examples', { colorScheme: 'dark' }, '', async (page) => {
		dark = await ground(page);
		await page.click('#theme');
		equal('the button makes it light', await ground(page), light);
		equal('and offers dark', await page.textContent('#theme'), 'Dark');
		await page.reload();
		equal('it stays so', await ground(page), light);
	});
	check('dark is dark', light !== dark && /rgb\((\d), |rgb\([1-5]\d, /.test(dark), `${light} ${dark}`);
});

for (const colorScheme of ['light', 'dark']) {
	await attempt(`contrast, ${colorScheme}`, () => with_page('examples', { colorScheme }, '', async (page) => {
		await page.click('#open-all');
		const low = await page.evaluate(contrasts);

		equal(`text stands out in ${colorScheme}`, low, []);
		await page.evaluate(() => document.documentElement.style.setProperty('--soft', getComputedStyle(document.body).backgroundColor));
		check('and it is seen when some does not', (await page.evaluate(contrasts)).length > 5);
	}));
}

for (const viewport of [WIDE, NARROW, { width: 320, height: 600 }]) {
	await attempt(`${viewport.width} pixels`, () => with_page('examples', { viewport }, '', async (page) => {
		await page.click('#open-all');
		check(`nothing sticks out at ${viewport.width} pixels`, await fits(page));
		const wide = await page.locator('.step').evaluateAll((steps) =>
			steps.filter((s) => s.getBoundingClientRect().right > innerWidth).length);

		equal('steps are whole', wide, 0);
	}));
}

await attempt('without script', () => with_page('examples', { javaScriptEnabled: false }, '', async (page) => {
	equal('without script all findings are there', await page.locator('article.finding:visible').count(), all.length);
	check('and no form that does nothing', !await page.isVisible('#filter') && !await page.isVisible('#theme'));
	await page.locator('article summary').first().click();
	check('and they open', await page.locator('article .path').first().isVisible());
}));

await attempt('on paper', () => with_page('examples', { colorScheme: 'dark' }, '', async (page) => {
	await page.emulateMedia({ media: 'print' });
	equal('paper is white', await ground(page), 'rgb(255, 255, 255)');
	check('all is open on paper', await page.locator('article .path').evaluateAll((list) =>
		list.every((p) => p.getBoundingClientRect().height > 50 && p.checkVisibility({ contentVisibilityAuto: true }))));
	check('and the form is not there', !await page.isVisible('nav'));
}));

await attempt('words', () => with_page('examples', {}, '', async (page) => {
	const names = await page.locator('svg').evaluateAll((list) => list.map((svg) =>
		svg.getAttribute('aria-label') || svg.getAttribute('aria-hidden') || svg.querySelector('desc')?.textContent));

	check('every picture has words', names.length > 0 && names.every(Boolean));
	const levels = await page.locator('main :is(h2,h3,h4), header h1').evaluateAll((list) => list.map((h) => +h.tagName[1]));

	check('no level of headings is left out', levels.every((level, i) => !i || level <= levels[i - 1] + 1));
	check('every field has a name', await page.locator('form :is(input,select)').evaluateAll((list) =>
		list.every((field) => field.labels.length)));
}));

await attempt('other people’s text', () => with_page('hostile', {}, '', async (page) => {
	await page.waitForTimeout(300);
	check('nothing of the source runs', await page.evaluate(() => window.hit === undefined));
	check('it is shown', (await page.locator('.line').allTextContents()).join('\n').includes('</script><script>window.hit = 1'));
	equal('there is no element of its', await page.locator('img, iframe, object').count(), 0);
	equal('nor a script', await page.locator('script').count(), 1);
}));

await attempt('policy', async () => {
	const { page, said, close } = await open('hostile');

	check('not even a script that got in would run', await page.evaluate(() => {
		const script = document.createElement('script');

		script.textContent = 'window.hit = 2';
		document.body.append(script);
		return window.hit === undefined;
	}));
	check('nor be silent about it', said.length === 1 && said[0].includes('Content Security Policy'), said.join('\n'));
	await close();
});

await attempt('nothing found', () => with_page('nothing', {}, '', async (page) => {
	check('nothing found is said', await page.isVisible('text=Nothing was found.'));
}));

// ---- pictures for docs/report.md ----

async function picture(name, source, options, hash, at) {
	const { page, close } = await open(source, options, hash);

	await page.waitForTimeout(200);
	if (at)
		await page.locator(`[id="${at}"]`).evaluate((e) => scrollTo(0, e.getBoundingClientRect().top + scrollY - 12));
	await page.screenshot({ path: `${folder}/report-${name}.png` });
	await close();
	shrink(`${folder}/report-${name}.png`);
}

const freed = all.find((finding) => finding.rule === 'managed-vectors-freed' && finding.file.includes(':135'));
const in_use = all.find((finding) => finding.rule === 'vectors-freed-in-use');

await picture('list', 'examples', { viewport: { width: 1280, height: 800 } }, '');
await picture('life', 'examples', { viewport: { width: 1280, height: 1060 } }, `#${freed.id}`);
await picture('dark', 'examples', { viewport: { width: 1280, height: 1060 }, colorScheme: 'dark' }, `#${in_use.id}`);
await picture('narrow', 'examples', { viewport: { width: 390, height: 1060 } }, `#${in_use.id}`);
await picture('compared', 'compared', { viewport: { width: 1280, height: 560 } }, '');

await browser.close();
finish(counts);
