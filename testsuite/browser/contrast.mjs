// SPDX-License-Identifier: GPL-2.0-or-later
// contrast.mjs - runs in the page: the texts that do not stand out from what is behind them by 4.5 to 1
export function contrasts() {
	const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
	const luminance = (rgb) => {
		const [r, g, b] = rgb.slice(0, 3).map((c) => {
			c /= 255;
			return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
		});

		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const ratio = (a, b) => {
		const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);

		return (x + 0.05) / (y + 0.05);
	};
	// What is painted behind: in a picture the shape before the text, else the nearest ground.
	const behind = (element) => {
		const shape = element.closest('svg') && element.parentElement.querySelector(':scope > rect, :scope > circle');

		if (shape) {
			const fill = getComputedStyle(shape).fill;

			if (fill !== 'none')
				return parse(fill);
		}
		for (let e = element; e; e = e.parentElement) {
			const colour = parse(getComputedStyle(e).backgroundColor);

			if (colour[3] !== 0)
				return colour;
		}
		return [255, 255, 255];
	};
	const low = new Map();
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);

	while (walker.nextNode()) {
		const element = walker.currentNode.parentElement;

		if (!walker.currentNode.data.trim() || element.closest('script, title, desc, [hidden]') || !element.getClientRects().length)
			continue;
		const style = getComputedStyle(element);
		const is = ratio(parse(element.closest('svg') ? style.fill : style.color), behind(element));

		if (is < 4.5)
			low.set(`${element.tagName}.${element.className.baseVal ?? element.className} in ` +
				`${element.parentElement.className.baseVal ?? element.parentElement.className}: ${is.toFixed(2)}`, true);
	}
	return [...low.keys()];
}
