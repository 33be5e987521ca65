// SPDX-License-Identifier: GPL-2.0-or-later
// png.mjs - a screenshot with the 256 colours it has most of, which makes it a third of its size
import { readFileSync, writeFileSync } from 'node:fs';
import * as zlib from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

// Older versions of node have no crc32.
const crc32 = zlib.crc32 || ((bytes) => {
	let value = 0xffffffff;

	for (const byte of bytes) {
		value ^= byte;
		for (let bit = 0; bit < 8; bit++)
			value = value & 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
	}
	return (value ^ 0xffffffff) >>> 0;
});

function chunks(file) {
	const list = [];

	for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
		list.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + file.readUInt32BE(at)) });
	return list;
}

function chunk(type, data) {
	const all = Buffer.alloc(12 + data.length);

	all.writeUInt32BE(data.length, 0);
	all.write(type, 4, 'latin1');
	data.copy(all, 8);
	all.writeUInt32BE(crc32(all.subarray(4, 8 + data.length)), 8 + data.length);
	return all;
}

function paeth(a, b, c) {
	const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);

	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

// The bytes of each line, without what the filters did.
function unfilter(raw, height, line, each) {
	const out = Buffer.alloc(height * line);

	for (let y = 0; y < height; y++) {
		const filter = raw[y * (line + 1)];

		for (let x = 0; x < line; x++) {
			const at = y * line + x, a = x >= each ? out[at - each] : 0, b = y ? out[at - line] : 0;
			const c = x >= each && y ? out[at - line - each] : 0;

			out[at] = raw[y * (line + 1) + 1 + x] + [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
		}
	}
	return out;
}

function nearest(palette, colour) {
	let best = 0, least = Infinity;

	palette.forEach((other, i) => {
		const d = [16, 8, 0].reduce((sum, shift) => sum + ((colour >> shift & 255) - (other >> shift & 255)) ** 2, 0);

		if (d < least)
			[best, least] = [i, d];
	});
	return best;
}

// Writes the picture in FILE, 8 bits a channel as a browser has it, again.
export function shrink(file) {
	const parts = chunks(readFileSync(file)), head = parts[0].data;
	const width = head.readUInt32BE(0), height = head.readUInt32BE(4), each = head[9] === 6 ? 4 : 3;
	const raw = zlib.inflateSync(Buffer.concat(parts.filter((part) => part.type === 'IDAT').map((part) => part.data)));
	const bytes = unfilter(raw, height, width * each, each), counts = new Map();
	const colour = (i) => bytes.readUIntBE(i * each, 3);

	for (let i = 0; i < width * height; i++)
		counts.set(colour(i), (counts.get(colour(i)) || 0) + 1);
	const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map((entry) => entry[0]);
	const index = new Map([...counts.keys()].map((c) => [c, nearest(palette, c)]));
	const lines = Buffer.alloc(height * (width + 1));

	for (let i = 0; i < width * height; i++)
		lines[i + Math.floor(i / width) + 1] = index.get(colour(i));
	const header = Buffer.from(head);

	header[9] = 3;
	writeFileSync(file, Buffer.concat([SIGNATURE, chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flatMap((c) => [c >> 16, c >> 8 & 255, c & 255]))),
		chunk('IDAT', zlib.deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]));
}
