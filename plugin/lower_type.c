// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower_type.c - what types say: tags, widths, positions of fields
 */
#include "compat.h"
#include "host.h"
#include "lower.h"

bool lower_field_position(tree field, HOST_WIDE_INT *bits)
{
	tree position;

	if (!DECL_FIELD_OFFSET(field) || !DECL_FIELD_BIT_OFFSET(field))
		return false;
	position = bit_position(field);
	if (!tree_fits_shwi_p(position))
		return false;
	*bits = tree_to_shwi(position);
	return true;
}

/* Where the members are written down; a tag alone may be announced anywhere. */
static enum flow_scope scope_of(tree type)
{
	for (tree field = TYPE_FIELDS(type); field; field = DECL_CHAIN(field)) {
		expanded_location at;

		if (TREE_CODE(field) != FIELD_DECL || DECL_SOURCE_LOCATION(field) <= BUILTINS_LOCATION)
			continue;
		at = expand_location(DECL_SOURCE_LOCATION(field));
		if (!at.file || !main_input_filename)
			return FLOW_SCOPE_UNKNOWN;
		if (!strcmp(at.file, main_input_filename))
			return FLOW_SCOPE_OWN;
		return flow_header_is_core(source_path(at.file)) ? FLOW_SCOPE_KERNEL : FLOW_SCOPE_SHARED;
	}
	return FLOW_SCOPE_UNKNOWN;
}

static vec<uint8_t> scopes; /* by tag: enum flow_scope + 1 */

static void note_scope(flow_str tag, tree type)
{
	if (tag >= scopes.length())
		scopes.safe_grow_cleared(tag + 64);
	if (scopes[tag] <= FLOW_SCOPE_UNKNOWN + 1)
		scopes[tag] = scope_of(type) + 1;
}

void lower_scopes(struct flow_unit *unit)
{
	unit->nscopes = scopes.length();
	unit->scopes = (uint8_t *)flow_alloc(unit, unit->nscopes + 1);
	for (uint32_t i = 0; i < unit->nscopes; i++)
		unit->scopes[i] = scopes[i] ? scopes[i] - 1 : FLOW_SCOPE_UNKNOWN;
	scopes.release();
}

flow_str lower_tag(struct flow_unit *unit, tree type)
{
	flow_str tag;
	tree name;

	while (type && TREE_CODE(type) == ARRAY_TYPE)
		type = TREE_TYPE(type);
	if (!type || !RECORD_OR_UNION_TYPE_P(type))
		return 0;
	name = TYPE_NAME(TYPE_MAIN_VARIANT(type));
	if (name && TREE_CODE(name) == TYPE_DECL)
		name = DECL_NAME(name);
	if (!name)
		return 0;
	tag = flow_intern(unit, IDENTIFIER_POINTER(name));
	note_scope(tag, TYPE_MAIN_VARIANT(type));
	return tag;
}

flow_str lower_pointee_tag(struct flow_unit *unit, tree type)
{
	return type && POINTER_TYPE_P(type) && TREE_CODE(TREE_TYPE(type)) != ARRAY_TYPE ?
		       lower_tag(unit, TREE_TYPE(type)) :
		       0;
}

unsigned int lower_bits(tree type)
{
	if (!type || !(INTEGRAL_TYPE_P(type) || POINTER_TYPE_P(type)))
		return 0;
	return TYPE_PRECISION(type) <= 64 ? TYPE_PRECISION(type) : 0;
}

int64_t lower_size(tree type)
{
	tree size = type ? TYPE_SIZE(type) : NULL_TREE;

	return size && tree_fits_shwi_p(size) && tree_to_shwi(size) <= FLOW_BITS_MAX ? tree_to_shwi(size) : 0;
}

int64_t lower_byte_offset(tree bytes)
{
	offset_int bits = offset_int::from(wi::to_wide(bytes), SIGNED) * BITS_PER_UNIT;

	return wi::fits_shwi_p(bits) ? bits.to_shwi() : FLOW_BITS_MAX + 1;
}

bool lower_integer(tree constant, int64_t *number)
{
	tree type = TREE_TYPE(constant);

	if (TYPE_PRECISION(type) > 64) {
		if (!tree_fits_shwi_p(constant))
			return false;
		*number = tree_to_shwi(constant);
		return true;
	}
	/* Unsigned narrow numbers stay positive; 64-bit ones wrap, as documented for error pointers. */
	*number = (int64_t)TREE_INT_CST_LOW(constant);
	if (TYPE_UNSIGNED(type) && TYPE_PRECISION(type) < 64)
		*number &= ((int64_t)1 << TYPE_PRECISION(type)) - 1;
	return true;
}

void lower_name_at(struct flow_unit *unit, tree type, int64_t offset, int64_t size, flow_str *tag, flow_str *field)
{
	if (!RECORD_OR_UNION_TYPE_P(type))
		return;
	if (lower_tag(unit, type))
		*tag = lower_tag(unit, type);
	for (tree f = TYPE_FIELDS(type); f; f = DECL_CHAIN(f)) {
		HOST_WIDE_INT start, width;

		if (TREE_CODE(f) != FIELD_DECL || !lower_field_position(f, &start))
			continue;
		width = DECL_SIZE(f) && tree_fits_shwi_p(DECL_SIZE(f)) ? tree_to_shwi(DECL_SIZE(f)) : 0;
		if (offset < start || offset + size > start + width)
			continue;
		if (DECL_NAME(f))
			*field = flow_intern(unit, IDENTIFIER_POINTER(DECL_NAME(f)));
		if (RECORD_OR_UNION_TYPE_P(TREE_TYPE(f)))
			lower_name_at(unit, TREE_TYPE(f), offset - start, size, tag, field);
		return;
	}
}
