/*
 * address - where a centre is: "unix:/path/of/socket" (practice) or
 * "https://host[:port]", with nothing behind it.
 */
#ifndef CLIENT_ADDRESS_H
#define CLIENT_ADDRESS_H

/* The path of the socket; "" for https; NULL: neither.  Lent, of `address`. */
const char *address_socket(const char *address);

#endif
