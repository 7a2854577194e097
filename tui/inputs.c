/* inputs - labels, texts, and a focus that walks down. */
#include "tui/inputs.h"

#include "forms/kinds.h"
#include "tui/keys.h"
#include "tui/paint.h"

#include "i18n/banned.h"

void inputs_clear(struct inputs *inputs)
{
	for (size_t i = 0; i < inputs->count; i++)
		lineedit_clear(&inputs->input[i].edit);
	inputs->count = 0;
	g_clear_pointer(&inputs->refusal, g_free);
}

struct input *inputs_focused(const struct inputs *inputs)
{
	return &inputs->input[inputs->focus];
}

const char *inputs_text(const struct inputs *inputs, size_t which)
{
	return lineedit_text(&inputs->input[which].edit);
}

enum screen_text inputs_kind(const struct inputs *inputs, struct lineedit **line)
{
	*line = &inputs_focused(inputs)->edit;
	return inputs_focused(inputs)->typing ? SCREEN_TYPED_TEXT : SCREEN_PLAIN_TEXT;
}

static struct typing *typing_of(const struct inputs *inputs)
{
	return inputs_focused(inputs)->typing ? inputs->typing : NULL;
}

void inputs_end_word(struct inputs *inputs)
{
	compose_end(typing_of(inputs), &inputs_focused(inputs)->edit);
}

static enum inputs_answer edit(struct typing *typing, struct input *input,
			       const struct key *key)
{
	g_autofree char *before = g_strdup(lineedit_text(&input->edit));
	bool full = false;

	if (!compose_key(typing, &input->edit, key, &full))
		return INPUTS_NOT_MINE;
	if (full)
		return INPUTS_FULL;
	if (g_str_equal(before, lineedit_text(&input->edit)))
		return INPUTS_TAKEN;
	input->wrong = false;
	return INPUTS_CHANGED;
}

static bool leaves(const struct key *key)
{
	return key->code == K_ENTER || key->code == K_TAB || key->code == K_DOWN ||
	       key->code == K_BACKTAB || key->code == K_UP;
}

enum inputs_answer inputs_key(struct inputs *inputs, const struct key *key)
{
	bool last = inputs->focus + 1 == inputs->count;

	if (leaves(key)) {
		inputs_end_word(inputs);
		g_free(inputs->refusal);
		inputs->refusal = inputs_focused(inputs)->edit.masked
					  ? NULL /* no copy of a password is made */
					  : kind_refusal(inputs_text(inputs, inputs->focus));
		inputs_focused(inputs)->wrong |= inputs->refusal != NULL;
		if (inputs->refusal != NULL)
			return INPUTS_REFUSED;
	}
	if (key->code == K_ENTER && last)
		return INPUTS_ENTER;
	if (key->code == K_ENTER || key->code == K_TAB || key->code == K_DOWN) {
		if (!last)
			inputs->focus++;
		else if (key->code == K_TAB)
			inputs->focus = 0;
		return INPUTS_TAKEN;
	}
	if (key->code == K_BACKTAB || key->code == K_UP) {
		if (inputs->focus > 0)
			inputs->focus--;
		return INPUTS_TAKEN;
	}
	return edit(typing_of(inputs), inputs_focused(inputs), key);
}

void inputs_draw(struct inputs *inputs, struct paint *p)
{
	for (size_t i = 0; i < inputs->count; i++) {
		struct input *input = &inputs->input[i];
		int cells = p->cols - 1 - INPUT_COLUMN, cursor;

		input->edit.viqr = p->look->ascii;
		g_autofree char *view = lineedit_view(&input->edit, cells, &cursor);

		paint_text(p, input->row, INPUT_LABEL_COLUMN, 22, ROLE_PLAIN, input->label);
		if (input->wrong)
			paint_text(p, input->row, INPUT_MARK_COLUMN, 1, ROLE_MARK, "!");
		paint_data(p, input->row, INPUT_COLUMN, cells, ROLE_PLAIN, view);
		if (i != inputs->focus)
			continue;
		paint_text(p, input->row, 0, 1, ROLE_MARK, ">");
		paint_cursor(p, input->row, INPUT_COLUMN + cursor);
	}
}
