/*
 * banned - calls that this house does without, refused at compile time.
 * They truncate, overflow or read bytes where letters are meant; GLib has a
 * better word for each.  Every .c file includes this last.
 */
#ifndef I18N_BANNED_H
#define I18N_BANNED_H

#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok atoi toupper tolower

#endif
