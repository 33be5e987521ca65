// SPDX-License-Identifier: GPL-2.0-or-later
// page.js - filters, keys, links to a finding, light and dark. Without it the page shows everything.
'use strict';

(function () {
	const byId = (id) => document.getElementById(id);
	const findings = Array.from(document.querySelectorAll('article.finding'));
	const form = byId('filter');

	// ---- light and dark ----

	const theme = byId('theme');
	const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
	const current = () => document.documentElement.dataset.theme || (systemIsDark() ? 'dark' : 'light');

	// A browser may refuse to keep anything for a page that is a file.
	function remembered(value) {
		try {
			if (value)
				localStorage.setItem('pcidevres-theme', value);
			return localStorage.getItem('pcidevres-theme');
		} catch (e) {
			return null;
		}
	}

	function setTheme(name) {
		if (name === 'dark' || name === 'light')
			document.documentElement.dataset.theme = name;
		theme.textContent = current() === 'dark' ? 'Light' : 'Dark';
		theme.setAttribute('aria-label', 'Switch to ' + theme.textContent.toLowerCase() + ' colours');
	}

	theme.hidden = false;
	setTheme(remembered());
	theme.addEventListener('click', () => {
		setTheme(current() === 'dark' ? 'light' : 'dark');
		remembered(current());
	});
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => setTheme());

	// ---- links to a finding ----

	const details = (finding) => finding.querySelector('details');

	// The finding an element of the page is in.
	function findingOf(id) {
		const target = id && byId(id);

		return target ? target.closest('article.finding') : null;
	}

	function followHash() {
		const id = decodeURIComponent(location.hash.slice(1));
		const finding = findingOf(id);

		if (!finding)
			return;
		if (finding.hidden && form)
			form.reset();
		details(finding).open = true;
		byId(id).scrollIntoView({ block: byId(id) === finding ? 'start' : 'center' });
		if (byId(id) === finding)
			finding.querySelector('summary').focus({ preventScroll: true });
	}

	addEventListener('hashchange', followHash);

	// ---- on paper nothing is closed ----

	let closed = [];

	addEventListener('beforeprint', () => {
		closed = findings.map(details).filter((d) => !d.open);
		closed.forEach((d) => { d.open = true; });
	});
	addEventListener('afterprint', () => closed.forEach((d) => { d.open = false; }));

	if (!form) {
		followHash();
		return;
	}

	// ---- filter ----

	const texts = new Map(findings.map((f) => [f,
		(f.querySelector('summary').textContent + ' ' + f.dataset.module + ' ' + f.id + ' ' +
		 f.querySelector('.identity').textContent).toLowerCase()]));
	const lines = new Map(Array.from(document.querySelectorAll('[data-for]')).map((li) => [li, li.dataset.for]));

	function matches(finding) {
		const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);

		for (const name of ['rule', 'level', 'severity', 'state']) {
			const field = form.elements[name];

			if (field && field.value && finding.dataset[name] !== field.value)
				return false;
		}
		return words.every((word) => texts.get(finding).includes(word));
	}

	// Groups without anything left go, too; counts are of what is left.
	function updateGroups() {
		for (const section of document.querySelectorAll('section.module')) {
			const left = section.querySelectorAll('article:not([hidden])').length;

			section.hidden = !left;
			section.querySelector('.count').textContent = left;
		}
		for (const [li, id] of lines)
			li.hidden = byId(id).hidden;
		for (const group of document.querySelectorAll('nav details')) {
			const left = group.querySelectorAll('li:not([hidden])').length;

			group.hidden = !left;
			group.querySelector('.count').textContent = left;
		}
	}

	function update() {
		let left = 0;

		for (const finding of findings) {
			finding.hidden = !matches(finding);
			left += !finding.hidden;
		}
		updateGroups();
		byId('no-match').hidden = left !== 0;
		byId('matching').textContent = left + ' of ' + findings.length + ' findings';
	}

	const visible = () => findings.filter((f) => !f.hidden);

	form.hidden = byId('matching').hidden = false;
	form.addEventListener('input', update);
	form.addEventListener('reset', () => setTimeout(update));
	form.addEventListener('submit', (e) => e.preventDefault());
	byId('open-all').addEventListener('click', () => visible().forEach((f) => { details(f).open = true; }));
	byId('close-all').addEventListener('click', () => findings.forEach((f) => { details(f).open = false; }));

	// ---- keys ----

	function go(step) {
		const list = visible(), here = document.activeElement && document.activeElement.closest('article.finding');
		const next = list[Math.min(Math.max(list.indexOf(here) + step, 0), list.length - 1)];

		if (next) {
			next.querySelector('summary').focus();
			next.scrollIntoView({ block: 'nearest' });
		}
	}

	addEventListener('keydown', (e) => {
		if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, select, textarea'))
			return;
		if (e.key === '/')
			form.elements.text.focus();
		else if (e.key === 'j' || e.key === 'k')
			go(e.key === 'j' ? 1 : -1);
		else
			return;
		e.preventDefault();
	});

	// ---- start: a form that a browser has filled in again counts; a closed list on a small screen ----

	if (matchMedia('(min-width: 61rem)').matches) {
		document.querySelectorAll('nav .list:first-of-type details').forEach((group) => {
			group.open = findings.length <= 40;
		});
	}
	update();
	followHash();
})();
