/*
 * http_calls - every function of libcurl that http calls, without the library's
 * prefix: CURL_CALLS(X) says X(name) for each.
 */
#ifndef CLIENT_HTTP_CALLS_H
#define CLIENT_HTTP_CALLS_H

#define CURL_CALLS(X)                                                                      \
	X(global_init) X(global_cleanup) X(slist_append) X(slist_free_all)                 \
	X(easy_init) X(easy_setopt) X(easy_getinfo) X(easy_cleanup)                        \
	X(multi_init) X(multi_setopt) X(multi_add_handle) X(multi_remove_handle)           \
	X(multi_poll) X(multi_perform) X(multi_info_read) X(multi_cleanup)

#endif
