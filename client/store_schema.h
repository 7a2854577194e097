/* store_schema - the steps from an empty store to the newest one; NULL-ended. */
#ifndef CLIENT_STORE_SCHEMA_H
#define CLIENT_STORE_SCHEMA_H

extern const char *const store_schema[];

#endif
