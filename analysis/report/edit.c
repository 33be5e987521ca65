// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * edit.c - fixes as changes of the text
 *
 * A statement is taken away only where it is certain what is left: it stands by itself, behind a label, or as all there
 * is of an `if` whose condition has no effect. Comments, strings and lines of the preprocessor are stepped over.
 */
#include <ctype.h>
#include <string.h>

#include <libiberty.h>

#include "pcidevres/edit.h"

struct source {
	const char *text;
	size_t size;
};

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* ---- reading C ------------------------------------------------------------------------------------------------- */

static size_t skip_quoted(const struct source *s, size_t at)
{
	char quote = s->text[at++];

	while (at < s->size && s->text[at] != quote && s->text[at] != '\n')
		at += s->text[at] == '\\' ? 2 : 1;
	return at < s->size ? at + 1 : s->size;
}

static bool starts_line(const struct source *s, size_t at)
{
	while (at && (s->text[at - 1] == ' ' || s->text[at - 1] == '\t'))
		at--;
	return !at || s->text[at - 1] == '\n';
}

static size_t skip_directive(const struct source *s, size_t at)
{
	while (at < s->size && s->text[at] != '\n')
		at += s->text[at] == '\\' ? 2 : 1;
	return at < s->size ? at : s->size;
}

static size_t skip_comment(const struct source *s, size_t at)
{
	bool block = s->text[at + 1] == '*';

	for (at += 2; at < s->size; at++) {
		if (block && s->text[at] == '*' && at + 1 < s->size && s->text[at + 1] == '/')
			return at + 2;
		if (!block && s->text[at] == '\n')
			return at;
	}
	return s->size;
}

/* Past what means nothing to C at AT; AT itself if it means something. */
static size_t skip_nothing(const struct source *s, size_t at)
{
	while (at < s->size) {
		char c = s->text[at];

		if (isspace((unsigned char)c))
			at++;
		else if (c == '/' && at + 1 < s->size && (s->text[at + 1] == '*' || s->text[at + 1] == '/'))
			at = skip_comment(s, at);
		else if (c == '#' && starts_line(s, at))
			at = skip_directive(s, at);
		else
			break;
	}
	return at;
}

/* Past the token at AT: a word, a quoted text or one character. */
static size_t skip_token(const struct source *s, size_t at)
{
	if (at >= s->size)
		return at;
	if (s->text[at] == '"' || s->text[at] == '\'')
		return skip_quoted(s, at);
	if (!is_word(s->text[at]))
		return at + 1;
	while (at < s->size && is_word(s->text[at]))
		at++;
	return at;
}

/* Past the parenthesis that closes the one at AT; 0: there is none. */
static size_t skip_parentheses(const struct source *s, size_t at)
{
	unsigned int depth = 0;

	while (at < s->size) {
		char c = s->text[at];

		at = skip_token(s, at);
		if (c == '(')
			depth++;
		else if (c == ')' && !--depth)
			return at;
		at = skip_nothing(s, at);
	}
	return 0;
}

static bool is_token(const struct source *s, size_t from, size_t to, const char *word)
{
	return to - from == strlen(word) && !memcmp(s->text + from, word, to - from);
}

/* ---- where a statement is -------------------------------------------------------------------------------------- */

#define DEPTH_MAX 64

/* What comes before a place, as far as it matters. */
struct before {
	size_t from, to;	 /* the last token */
	size_t condition;	 /* the last token is the ")" of a parenthesis that opens here */
	size_t keyword, key_end; /* the token before that parenthesis */
	size_t earlier;		 /* the last character of the token before KEYWORD */
	size_t body;		 /* the function's "{" */
};

struct opened {
	size_t at, keyword, key_end, earlier;
};

/* Reads up to AT. False: AT is in the middle of something. */
static bool read_before(const struct source *s, size_t at, struct before *b)
{
	struct opened stack[DEPTH_MAX];
	unsigned int depth = 0, braces = 0;
	size_t pos = skip_nothing(s, 0), last = 0, end;

	memset(b, 0, sizeof(*b));
	while (pos < at) {
		end = skip_token(s, pos);
		b->condition = 0;
		if (s->text[pos] == '(') {
			if (depth == DEPTH_MAX)
				return false;
			stack[depth++] = (struct opened){ pos, b->from, b->to, last };
		} else if (s->text[pos] == ')' && depth) {
			depth--;
			b->condition = stack[depth].at;
			b->keyword = stack[depth].keyword;
			b->key_end = stack[depth].key_end;
			b->earlier = stack[depth].earlier;
		} else if (s->text[pos] == '{' && !braces++) {
			b->body = pos;
		} else if (s->text[pos] == '}' && braces) {
			braces--;
		}
		last = b->to ? b->to - 1 : 0;
		b->from = pos;
		b->to = end;
		pos = skip_nothing(s, end);
	}
	return pos == at && !depth && braces;
}

static size_t line_start(const struct source *s, size_t at)
{
	while (at && s->text[at - 1] != '\n')
		at--;
	return at;
}

/* Past the end of the line AT is in. */
static size_t line_end(const struct source *s, size_t at)
{
	while (at < s->size && s->text[at] != '\n')
		at++;
	return at < s->size ? at + 1 : at;
}

static bool place_offset(const struct source *s, const struct place *place, size_t *offset)
{
	size_t at = 0;
	uint32_t line;

	for (line = 1; line < place->line && at < s->size; line++)
		at = line_end(s, at);
	*offset = at + place->column - 1;
	return place->line && place->column && line == place->line && *offset < line_end(s, at);
}

struct statement {
	size_t from, to; /* of the call and its semicolon */
	struct before before;
};

/* The statement `CALLEE(...);` at PLACE. False: there is none, or it is part of another. */
static bool find_statement(const struct source *s, const struct place *place, const char *callee, struct statement *st)
{
	size_t at;

	if (!place_offset(s, place, &st->from) || st->from + strlen(callee) >= s->size ||
	    !is_token(s, st->from, skip_token(s, st->from), callee) || !read_before(s, st->from, &st->before))
		return false;
	at = skip_nothing(s, skip_token(s, st->from));
	if (at >= s->size || s->text[at] != '(')
		return false;
	at = skip_parentheses(s, at);
	at = at ? skip_nothing(s, at) : 0;
	if (!at || at >= s->size || s->text[at] != ';')
		return false;
	st->to = at + 1;
	return true;
}

static bool stands_alone(const struct source *s, const struct statement *st)
{
	return strchr(";{}", s->text[st->before.from]);
}

/* Is the token before the statement the colon of a label? */
static bool is_labelled(const struct source *s, const struct statement *st)
{
	size_t at, end;

	if (s->text[st->before.from] != ':')
		return false;
	at = skip_nothing(s, line_start(s, st->before.from));
	end = skip_token(s, at);
	if (is_token(s, at, end, "case"))
		return true;
	return is_word(s->text[at]) && skip_nothing(s, end) == st->before.from;
}

/* ---- whether it may go ----------------------------------------------------------------------------------------- */

/* Nothing but values and comparisons: leaving it out changes nothing. */
static bool has_no_effect(const struct source *s, size_t from, size_t to)
{
	size_t at = skip_nothing(s, from), end, next;

	for (; at < to; at = next) {
		char c = s->text[at];

		end = skip_token(s, at);
		next = skip_nothing(s, end);
		if (is_word(c)) {
			if (next < to && s->text[next] == '(')
				return false;
		} else if ((c == '+' || c == '-') && s->text[at + 1] == c) {
			return false;
		} else if (strchr("=!<>", c) && s->text[at + 1] == '=') {
			next = skip_nothing(s, at + 2);
		} else if (c == '=') {
			return false;
		}
	}
	return true;
}

/* `if (condition) statement;` with nothing before it that it belongs to, and no else behind it. */
static bool is_conditional(const struct source *s, const struct statement *st)
{
	const struct before *b = &st->before;
	size_t after = skip_nothing(s, st->to);

	return b->condition && is_token(s, b->keyword, b->key_end, "if") && strchr(";{}", s->text[b->earlier]) &&
	       has_no_effect(s, b->condition + 1, b->from) && !is_token(s, after, skip_token(s, after), "else");
}

/* Where the token before AT starts; AT itself if none is near. Comments are not expected there. */
static size_t token_before(const struct source *s, size_t at)
{
	size_t end = at;

	while (end && isspace((unsigned char)s->text[end - 1]))
		end--;
	if (!end)
		return at;
	if (!is_word(s->text[end - 1]))
		return end - 1;
	while (end && is_word(s->text[end - 1]))
		end--;
	return end;
}

/* Not the variable, but a member or a tag of the same name. */
static bool is_namesake(const struct source *s, size_t at)
{
	static const char *const words[] = { "struct", "union", "enum", "goto" };
	size_t before = token_before(s, at), i;

	if (s->text[at - 1] == '.' || (s->text[at - 1] == '>' && s->text[at - 2] == '-'))
		return true;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (is_token(s, before, skip_token(s, before), words[i]))
			return true;
	return false;
}

/* Is the variable from AT to END only declared here, or set? */
static bool is_only_set(const struct source *s, size_t at, size_t end)
{
	size_t next = skip_nothing(s, end), before = token_before(s, at);

	if (next + 1 >= s->size)
		return false;
	if (s->text[next] == '=')
		return s->text[next + 1] != '=';
	return (s->text[next] == ';' || s->text[next] == ',') &&
	       (s->text[before] == '*' ||
		(is_word(s->text[before]) && !is_token(s, before, skip_token(s, before), "return")));
}

/* Is the variable from WORD to WORD_END set in the function's body, outside of FROM to TO, but not used? */
static bool is_left_unused(const struct source *s, const struct statement *st, size_t word, size_t word_end,
			   size_t from, size_t to)
{
	size_t at = st->before.body, end, length = word_end - word;
	unsigned int depth = 0;
	bool found = false;

	for (; at < s->size; at = skip_nothing(s, end)) {
		end = skip_token(s, at);
		if (s->text[at] == '{')
			depth++;
		else if (s->text[at] == '}' && !--depth)
			break;
		if (end - at != length || memcmp(s->text + at, s->text + word, length) != 0 || is_namesake(s, at) ||
		    (at >= from && at < to))
			continue;
		if (!is_only_set(s, at, end))
			return false;
		found = true;
	}
	return found;
}

/* Would a variable be left that is set and not used, when FROM to TO goes? */
static bool orphans(const struct source *s, const struct statement *st, size_t from, size_t to)
{
	size_t at, end;

	for (at = from; at < to; at = skip_nothing(s, end)) {
		end = skip_token(s, at);
		if (is_word(s->text[at]) && !isdigit((unsigned char)s->text[at]) && !is_namesake(s, at) &&
		    is_left_unused(s, st, at, end, from, to))
			return true;
	}
	return false;
}

/* ---- edits ----------------------------------------------------------------------------------------------------- */

static bool blank(const struct source *s, size_t from, size_t to)
{
	while (from < to && isspace((unsigned char)s->text[from]))
		from++;
	return from == to;
}

/* Makes the range whole lines if nothing else is in them but a comment behind it. */
static bool widen(const struct source *s, size_t *from, size_t *to)
{
	size_t start = line_start(s, *from), end = line_end(s, *to - 1), tail = *to;

	while (tail < end && (s->text[tail] == ' ' || s->text[tail] == '\t'))
		tail++;
	if (tail + 1 < end && s->text[tail] == '/' && (s->text[tail + 1] == '*' || s->text[tail + 1] == '/'))
		tail = skip_comment(s, tail);
	if (!blank(s, start, *from) || tail > end || !blank(s, tail, end))
		return false;
	*from = start;
	*to = end;
	return true;
}

/* Does what comes at AT, the start of a line, end a group of statements? */
static bool ends_group(const struct source *s, size_t at)
{
	size_t next = skip_nothing(s, at), end = line_end(s, at);

	return blank(s, at, end) || (next < end && s->text[next] == '}');
}

/* Is the line at AT a comment and nothing else? */
static bool is_comment_line(const struct source *s, size_t at)
{
	size_t end = line_end(s, at);

	while (at < end && (s->text[at] == ' ' || s->text[at] == '\t'))
		at++;
	return at + 1 < end && s->text[at] == '/' && s->text[at + 1] == '*' && blank(s, skip_comment(s, at), end) &&
	       skip_comment(s, at) <= end;
}

/* What was there for the sake of the lines that go: a comment on them alone, an empty line that would be double. */
static void take_along(const struct source *s, const struct statement *st, size_t *from, size_t *to)
{
	size_t before = *from ? line_start(s, *from - 1) : 0;

	if (*from && ends_group(s, *to) && is_comment_line(s, before)) {
		*from = before;
		before = *from ? line_start(s, *from - 1) : 0;
	}
	if (*from && blank(s, before, *from) && ends_group(s, *to))
		*from = before;
	else if (s->text[st->before.from] == ':' && blank(s, *to, line_end(s, *to)))
		*to = line_end(s, *to);
}

static struct edit replace(size_t from, size_t to, char *text)
{
	return (struct edit){ .from = from, .to = to, .text = text };
}

static unsigned int delete_statement(const struct source *s, const struct finding_fix *fix, struct edit *edits)
{
	struct statement st;
	size_t from, to, next;

	if (!find_statement(s, &fix->at, fix->callee, &st))
		return 0;
	from = st.from;
	to = st.to;
	if (is_labelled(s, &st)) {
		next = skip_nothing(s, to);
		if (next < s->size && s->text[next] == '}') { /* a label wants a statement */
			if (orphans(s, &st, from, to))
				return 0;
			edits[0] = replace(from, to, xstrdup(";"));
			return 1;
		}
	} else if (is_conditional(s, &st)) {
		from = st.before.keyword;
	} else if (!stands_alone(s, &st)) {
		return 0;
	}
	if (orphans(s, &st, from, to))
		return 0;
	if (widen(s, &from, &to))
		take_along(s, &st, &from, &to);
	edits[0] = replace(from, to, xstrdup(""));
	return 1;
}

static unsigned int move_statement(const struct source *s, const struct finding_fix *fix, struct edit *edits)
{
	struct statement st, other;
	size_t from, to, other_from, other_to;

	if (!find_statement(s, &fix->at, fix->callee, &st) || !find_statement(s, &fix->to, fix->other, &other) ||
	    !stands_alone(s, &st) || !stands_alone(s, &other) || other.from < st.to)
		return 0;
	from = st.from;
	to = st.to;
	other_from = other.from;
	other_to = other.to;
	if (!widen(s, &from, &to) || !widen(s, &other_from, &other_to))
		return 0;
	edits[0] = replace(from, to, xstrdup(""));
	edits[1] = replace(other_to, other_to, xmemdup(s->text + from, to - from, to - from + 1));
	return 2;
}

static unsigned int rename_callee(const struct source *s, const struct finding_fix *fix, struct edit *edits)
{
	size_t at, end;

	if (!place_offset(s, &fix->at, &at))
		return 0;
	end = skip_token(s, at);
	if (!is_token(s, at, end, fix->callee))
		return 0;
	edits[0] = replace(at, end, xstrdup(fix->other));
	return 1;
}

unsigned int fix_edits(const struct finding_fix *fix, const char *text, size_t size, struct edit edits[EDITS_MAX])
{
	struct source s = { .text = text, .size = size };

	switch (fix->kind) {
	case FIX_DELETE:
		return delete_statement(&s, fix, edits);
	case FIX_MOVE:
		return move_statement(&s, fix, edits);
	case FIX_RENAME:
		return rename_callee(&s, fix, edits);
	case FIX_NONE:
		break;
	}
	return 0;
}
