// SPDX-License-Identifier: GPL-2.0-or-later
// viewer.mjs - does a viewer that is not ours show a log? usage: node viewer.mjs COUNTS FOLDER FILE.sarif
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { attempt, check, finish } from './harness.mjs';

const [counts, folder, file] = process.argv.slice(2);
const log = JSON.parse(readFileSync(file, 'utf8'));

const entry = `
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { Viewer } from '@microsoft/sarif-web-component';
ReactDOM.render(React.createElement(Viewer, { logs: [${JSON.stringify(log)}] }), document.getElementById('viewer'));
`;

await build({
	stdin: { contents: entry, resolveDir: dirname(fileURLToPath(import.meta.url)) },
	bundle: true, outfile: `${folder}/viewer.js`, define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error',
});
writeFileSync(`${folder}/viewer.html`,
	      '<!DOCTYPE html><meta charset="utf-8"><body><div id="viewer"></div><script src="viewer.js"></script></body>');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });

await attempt('the viewer', async () => {
	const page = await browser.newPage({ viewport: { width: 1280, height: 2400 } });
	const errors = [];

	page.on('pageerror', (e) => errors.push(e.message));
	await page.goto(pathToFileURL(`${folder}/viewer.html`).href);
	await page.waitForSelector('text=/managed-vectors-freed/', { timeout: 20000 });
	const text = await page.evaluate(() => document.body.innerText);
	const rules = [...new Set(log.runs[0].results.map((result) => result.ruleId))];

	check('sarif-web-component shows every rule', rules.every((rule) => text.includes(rule)), text);
	await page.locator('text=managed-vectors-freed').first().click();
	await page.waitForTimeout(500);
	check('sarif-web-component shows what a finding says',
	      (await page.evaluate(() => document.body.innerText)).includes('although devres is responsible'),
	      await page.evaluate(() => document.body.innerText));
	check('sarif-web-component meets no error', errors.length === 0, errors.join('\n'));
	await page.screenshot({ path: `${folder}/viewer.png` });
});
await browser.close();
finish(counts);
