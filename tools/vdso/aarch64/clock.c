/* clock.c: clock functions of the AArch64 guest's vDSO. Built by tools/make_vdso with a cross compiler.
 *
 * They make no system call: the system registers S3_3_C15_C0_<n> (an implementation-defined encoding that no program
 * uses) read clock n of the host in nanoseconds, for the clock ids listed below. Only this vDSO may rely on them. */
typedef unsigned long u64;
typedef long s64;

struct timespec { s64 sec, nsec; };
struct timeval { s64 sec, usec; };

enum { REALTIME = 0, MONOTONIC = 1, MONOTONIC_RAW = 4, REALTIME_COARSE = 5, MONOTONIC_COARSE = 6, BOOTTIME = 7 };
enum { NR_clock_gettime = 113, NR_clock_getres = 114, NR_gettimeofday = 169 };

#define READ_CLOCK(n) ({ u64 ns_; __asm__ volatile("mrs %0, S3_3_C15_C0_" #n : "=r"(ns_)); ns_; })

static inline int system_call(int nr, u64 a, u64 b)
{
    register u64 x8 __asm__("x8") = (u64)nr;
    register u64 x0 __asm__("x0") = a;
    register u64 x1 __asm__("x1") = b;
    __asm__ volatile("svc #0" : "+r"(x0) : "r"(x1), "r"(x8) : "memory");
    return (int)x0;
}

int __kernel_clock_gettime(int clock, struct timespec *ts);
int __kernel_clock_gettime(int clock, struct timespec *ts)
{
    u64 ns;
    switch (clock) {
    case REALTIME: ns = READ_CLOCK(0); break;
    case MONOTONIC: ns = READ_CLOCK(1); break;
    case MONOTONIC_RAW: ns = READ_CLOCK(4); break;
    case REALTIME_COARSE: ns = READ_CLOCK(5); break;
    case MONOTONIC_COARSE: ns = READ_CLOCK(6); break;
    case BOOTTIME: ns = READ_CLOCK(7); break;
    default: return system_call(NR_clock_gettime, (u64)clock, (u64)ts);
    }
    ts->sec = (s64)(ns / 1000000000);
    ts->nsec = (s64)(ns % 1000000000);
    return 0;
}

int __kernel_gettimeofday(struct timeval *tv, void *tz);
int __kernel_gettimeofday(struct timeval *tv, void *tz)
{
    if (tz)
        return system_call(NR_gettimeofday, (u64)tv, (u64)tz);
    if (tv) {
        u64 us = READ_CLOCK(0) / 1000;
        tv->sec = (s64)(us / 1000000);
        tv->usec = (s64)(us % 1000000);
    }
    return 0;
}

int __kernel_clock_getres(int clock, struct timespec *res);
int __kernel_clock_getres(int clock, struct timespec *res)
{
    if (clock != REALTIME && clock != MONOTONIC && clock != MONOTONIC_RAW && clock != BOOTTIME)
        return system_call(NR_clock_getres, (u64)clock, (u64)res);
    if (res) {
        res->sec = 0;
        res->nsec = 1;
    }
    return 0;
}
