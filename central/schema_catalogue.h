/* schema_catalogue - the tables of the official lists (catalogue.c, divisions.c). */
#ifndef CENTRAL_SCHEMA_CATALOGUE_H
#define CENTRAL_SCHEMA_CATALOGUE_H

extern const char centre_schema_catalogue[];

#endif
