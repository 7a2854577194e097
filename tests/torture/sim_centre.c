/*
 * sim_centre - the centre: its database is founded once for all seeds, copied
 * for each, and opened again after every end.
 */
#include "tests/torture/sim.h"

#include <glib/gstdio.h>

#include "central/admin.h"
#include "central/residents.h"

#include "i18n/banned.h"

void sim_centre_boot(struct sim *sim)
{
	g_autoptr(GError) why = NULL;

	sim->ledger = centre_ledger_open(sim->centre_path, CENTRE_LEDGER_WRITE, &why);
	if (!sim->ledger) {
		if (disk_is_down(sim->centre_folder))
			sim_centre_end(sim, DISK_MIX);
		else
			sim_break(sim, "the centre does not open: %s", why->message);
		return;
	}
	sim->centre = centre_new(&sim->world, sim->ledger, &why);
	if (!sim->centre && disk_is_down(sim->centre_folder)) {
		sim_centre_end(sim, DISK_MIX);
		return;
	}
	if (!sim->centre) {
		sim_break(sim, "the centre does not know its database: %s", why->message);
		return;
	}
	sim->centre->searches = 0;
	sim_say(sim, "centre: up");
	sim_check_centre(sim);
}

void sim_centre_end(struct sim *sim, enum disk_end how)
{
	sim_say(sim, "centre: ends (%d)", how);
	disk_cut(sim->centre_folder);
	centre_free(sim->centre);
	centre_ledger_close(sim->ledger);
	sim->centre = NULL;
	sim->ledger = NULL;
	disk_restart(sim->centre_folder, how, &sim->chance);
	sim->ends++;
	sim->centre_back = sim->now + 500 + sim_draw(sim, 30000);
}

static bool add_person(struct sim *sim, struct centre_ledger *ledger, const char *id,
		       const char *name, const char *number, bool head)
{
	struct record *r = record_new();
	g_autofree char *value = value_name_of_text(name), *made = NULL;

	record_put(&r->id, id);
	record_put(&r->commune_code, "99001");
	record_put(&r->hamlet_id, "99001-01");
	record_put(&r->household_id, "h1");
	record_set(r, FIELD_NAME, value);
	record_set(r, FIELD_BIRTH, "1975-03-17");
	record_set(r, FIELD_SEX, "1");
	record_set(r, FIELD_NUMBER, number);
	record_set(r, FIELD_LIFE, "1");
	record_set(r, FIELD_ETHNIC, "01");
	record_set(r, FIELD_MARITAL, "2");
	record_set(r, FIELD_HEAD_RELATION, head ? "QH01" : "QH04");
	made = centre_resident_insert(ledger, &sim->world, r, head);
	record_free(r);
	return made != NULL;
}

static bool add_officer(const struct centre *centre, struct centre_ledger *ledger,
			const char *login, const char *role, const char *password)
{
	const struct centre_officer_plan plan = { login, "Nguyễn Văn Mẫu", "Đại úy", role,
						  "99001", password, 0, 0 };

	return centre_officer_add(centre, ledger, &plan, NULL);
}

/* A commune, a household of four, two officers and their chief. */
bool sim_centre_found(struct sim *sim, const char *path)
{
	static const char *const hamlets[] = { "Bến Gỗ" };
	const struct centre_birth birth = { "practice", "Mô phỏng", CENTRE_COST_TEST };
	const struct centre_commune_plan commune = { "99001", "xã Tập Huấn", "xa", "tỉnh Ví Dụ",
						     hamlets, 1, 0 };
	struct centre_ledger *ledger = centre_ledger_open(path, CENTRE_LEDGER_CREATE, NULL);
	struct centre *centre;
	bool fine;

	if (!ledger || !centre_found(ledger, &sim->world, &birth, NULL))
		return false;
	centre = centre_new(&sim->world, ledger, NULL);
	fine = centre && centre_commune_add(centre, ledger, &commune, NULL);
	for (unsigned i = 0; fine && i < SIM_OFFICERS; i++)
		fine = add_officer(centre, ledger, sim->terminal[i].login, i == 2 ? "chief" : "officer",
				   sim->terminal[i].password);
	fine = fine && centre_begin(ledger) &&
	       centre_household_insert(ledger, "h1", "0127", "7", "99001", "99001-01") &&
	       add_person(sim, ledger, "r1", "Nguyễn Văn A", "099075000034", true) &&
	       add_person(sim, ledger, "r2", "Nguyễn Văn Á", "099075000035", false) &&
	       add_person(sim, ledger, "r3", "Nguyễn Văn Ạ", "099075000036", false) &&
	       add_person(sim, ledger, "r4", "Nguyễn Văn Ả", "099075000037", false) &&
	       centre_commit(ledger);
	g_free(sim->centre_id);
	sim->centre_id = g_strdup(centre ? centre->id : "");
	centre_free(centre);
	centre_ledger_close(ledger);
	return fine;
}
