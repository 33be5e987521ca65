// SPDX-License-Identifier: GPL-2.0-or-later
// sarif.mjs - is what pcidevres writes SARIF 2.1.0? usage: node sarif.mjs COUNTS FILE.sarif...
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import { check, finish } from './harness.mjs';

const [counts, ...files] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });

formats(ajv);
const validate = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

for (const file of files) {
	const log = JSON.parse(readFileSync(file, 'utf8'));

	check(`${basename(file)} holds to the schema of SARIF 2.1.0`, validate(log),
	      JSON.stringify((validate.errors || []).slice(0, 5), null, 1));
}
// A schema that accepts anything would show nothing.
check('the schema refuses a step without a number for its line',
      !validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' },
	locations: [{ physicalLocation: { region: { startLine: 'one' } } }] }] }] }));
finish(counts);
