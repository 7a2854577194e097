/*
 * lean - what a terminal that runs out of memory shares with the test that
 * watches it: one file of this shape.
 */
#ifndef TESTS_TORTURE_LEAN_H
#define TESTS_TORTURE_LEAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LEAN_SANITIZED 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define LEAN_SANITIZED 1
#endif

/* malloc() can be the program's own. */
#if defined(__GLIBC__) && !defined(LEAN_SANITIZED)
#define LEAN_CAN_RUN 1
#else
#define LEAN_CAN_RUN 0
#endif

#define LEAN_FILE "lean" /* in XDG_RUNTIME_DIR */

struct lean {
	uint64_t count; /* allocations so far */
	uint64_t fails; /* the number of the one that fails; 0: none */
};

#endif
