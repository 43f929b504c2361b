/* check.h: guest programs that check what the kernel told them: a line per failure, "done" at the end. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>

static int failures;

#define CHECK(condition)                                                     \
    do {                                                                     \
        if (!(condition)) {                                                  \
            printf("line %d: failed: %s\n", __LINE__, #condition);           \
            failures++;                                                      \
        }                                                                    \
    } while (0)
/* An expression that sets errno. */
#define CHECK_ERROR(call, error)                                             \
    do {                                                                     \
        errno = 0;                                                           \
        long result_ = (long)(call);                                         \
        if (result_ != -1 || errno != (error)) {                             \
            printf("line %d: %s: %ld, errno %d\n", __LINE__, #call, result_, errno); \
            failures++;                                                      \
        }                                                                    \
    } while (0)

/* Two numbers */
#define CHECK_EQ(is, expected) __extension__({ \
    long long is_ = (long long)(is), expected_ = (long long)(expected); \
    if (is_ != expected_) \
        failures++, printf("line %d: %lld, not %lld\n", __LINE__, is_, expected_); })

static int check_end(void)
{
    puts(failures ? "failed" : "done");
    return failures != 0;
}

#endif
