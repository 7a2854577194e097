/*
 * faults - a centre that misbehaves on request, for training and tests: only
 * in the practice world, only when the command line says so.
 *
 * "busy=5,drop=3,lose=2": of a hundred requests 5 are answered 503, 3 are dropped
 * before they are read, and of 2 the answer is lost after the work was done.
 */
#ifndef CENTRAL_FAULTS_H
#define CENTRAL_FAULTS_H

#include <stdbool.h>

#include "forms/world.h"

struct centre_faults {
	unsigned busy, drop, lose; /* percent */
};

enum centre_fault {
	CENTRE_FAULT_NONE,
	CENTRE_FAULT_BUSY,
	CENTRE_FAULT_DROP,
	CENTRE_FAULT_LOSE,
};

/* False: not as above. */
bool centre_faults_read(const char *text, struct centre_faults *faults);
enum centre_fault centre_faults_draw(const struct centre_faults *faults,
				     const struct world *world);

#endif
