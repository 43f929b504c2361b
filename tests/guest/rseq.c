/* Restartable sequences: a section that is disturbed must go to its abort handler, one that committed must not run
 * again. Builds for x86-64 as well: what the native kernel makes of it is the oracle.
 * engine: both
 * timeout: 60
 * args: 2000 */
#define _GNU_SOURCE
#include "check.h"
#include "rseq_sections.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

enum { WORKERS = 3, MAX_CPUS = 1024, UNREGISTER = 1, SURVIVED = 7 };

/* ---- many threads ------------------------------------------------------------------------------ */

static struct per_cpu {
    uint64_t count, exclusive, exchanged;
    struct node *list;
} __attribute__((aligned(128))) per_cpu[MAX_CPUS];
static uint64_t aborts[WORKERS], rounds[WORKERS], handled;
static pid_t tids[WORKERS];
static volatile int stop;
static unsigned milliseconds = 1000;

static unsigned current_cpu(void) { return __atomic_load_n(&area()->cpu_id_start, __ATOMIC_RELAXED); }

static void count_signal(int signo)
{
    (void)signo;
    __atomic_fetch_add(&handled, 1, __ATOMIC_RELAXED);
}

static void one_round(uint64_t *aborted, struct node *mine)
{
    static const unsigned delay = 300;
    struct node *taken;
    int done;
    unsigned cpu;
    while (cpu = current_cpu(), !add(&per_cpu[cpu].count, cpu, delay))
        ++*aborted;
    while (cpu = current_cpu(), !add_exclusive(&per_cpu[cpu].exclusive, cpu, delay))
        ++*aborted;
    while (cpu = current_cpu(), !add_exchange(&per_cpu[cpu].exchanged, cpu))
        ++*aborted;
    while (cpu = current_cpu(), !push(&per_cpu[cpu].list, mine, cpu, delay))
        ++*aborted;
    do {
        while (cpu = current_cpu(), !(done = pop(&per_cpu[cpu].list, &taken, cpu, delay)))
            ++*aborted;
    } while (done == 2);
    taken->value++;
    while (cpu = current_cpu(), !push(&per_cpu[cpu].list, taken, cpu, delay))
        ++*aborted;
}

static void *worker(void *arg)
{
    unsigned number = (unsigned)(uintptr_t)arg;
    uint64_t aborted = 0, n = 0;
    tids[number] = (pid_t)syscall(SYS_gettid);
    for (; !stop; n++)
        one_round(&aborted, calloc(1, sizeof(struct node)));
    aborts[number] = aborted;
    rounds[number] = n;
    return NULL;
}

static void *disturber(void *arg)
{
    cpu_set_t all, one;
    unsigned n = 0;
    sched_getaffinity(0, sizeof all, &all);
    while (!*(volatile int *)arg) {
        pid_t tid = __atomic_load_n(&tids[n++ % WORKERS], __ATOMIC_RELAXED);
        int cpu = (int)(n / WORKERS % (unsigned)CPU_COUNT(&all));
        struct timespec short_time = {.tv_nsec = 50000};
        CPU_ZERO(&one);
        CPU_SET(cpu, &one);
        if (tid && sched_setaffinity(tid, sizeof one, &one) == 0 && n % 4 == 0)
            syscall(SYS_tgkill, getpid(), tid, SIGUSR1);
        nanosleep(&short_time, NULL);
    }
    return NULL;
}

static void all_workers(void)
{
    pthread_t threads[WORKERS], other;
    uint64_t count = 0, exclusive = 0, exchanged = 0, nodes = 0, values = 0, all_aborts = 0, all_rounds = 0;
    volatile int end = 0;
    signal(SIGUSR1, count_signal);
    for (uintptr_t i = 0; i < WORKERS; i++)
        pthread_create(&threads[i], NULL, worker, (void *)i);
    pthread_create(&other, NULL, disturber, (void *)&end);
    usleep(milliseconds * 1000);
    end = 1;
    pthread_join(other, NULL);
    stop = 1;
    for (unsigned i = 0; i < WORKERS; i++) {
        pthread_join(threads[i], NULL);
        all_aborts += aborts[i];
        all_rounds += rounds[i];
    }
    for (unsigned cpu = 0; cpu < MAX_CPUS; cpu++) {
        count += per_cpu[cpu].count;
        exclusive += per_cpu[cpu].exclusive;
        exchanged += per_cpu[cpu].exchanged;
        for (struct node *n = per_cpu[cpu].list; n; n = n->next) {
            nodes++;
            values += n->value;
        }
    }
    fprintf(stderr, "%llu rounds, %llu aborts, %llu signals\n", (unsigned long long)all_rounds,
            (unsigned long long)all_aborts, (unsigned long long)handled);
    CHECK(count == all_rounds);
    CHECK(exclusive == all_rounds);
    CHECK(exchanged == all_rounds);
    CHECK(nodes == all_rounds);
    CHECK(values == all_rounds);
    CHECK(all_aborts > 0);
}

/* ---- one thread -------------------------------------------------------------------------------- */

static volatile uint64_t seen_pc, seen_address, seen_cs, word;

static void note_pc(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo;
    seen_pc = PC(uc);
    seen_address = (uintptr_t)info->si_addr;
    seen_cs = area()->rseq_cs;
}

static void handle(int signo, void (*handler)(int, siginfo_t *, void *))
{
    struct sigaction sa = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(signo, &sa, NULL);
}

/* A signal in a section, one outside with rseq_cs set. */
static void signals(void)
{
    timer_t timer;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2};
    struct itimerspec soon = {.it_value.tv_nsec = 5000000};
    unsigned stored = 0;
    handle(SIGUSR2, note_pc);
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    for (unsigned i = 1; i <= 20; i++) {
        seen_pc = 0;
        unsigned cpu = current_cpu();
        timer_settime(timer, 0, &soon, NULL);
        while (cpu = current_cpu(), stay(&word, i, cpu) == 0 && !seen_pc)
            ;
        stored += word == i;
        CHECK(area()->rseq_cs == 0);
    }
    timer_delete(timer);
    CHECK(stored > 10); /* the others were disturbed before */
    area()->rseq_cs = (uintptr_t)section_add;
    raise(SIGUSR2);
    CHECK(seen_cs == 0 && area()->rseq_cs == 0);
}

/* Only this thread runs here, and nothing but the signal can disturb: its frame must show the abort handler. */
static void signal_frame(void)
{
    unsigned hits = 0;
    timer_t timer;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2};
    struct itimerspec soon = {.it_value.tv_nsec = 3000000};
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    for (unsigned i = 0; i < 20; i++) {
        seen_pc = 0;
        timer_settime(timer, 0, &soon, NULL);
        while (!seen_pc)
            stay(&word, i, current_cpu());
        hits += seen_pc == (uintptr_t)section_stay_abort;
    }
    timer_delete(timer);
    CHECK(hits > 8);
}

static void faults(void)
{
    uint64_t *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    unsigned cpu, hits = 0;
    handle(SIGSEGV, note_pc);
    for (unsigned i = 0; i < 100; i++) {
        seen_pc = 0;
        cpu = current_cpu();
        CHECK(add(page, cpu, 1) == 0);
        hits += seen_pc == (uintptr_t)section_add_abort && seen_address == (uintptr_t)page;
    }
    CHECK(hits > 50); /* the others were disturbed before */
    mprotect(page, 4096, PROT_READ);
    seen_pc = hits = 0;
    for (unsigned i = 0; i < 100; i++) {
        cpu = current_cpu();
        CHECK(add(page, cpu, 1) == 0);
        hits += seen_pc == (uintptr_t)section_add_abort && seen_address == (uintptr_t)page;
    }
    CHECK(hits > 50);
    signal(SIGSEGV, SIG_DFL);
}

#if defined(__aarch64__)
/* Copies 96 bytes by accesses of every size and kind; commits by the last one. */
#define COPY                                                                                                \
    "ldrb w10, [%[from]]\nstrb w10, [%[to]]\nldrsb x10, [%[from], #1]\nsturb w10, [%[to], #1]\n"             \
    "ldrh w10, [%[from], #2]\nstrh w10, [%[to], #2]\nldrsw x10, [%[from], #4]\nstr w10, [%[to], #4]\n"       \
    "mov x9, #8\nldr x10, [%[from], x9]\nstr x10, [%[to], x9]\nmov x11, %[from]\nmov x10, %[to]\n"          \
    "add x10, x10, #16\nldr q16, [x11, #16]!\nstr q16, [x10], #16\nldp x9, x11, [x11, #16]\n"               \
    "stp x9, x11, [x10], #16\nldr b16, [%[from], #48]\nstr b16, [x10], #1\nldr b17, [%[from], #49]\n"       \
    "str b17, [x10], #1\nldr h16, [%[from], #50]\nstr h16, [x10], #2\nldr s16, [%[from], #52]\n"            \
    "str s16, [x10], #4\nldr d16, [%[from], #56]\nstr d16, [x10], #8\nldar x11, [%[last]]\nstlr x11, [x10]\n" \
    "add x10, x10, #8\nadd x9, %[from], #72\nldaxr x11, [x9]\nstr x11, [x10], #8\nldp d16, d17, [%[from], #80]\n" \
    "stp d16, d17, [x10]\nadd x9, %[to], #96\nmov x11, #5\n.arch armv8.1-a\nldadd x11, x10, [x9]\n"         \
    "swp x11, x10, [x9]\nldsmax x11, x10, [x9]\nadd x10, x9, #16\nmov x9, #3\nstr xzr, [x10]"

__attribute__((noinline)) static int copy(const char *from, char *to, unsigned cpu)
{
    SECTION("section_copy", SIGNATURE, COPY, [from] "r"(from), [to] "r"(to), [last] "r"(from + 64));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

static void sizes(void)
{
    static char from[128] __attribute__((aligned(16))), to[128] __attribute__((aligned(16)));
    unsigned copied = 0;
    for (unsigned round = 0; round < 2000; round++) {
        for (unsigned i = 0; i < sizeof from; i++) {
            from[i] = (char)(0x81 + 7 * i + round);
            to[i] = 0x55;
        }
        memset(to + 96, 0, 8);
        if (!copy(from, to, current_cpu()))
            continue;
        copied++;
        CHECK(memcmp(from, to, 96) == 0);
        CHECK(to[96] == 5 && to[112] == 0 && to[119] == 0 && to[120] == 0x55);
    }
    CHECK(copied > 1000);
}

/* Sections in code that is made, unmapped, and replaced: loops that only a disturbance ends. */
extern const char made_code[], made_end[], made_abort[], made_start[], made_section[];
__asm__(".pushsection .rodata\n.balign 32\n.globl made_code, made_end, made_abort, made_start, made_section\n"
        "made_code:\nadr x9, made_section\nmov x10, #0\nstr x9, [x0, #8]\n"
        "made_start: add x10, x10, #1\nb made_start\n"
        "made_behind: mov x0, #1\nret\n.inst " XSTR(SIGNATURE) "\nmade_abort: mov x0, x10\nret\n.balign 32\n"
        "made_section: .long 0, 0\n.quad 0, made_behind - made_start, 0\nmade_end:\n.popsection");

static void made_sections(void)
{
    static const uint32_t plain[] = {0xf9400001, 0xd503201f, 0xd2800540, 0xd65f03c0}; /* a load, nop, x0 = 42, ret */
    const size_t size = (size_t)(made_end - made_code);
    const int prot = PROT_READ | PROT_WRITE | PROT_EXEC, flags = MAP_PRIVATE | MAP_ANONYMOUS;
    char *page = mmap(NULL, 4096, prot, flags, -1, 0);
    for (unsigned i = 0; i < 12; i++) {
        char *code = page + i % 3 * 128;
        struct rseq_cs *cs = (struct rseq_cs *)(code + (made_section - made_code));
        uint64_t (*fn)(struct rseq *) = (uint64_t(*)(struct rseq *))(void *)code;
        memcpy(code, made_code, size);
        cs->start_ip = (uintptr_t)code + (uintptr_t)(made_start - made_code);
        cs->abort_ip = (uintptr_t)code + (uintptr_t)(made_abort - made_code);
        __builtin___clear_cache(code, code + size);
        for (unsigned k = 0; k < 3; k++) {
            fn(area());
            CHECK(area()->rseq_cs == 0);
        }
        CHECK(mmap(page, 4096, prot, flags | MAP_FIXED, -1, 0) == page);
        for (unsigned at = 0; at < 512; at += sizeof plain)
            memcpy(page + at, plain, sizeof plain);
        __builtin___clear_cache(page, page + 512);
        for (unsigned at = 0; at < 512; at += sizeof plain) {
            fn = (uint64_t(*)(struct rseq *))(void *)(page + at);
            CHECK(fn(area()) == 42);
        }
    }
    munmap(page, 4096);
}
#else
static void sizes(void) {}
static void made_sections(void) {}
#endif

static void errors(void)
{
    struct rseq *mine = area();
    uint32_t size = 32;
    CHECK_ERROR(syscall(SYS_rseq, mine, size, 0, SIGNATURE), EBUSY);
    CHECK_ERROR(syscall(SYS_rseq, mine, size, 0, 0x1234), EPERM);
    CHECK_ERROR(syscall(SYS_rseq, mine, size, 2, SIGNATURE), EINVAL);
    CHECK_ERROR(syscall(SYS_rseq, mine, size + 1, 0, SIGNATURE), EINVAL);
    CHECK_ERROR(syscall(SYS_rseq, (char *)mine + 64, size, 0, SIGNATURE), EINVAL);
    CHECK_ERROR(syscall(SYS_rseq, mine, size, UNREGISTER, 0x1234), EPERM);
    CHECK_ERROR(syscall(SYS_rseq, mine, size, UNREGISTER | 4, SIGNATURE), EINVAL);
    CHECK_ERROR(syscall(SYS_rseq, (char *)mine + 64, size, UNREGISTER, SIGNATURE), EINVAL);
    CHECK(syscall(SYS_rseq, mine, size, UNREGISTER, SIGNATURE) == 0);
    CHECK((int)mine->cpu_id == RSEQ_CPU_ID_UNINITIALIZED && mine->cpu_id_start == 0);
    CHECK(sched_getcpu() >= 0);
    CHECK_ERROR(syscall(SYS_rseq, mine, size, UNREGISTER, SIGNATURE), EINVAL);
    CHECK_ERROR(syscall(SYS_rseq, (char *)mine + 4, size, 0, SIGNATURE), EINVAL);
    CHECK_ERROR(syscall(SYS_rseq, mine, 16, 0, SIGNATURE), EINVAL);
    CHECK_ERROR(syscall(SYS_rseq, (void *)-4096L, size, 0, SIGNATURE), EFAULT);
    CHECK_ERROR(syscall(SYS_rseq, NULL, size, 0, SIGNATURE), EFAULT);
    /* with a signature of its own */
    uint64_t count = 0;
    CHECK(syscall(SYS_rseq, mine, size, 0, OTHER_SIGNATURE) == 0);
    while (count < 1000)
        add_other(&count, current_cpu());
    CHECK(count == 1000);
    CHECK(syscall(SYS_rseq, mine, size, UNREGISTER, OTHER_SIGNATURE) == 0);
    CHECK(syscall(SYS_rseq, mine, size, 0, SIGNATURE) == 0);
    CHECK((int)mine->cpu_id >= 0 && sched_getcpu() == (int)mine->cpu_id_start);
    CHECK(getauxval(27) >= 20 && getauxval(28) >= 20); /* AT_RSEQ_FEATURE_SIZE, AT_RSEQ_ALIGN */
}

/* ---- several processes ------------------------------------------------------------------------- */

static void survive(int signo)
{
    (void)signo;
    _exit(SURVIVED);
}

/* A child that runs fn gets SIGSEGV from the kernel; its handler need not come to an end. */
static void dies(void (*fn)(void), int line)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGSEGV, survive);
        fn();
        for (;;)
            usleep(1000);
    }
    waitpid(pid, &status, 0);
    if (status != (SURVIVED << 8) && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV)) {
        printf("line %d: status %x\n", line, status);
        failures++;
    }
}

static struct rseq_cs bad __attribute__((aligned(32)));

static void wild_pointer(void) { area()->rseq_cs = 0x10000; }
static void bad_version(void)
{
    bad.version = 1;
    area()->rseq_cs = (uintptr_t)&bad;
}
static void bad_signature(void)
{
    bad = (struct rseq_cs){.start_ip = (uintptr_t)bad_signature, .post_commit_offset = 4, .abort_ip = (uintptr_t)survive};
    area()->rseq_cs = (uintptr_t)&bad;
}
static void abort_inside(void)
{
    memcpy(&bad, section_add, sizeof bad);
    bad.start_ip = bad.abort_ip - 4;
    bad.post_commit_offset = 8;
    area()->rseq_cs = (uintptr_t)&bad;
}
/* Flags are only looked at inside a section. */
static void area_flags(void)
{
    area()->flags = 1;
    stay(&word, 1, current_cpu());
}

static void *thread_of_child(void *arg)
{
    uint64_t count = 0;
    *(int *)arg = (int)area()->cpu_id >= 0 && syscall(SYS_rseq, area(), 32, 0, SIGNATURE) == -1 && errno == EBUSY;
    while (count < 1000)
        add(&count, current_cpu(), 1);
    return NULL;
}

static void child_processes(void)
{
    int status, good = 0;
    pthread_t thread;
    pid_t pid = fork();
    if (pid == 0) {
        uint64_t count = 0;
        while (count < 1000)
            add(&count, current_cpu(), 1);
        CHECK_ERROR(syscall(SYS_rseq, area(), 32, 0, SIGNATURE), EBUSY);
        pthread_create(&thread, NULL, thread_of_child, &good);
        pthread_join(thread, NULL);
        _exit(failures || !good);
    }
    waitpid(pid, &status, 0);
    CHECK(status == 0);
    pid = vfork(); /* shares memory: it has registered nothing */
    if (pid == 0)
        _exit(syscall(SYS_rseq, area(), 32, UNREGISTER, SIGNATURE) == -1 && errno == EINVAL ? 3 : 4);
    waitpid(pid, &status, 0);
    CHECK(WEXITSTATUS(status) == 3);
    dies(wild_pointer, __LINE__);
    dies(bad_version, __LINE__);
    dies(bad_signature, __LINE__);
    dies(abort_inside, __LINE__);
    dies(area_flags, __LINE__);
}

/* ---- membarrier -------------------------------------------------------------------------------- */

static volatile int left;

static void *stays(void *arg)
{
    (void)arg;
    stay(&word, 77, current_cpu());
    left++;
    stay(&word, 78, current_cpu());
    left++;
    return NULL;
}

static void membarriers(void)
{
    enum { RSEQ = 1 << 7, REGISTER_RSEQ = 1 << 8 };
    pthread_t thread;
    CHECK(syscall(SYS_membarrier, REGISTER_RSEQ, 0, 0) == 0);
    pthread_create(&thread, NULL, stays, NULL);
    while (left < 2) {
        usleep(1000);
        CHECK(syscall(SYS_membarrier, RSEQ, 0, 0) == 0);
    }
    pthread_join(thread, NULL);
    CHECK(word == 77 || word == 78);
}

/* Counts in shared memory until killed: what tests/rseq_steps.py looks at. */
struct counters {
    uint64_t added, exclusive, exchanged, pushed, tries;
    uint64_t reported[3]; /* of the first three: how often the section came to its end */
};

static void count_forever(const char *path)
{
    struct node node, *list = NULL;
    struct counters *c = mmap(NULL, sizeof *c, PROT_READ | PROT_WRITE, MAP_SHARED, open(path, O_RDWR), 0);
    for (;; c->tries++) {
        c->pushed += push(&list, &node, current_cpu(), 1);
        c->reported[0] += add(&c->added, current_cpu(), 1);
        c->reported[1] += add_exclusive(&c->exclusive, current_cpu(), 1);
        c->reported[2] += add_exchange(&c->exchanged, current_cpu());
    }
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "forever") == 0)
        count_forever(argv[2]);
    if (argc > 1)
        milliseconds = (unsigned)atoi(argv[1]);
    if (!__rseq_size || syscall(SYS_rseq, area(), 32, 0, SIGNATURE) != -1 || errno != EBUSY) {
        puts("the C library registered nothing");
        return 1;
    }
    errors();
    sizes();
    made_sections();
    signals();
    signal_frame();
    faults();
    child_processes();
    membarriers();
    all_workers();
    return check_end();
}
