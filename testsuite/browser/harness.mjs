// SPDX-License-Identifier: GPL-2.0-or-later
// harness.mjs - counts what holds and what does not
import { appendFileSync } from 'node:fs';

const counts = { passed: 0, failed: 0 };

// Prints one line; HOW is shown when it does not hold.
export function check(name, holds, how = '') {
	counts[holds ? 'passed' : 'failed']++;
	console.log(`${holds ? 'PASS' : 'FAIL'}: ${name}`);
	if (!holds && how)
		console.log(String(how).replace(/^/gm, '    '));
}

export const equal = (name, is, wanted) =>
	check(name, JSON.stringify(is) === JSON.stringify(wanted), `${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);

// Runs TEST; what it throws is a failure of NAME.
export async function attempt(name, test) {
	try {
		await test();
	} catch (e) {
		check(name, false, e.stack);
	}
}

// For the script that runs all: "PASSED FAILED" as a line of FILE.
export function finish(file) {
	appendFileSync(file, `${counts.passed} ${counts.failed}\n`);
}
