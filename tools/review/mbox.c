// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mbox.c - patches that come as mail
 *
 * git takes the mails apart and decodes them. A mail without a diff (a cover letter, a reply) is left out, a reply with
 * one as well if there are other patches. The rest is put in the order of the "N/M" in the subjects and applied to the
 * index of the private repository, which holds just the files that the patches name.
 */
#include "work.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libiberty/libiberty.h>

/* git reads each in a process of its own. */
#define MAILS_MAX 5000

struct mail {
	char *author, *date, *subject; /* decoded */
	char *message_id, *to, *cc;    /* as they are */
	char *message, *patch;
	unsigned int number, of; /* 0: not given */
	bool reply;
	size_t place; /* in the mailbox */
};

struct mails {
	struct mail *list;
	size_t count;
	char *base; /* what a "base-commit:" says, or NULL */
};

static void free_mail(struct mail *mail)
{
	free(mail->author);
	free(mail->date);
	free(mail->subject);
	free(mail->message_id);
	free(mail->to);
	free(mail->cc);
	free(mail->message);
	free(mail->patch);
}

static void free_mails(struct mails *mails)
{
	size_t i;

	for (i = 0; i < mails->count; i++)
		free_mail(&mails->list[i]);
	free(mails->list);
	free(mails->base);
}

/* ---- one mail -------------------------------------------------------------------------------------------------- */

/* Where the lines of TEXT that are headers end. */
static const char *headers_end(const char *text)
{
	const char *end = strstr(text, "\n\n"), *other = strstr(text, "\n\r\n");

	if (other && (!end || other < end))
		end = other;
	return end ? end + 1 : text + strlen(text);
}

/* The value of header NAME, unfolded; NULL if there is none. Free it. */
static char *header(const char *text, const char *name)
{
	const char *end = headers_end(text), *line;
	size_t length = strlen(name);

	for (line = text; line < end; line += strcspn(line, "\n"), line += *line == '\n') {
		const char *stop;
		char *value, *at;

		if (strncasecmp(line, name, length) != 0 || line[length] != ':')
			continue;
		line += length + 1;
		line += strspn(line, " \t");
		for (stop = line + strcspn(line, "\n"); stop + 1 < end && (stop[1] == ' ' || stop[1] == '\t');)
			stop += 1 + strcspn(stop + 1, "\n");
		value = xstrndup(line, stop - line);
		for (at = value; *at; at++) {
			if (*at == '\n' || *at == '\r' || *at == '\t')
				*at = ' ';
		}
		at = printable(value);
		free(value);
		return at;
	}
	return NULL;
}

/* The value in what git mailinfo printed; "" if there is none. Free it. */
static char *info(const char *text, const char *name)
{
	char *value = header(text, name);

	return value ? value : xstrdup("");
}

static bool has_diff(const char *patch)
{
	return text_starts(patch, "diff --git ") || strstr(patch, "\ndiff --git ") || strstr(patch, "\n--- ") ||
	       text_starts(patch, "--- ");
}

/* Takes "Re:" and "[...]" off the beginning, where "Re:" makes a reply; "[PATCH v2 2/3]" numbers the mail. */
static void read_subject(struct mail *mail)
{
	const char *at = mail->subject;
	bool tagged = false;
	char *rest;

	for (;;) {
		at += strspn(at, " ");
		if (strncasecmp(at, "re:", 3) == 0) {
			mail->reply |= !tagged;
			at += 3;
		} else if (*at == '[' && strchr(at, ']')) {
			const char *end = strchr(at, ']'), *slash = memchr(at, '/', end - at);

			while (slash && slash > at && isdigit((unsigned char)slash[-1]))
				slash--;
			if (!slash || sscanf(slash, "%5u/%5u", &mail->number, &mail->of) != 2)
				mail->number = mail->of = 0;
			at = end + 1;
			tagged = true;
		} else {
			break;
		}
	}
	rest = xstrdup(at);
	free(mail->subject);
	mail->subject = rest;
}

static void find_base(struct mails *mails, const char *text)
{
	static const char trailer[] = "\nbase-commit: ";
	const char *at = strstr(text, trailer);
	size_t length;

	if (!at || mails->base)
		return;
	at += strlen(trailer);
	length = strspn(at, "0123456789abcdef");
	if (length >= 12 && length <= 64)
		mails->base = xstrndup(at, length);
}

/* NULL after saying why not. What is behind a NUL byte would not be seen here, and git does see it. */
static char *scratch_text(const char *name)
{
	char *path = path_join(scratch_dir(), name), *text;
	size_t size = 0;

	text = file_read(path, &size);
	if (!text)
		cannot_read(path, "");
	free(path);
	if (!text || strlen(text) == size)
		return text;
	free(text);
	trouble("a mail has a NUL byte in its %s; nothing was applied", name);
	return NULL;
}

static bool read_mail(struct mails *mails, const struct repository *repo, const char *file)
{
	char *message = path_join(scratch_dir(), "message"), *patch = path_join(scratch_dir(), "patch"), *said, *name;
	struct mail *mail;
	size_t size;
	char *raw = file_read(file, &size);
	bool done = raw ? git(repo, OURS, file, &said, &size, "mailinfo", "-k", message, patch, NULL) :
			  cannot_read(file, "");

	if (raw && !done) {
		trouble("git cannot read a mail: %s", said);
		free(said);
	}
	if (done) {
		mails->list = xrealloc(mails->list, (mails->count + 1) * sizeof(*mails->list));
		mail = &mails->list[mails->count];
		memset(mail, 0, sizeof(*mail));
		mail->place = mails->count++;
		name = info(said, "Author");
		mail->author = info(said, "Email");
		mail->author = reconcat(mail->author, name, *name ? " <" : "<", mail->author, ">", NULL);
		free(name);
		mail->date = info(said, "Date");
		mail->subject = info(said, "Subject");
		mail->message_id = header(raw, "Message-ID");
		mail->to = header(raw, "To");
		mail->cc = header(raw, "Cc");
		mail->message = scratch_text("message");
		mail->patch = scratch_text("patch");
		done = mail->message && mail->patch;
		read_subject(mail);
		if (done) {
			find_base(mails, mail->message);
			find_base(mails, mail->patch);
		}
		free(said);
	}
	free(raw);
	free(message);
	free(patch);
	return done;
}

/* ---- the mailbox ----------------------------------------------------------------------------------------------- */

static int in_order(const void *x, const void *y)
{
	const struct mail *a = x, *b = y;

	if (!a->of != !b->of)
		return a->of ? -1 : 1;
	if (a->number != b->number && a->of)
		return a->number < b->number ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* Are there fewer patches than they say themselves? One alone is nothing to wonder about. */
static void count_patches(const struct mails *mails, struct words *left_out)
{
	unsigned int of = mails->count > 1 ? mails->list[0].of : 0;

	if (mails->count < of)
		add_word(left_out, xasprintf("patches: only %zu of %u are in the mails", mails->count, of));
}

/* Leaves out what is no patch, and says so of what may be one. */
static void keep_patches(struct mails *mails, struct words *left_out)
{
	size_t kept = 0, first = 0, i;

	for (i = 0; i < mails->count; i++)
		first += has_diff(mails->list[i].patch) && !mails->list[i].reply;
	for (i = 0; i < mails->count; i++) {
		struct mail mail = mails->list[i];

		if (!has_diff(mail.patch) || (mail.reply && first)) {
			if (has_diff(mail.patch))
				add_word(left_out, xasprintf("%s: a patch in a reply", mail.subject));
			free_mail(&mail);
		} else {
			mails->list[kept++] = mail;
		}
	}
	mails->count = kept;
	if (kept)
		qsort(mails->list, kept, sizeof(*mails->list), in_order);
	count_patches(mails, left_out);
}

static bool split(struct mails *mails, const struct repository *repo, const char *file)
{
	char *folder = path_join(scratch_dir(), "mails"), *option = concat("-o", folder, NULL), *said = NULL;
	size_t size, count, i;
	bool done = make_dirs(folder);

	if (!done) {
		trouble("cannot make %s: %s", folder, strerror(errno));
	} else if (!git(repo, OURS, NULL, &said, &size, "mailsplit", "-b", "-d6", option, file, NULL)) {
		done = trouble("git cannot take the mails apart: %s", said);
	} else {
		count = strtoul(said, NULL, 10);
		if (count > MAILS_MAX)
			done = trouble("%zu mails: no series is that long", count);
		for (i = 1; i <= count && done && !stopped(); i++) {
			char *mail = xasprintf("%s/%06zu", folder, i);

			done = read_mail(mails, repo, mail);
			free(mail);
		}
	}
	free(said);
	free(option);
	free(folder);
	return done && !stopped();
}

/* ---- what they are applied to ---------------------------------------------------------------------------------- */

/* A file below the source, reached without symbolic links. 0: there is none. */
static unsigned int plain_mode(const char *source, const char *path)
{
	char *whole = path_join(source, path), *at = whole + strlen(source);
	struct stat st;
	unsigned int mode = 0;

	while ((at = strchr(at + 1, '/'))) {
		*at = '\0';
		if (lstat(whole, &st) != 0 || !S_ISDIR(st.st_mode))
			break;
		*at = '/';
	}
	if (!at && lstat(whole, &st) == 0 && S_ISREG(st.st_mode))
		mode = st.st_mode & S_IXUSR ? 0100755 : 0100644;
	free(whole);
	return mode;
}

/* What lies in a source that is no repository. */
static bool index_plain(const struct repository *repo, const struct words *paths, FILE *index)
{
	char *list = NULL, *file, *ids = NULL, *id, *save = NULL;
	size_t size, i;
	FILE *out = text_open(&list, &size);
	bool done;

	for (i = 0; i < paths->count; i++) {
		if (plain_mode(repo->source, paths->list[i]))
			fprintf(out, "%s/%s\n", repo->source, paths->list[i]);
	}
	text_close(out, &size);
	file = scratch_file("names", list, size);
	done = file && git(repo, OURS, file, &ids, &size, "hash-object", "-w", "--no-filters", "--stdin-paths", NULL);
	id = done ? strtok_r(ids, "\n", &save) : NULL;
	for (i = 0; i < paths->count && id; i++) {
		unsigned int mode = plain_mode(repo->source, paths->list[i]);

		if (!mode)
			continue;
		fprintf(index, "%o %s\t%s%c", mode, id, paths->list[i], '\0');
		id = strtok_r(NULL, "\n", &save);
	}
	if (file && !done)
		trouble("git cannot read the patch's files: %s", ids);
	free(ids);
	free(file);
	free(list);
	return done;
}

/* Copies the blobs that LIST, a file, names from the user's repository. */
static bool copy_blobs(const struct repository *repo, const char *list)
{
	char *pack = NULL, *file = NULL, *said = NULL;
	size_t size;
	bool done =
		git(repo, USERS, list, &pack, &size, "pack-objects", "--stdout", "-q", "--no-use-bitmap-index", NULL);

	if (done) {
		file = scratch_file("pack", pack, size);
		done = file && git(repo, OURS, file, &said, &size, "unpack-objects", "-q", NULL);
	}
	if (!done)
		trouble("git cannot take over the files that the patch is for: %s", said ? said : pack);
	free(said);
	free(file);
	free(pack);
	return done;
}

/* git ls-tree -z: "MODE blob ID", a tab, the name, ended by NUL; "tree" where it is a folder. */
static bool index_listed(const struct repository *repo, char *text, size_t size, FILE *index)
{
	char *ids = NULL, *at, *blob, *file, *end = text + size;
	size_t length;
	FILE *out = text_open(&ids, &length);
	bool done = true;

	for (at = text; at < end && done; at += strlen(at) + 1) {
		blob = strstr(at, " tree ");
		if (blob && blob < strchr(at, '\t'))
			done = trouble("the patch has a file %s, and that is a folder", strchr(at, '\t') + 1);
		blob = strstr(at, " blob ");
		/* a link or a submodule is refused when the patch changes it */
		if (!blob || blob > strchr(at, '\t'))
			continue;
		blob += strlen(" blob ");
		fprintf(out, "%.*s\n", (int)strcspn(blob, "\t"), blob);
		fprintf(index, "%s%c", at, '\0');
	}
	text_close(out, &length);
	file = done && length ? scratch_file("blobs", ids, length) : NULL;
	if (done && length)
		done = file && copy_blobs(repo, file);
	free(file);
	free(ids);
	return done;
}

/* What a commit has. */
static bool index_commit(const struct repository *repo, const char *commit, const struct words *paths, FILE *index)
{
	struct words words = { 0 };
	size_t size, i;
	char *text;
	bool done;

	add_word(&words, xstrdup("ls-tree"));
	add_word(&words, xstrdup("-z"));
	add_word(&words, xstrdup("--full-tree"));
	add_word(&words, xstrdup(commit));
	add_word(&words, xstrdup("--"));
	for (i = 0; i < paths->count; i++)
		add_word(&words, xstrdup(paths->list[i]));
	done = git_words(repo, BOTH, NULL, &text, &size, &words);
	free_words(&words);
	if (done)
		done = index_listed(repo, text, size, index);
	else
		trouble("git cannot read %s: %s", commit, text);
	free(text);
	return done;
}

static bool make_index(const struct series *series, const struct words *paths)
{
	char *index = NULL, *file, *said;
	size_t size;
	FILE *out = text_open(&index, &size);
	bool done = !paths->count || (series->repo.has_git ? index_commit(&series->repo, series->base, paths, out) :
							     index_plain(&series->repo, paths, out));

	text_close(out, &size);
	file = done ? scratch_file("index", index, size) : NULL;
	free(index);
	if (!file)
		return false;
	done = git(&series->repo, OURS, file, &said, &size, "update-index", "-z", "--index-info", NULL);
	if (!done)
		trouble("git cannot take up the patch's files: %s", said);
	free(said);
	free(file);
	return done;
}

/* The index as a tree. NULL after saying why not. Free it. */
static char *write_tree(const struct repository *repo)
{
	char *id;
	size_t size;

	if (git(repo, OURS, NULL, &id, &size, "write-tree", NULL)) {
		id[strcspn(id, "\n")] = '\0';
		return id;
	}
	trouble("git cannot write a tree: %s", id);
	free(id);
	return NULL;
}

static char *write_commit(const struct repository *repo, const char *tree, const char *message)
{
	char *file = scratch_file("message", message, strlen(message)), *id = NULL;
	size_t size;

	if (file && git(repo, OURS, file, &id, &size, "commit-tree", tree, NULL)) {
		id[strcspn(id, "\n")] = '\0';
	} else {
		trouble("git cannot keep a patch: %s", id ? id : "no room");
		free(id);
		id = NULL;
	}
	free(file);
	return id;
}

/* ---- applying -------------------------------------------------------------------------------------------------- */

static char *mail_text(const struct mail *mail, size_t *size)
{
	char *text = NULL;
	FILE *out = text_open(&text, size);

	fprintf(out, "From: %s\nDate: %s\nSubject: [PATCH", mail->author, mail->date);
	if (mail->of)
		fprintf(out, " %u/%u", mail->number, mail->of);
	fprintf(out, "] %s\n", mail->subject);
	if (mail->message_id)
		fprintf(out, "Message-ID: %s\n", mail->message_id);
	if (mail->to)
		fprintf(out, "To: %s\n", mail->to);
	if (mail->cc)
		fprintf(out, "Cc: %s\n", mail->cc);
	fprintf(out, "\n%s%s", mail->message, mail->patch);
	text_close(out, size);
	return text;
}

static bool apply(struct series *series, struct patch *patch, const struct mail *mail, struct words *trees)
{
	char *file = scratch_file("diff", mail->patch, strlen(mail->patch)), *said = NULL, *tree;
	size_t size;
	bool done = file && git(&series->repo, OURS, NULL, &said, &size, "apply", "--cached", "--whitespace=nowarn",
				file, NULL);

	if (file && !done)
		trouble("%s does not apply to %s: %s; name what it is for with --base or -C", patch->name,
			series->repo.has_git ? series->base : "the source", said);
	free(said);
	free(file);
	tree = done ? write_tree(&series->repo) : NULL;
	if (!tree)
		return false;
	patch->id = write_commit(&series->repo, tree, patch->subject);
	add_word(trees, tree);
	return patch->id;
}

/* The commit that the patches are for. */
static bool choose_base(struct series *series, const struct options *options, const struct mails *mails)
{
	if (!series->repo.has_git)
		return !options->base ||
		       trouble("--base=%s: %s is no git repository", options->base, series->repo.source);
	if (options->base) {
		series->base = git_commit(&series->repo, options->base);
		return series->base || trouble("--base=%s: no such commit", options->base);
	}
	if (mails->base)
		series->base = git_commit(&series->repo, mails->base);
	if (!series->base)
		series->base = git_commit(&series->repo, "HEAD");
	return series->base || trouble("%s: has no commit yet", series->repo.source);
}

static char *patch_name(const struct mail *mail, size_t count)
{
	char *subject = printable(mail->subject), *name;

	if (mail->of)
		name = xasprintf("patch %u/%u (%s)", mail->number, mail->of, subject);
	else if (count > 1)
		name = xasprintf("patch '%s'", subject);
	else
		name = *subject ? xasprintf("the patch (%s)", subject) : xstrdup("the patch");
	free(subject);
	return name;
}

static bool add_patches(struct series *series, const struct mails *mails, struct words *trees)
{
	struct words paths = { 0 };
	bool done = true;
	char *tree;
	size_t i;

	for (i = 0; i < mails->count && done; i++) {
		struct mail *mail = &mails->list[i];
		struct patch *patch = series_add(series);

		patch->name = patch_name(mail, mails->count);
		patch->subject = printable(mail->subject);
		patch->author = printable(mail->author);
		patch->message_id = mail->message_id ? xstrdup(mail->message_id) : NULL;
		patch->text = mail_text(mail, &patch->text_size);
		done = policy_names(patch->name, mail->patch, &paths);
	}
	done = done && make_index(series, &paths);
	free_words(&paths);
	tree = done ? write_tree(&series->repo) : NULL;
	if (!tree)
		return false;
	add_word(trees, tree);
	if (!series->repo.has_git)
		series->base = write_commit(&series->repo, tree, "");
	for (i = 0; i < mails->count && done && series->base; i++)
		done = apply(series, &series->patches[i], &mails->list[i], trees) && !stopped();
	return done && series->base;
}

bool mbox_read(struct series *series, const struct options *options, const char *file, struct words *trees)
{
	struct mails mails = { 0 };
	bool done = split(&mails, &series->repo, file);
	size_t all = mails.count;

	series->mailed = true;
	if (done) {
		keep_patches(&mails, &series->left_out);
		if (!mails.count)
			done = trouble("no patch is in there, only %zu mails without one", all);
	}
	done = done && choose_base(series, options, &mails) && add_patches(series, &mails, trees);
	free_mails(&mails);
	return done;
}
