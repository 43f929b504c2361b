/* stats.c: --stats, --stats-file, and the map file that perf(1) reads to name translated code.
 *
 * Counts are made only when somebody wants them (stats.on), and reported when the process ends and before it executes
 * another program. After a report they start from zero, so that the lines of a file can be added up. */
#include "runtime/profile.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

/* Why threads left translated code. */
static const struct {
    uint32_t trap;
    const char *name;
} exit_kinds[] = {
    {CPU_EXIT_BRANCH, "branch"},            /* direct, to what was not chained yet */
    {CPU_EXIT_INDIRECT, "indirect"},        /* to what was not translated yet */
    {CPU_EXIT_PENDING, "signal"},
    {CPU_EXIT_HOT, "hot"},                  /* for tier 2 */
    {IR_TRAP_SYSCALL, "syscall"},
    {IR_TRAP_BREAK, "breakpoint"},
    {IR_TRAP_UNDEFINED, "undefined"},
    {IR_TRAP_FPCTL, "fp_control"},
    {IR_TRAP_IFLUSH, "cache_line"},         /* cache maintenance */
    {IR_TRAP_STEP, "step"},                 /* an instruction that the interpreter executes */
    {IR_TRAP_YIELD, "yield"},
    {IR_TRAP_NOEXEC, "noexec"},
    {IR_TRAP_ALIGN, "alignment"},
    {IR_TRAP_PCALIGN, "pc_alignment"},
    {EXIT_FAULT, "fault"},                  /* of the guest */
    {EXIT_STEP, "repair"},                  /* the common code trapped: the site is made careful */
    {EXIT_AGAIN, "again"},                  /* the same in hot code: it starts over in other code */
    {EXIT_NONE, "flushed"},                 /* the cache was emptied before the code was entered */
};
enum { KINDS = sizeof exit_kinds / sizeof *exit_kinds };
_Static_assert((int)KINDS <= (int)STATS_KINDS, "stats.exits is too small");

static uint64_t cpu_time(void)
{
    struct timespec ts = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

/* The least that lies between two times: a tenth of what a region takes. */
static uint64_t clock_takes(const struct runtime *rt)
{
    uint64_t least = UINT64_MAX;
    for (int i = 0; i < 64; i++) {
        uint64_t before = stats_clock(rt), after = stats_clock(rt);
        least = after - before < least ? after - before : least;
    }
    return least;
}

void stats_restart(struct runtime *rt)
{
    bool on = rt->machine->opt.stats || rt->machine->opt.stats_file;
    rt->stats = (struct stats){.on = on};
    if (on) {
        rt->stats.ns_clock = clock_takes(rt);
        rt->stats.cpu_start = cpu_time();
    }
}

/* Opened at the start, because a program may forbid itself to open files (Landlock), and out of the way of the
 * descriptors that the guest is going to use. */
static int open_file(const char *file, int flags, const char *what)
{
    int fd = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | flags, 0666);
    int high = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 960);
    if (fd < 0)
        message("cannot write %s to %s: %s", what, file, strerror(errno));
    if (high < 0)
        return fd;
    close(fd);
    return high;
}

void stats_init(struct runtime *rt)
{
    char path[64];
    rt->perf_map = -1;
    rt->stats_file = rt->machine->opt.stats_file ? open_file(rt->machine->opt.stats_file, 0, "statistics") : -1;
    stats_restart(rt);
    if (rt->machine->opt.perf_map) {
        snprintf(path, sizeof path, "/tmp/perf-%d.map", getpid());
        rt->perf_map = open_file(path, O_TRUNC, "names of translated code");
    }
}

static void perf_line(struct runtime *rt, uint32_t start, uint32_t end, uint64_t pc, const char *suffix)
{
    char line[96];
    if (end <= start)
        return;
    int n = snprintf(line, sizeof line, "%" PRIxPTR " %x guest_%" PRIx64 "%s\n", (uintptr_t)rt->out.base + start,
                     end - start, pc, suffix);
    if (write(rt->perf_map, line, (size_t)n) < 0)
        rt->perf_map = -1;
}

/* One symbol for each block, but for a hot region as a whole. */
static void perf_region(struct runtime *rt, const struct region_code *code, bool hot)
{
    if (hot) {
        perf_line(rt, code->start, code->start + code->size, code->pc, "_hot");
        return;
    }
    for (uint32_t i = 0; i < code->nentries && rt->perf_map >= 0; i++) {
        uint32_t end = i + 1 < code->nentries ? code->entries[i + 1].host : code->start + code->size;
        perf_line(rt, code->entries[i].host, end, code->entries[i].pc, "");
    }
}

/* times: before a region of tier 1 was decoded, and behind each phase. */
void stats_times(struct runtime *rt, const uint64_t times[5])
{
    struct stats *s = &rt->stats;
    uint64_t *const phases[] = {&s->ns_decode, &s->ns_passes, &s->ns_compile, &s->ns_publish};
    for (unsigned i = 0; i < sizeof phases / sizeof *phases; i++)
        *phases[i] += times[i + 1] - times[i] - s->ns_clock;
}

void stats_region(struct runtime *rt, const struct region_code *code, const struct ir *ir, bool hot)
{
    struct stats *s = &rt->stats;
    if (rt->perf_map >= 0)
        perf_region(rt, code, hot);
    if (!s->on)
        return;
    for (uint32_t i = 0; i < ir->nblocks; i++)
        *(hot ? &s->hot_insns : &s->guest_insns) += ir->blocks[i].ninsn;
    *(hot ? &s->hot_regions : &s->regions) += 1;
    *(hot ? &s->hot_blocks : &s->blocks) += ir->nblocks;
    *(hot ? &s->hot_bytes : &s->code_bytes) += code->size;
}

void stats_count_exit(struct runtime *rt, uint32_t trap)
{
    for (int i = 0; i < KINDS; i++)
        if (exit_kinds[i].trap == trap)
            atomic_fetch_add_explicit(&rt->stats.exits[i], 1, memory_order_relaxed);
}

/* ---- reports --------------------------------------------------------------------------------- */
struct line {
    size_t at;
    char text[4096];
};

static void __attribute__((format(printf, 2, 3))) add(struct line *l, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(l->text + l->at, sizeof l->text - l->at, format, args);
    va_end(args);
    if (n > 0)
        l->at += (size_t)n < sizeof l->text - l->at ? (size_t)n : sizeof l->text - l->at - 1;
}

/* Each kind that occurred: `format` takes its name and its count. */
static void add_exits(struct line *l, struct stats *s, const char *first, const char *next)
{
    const char *before = first;
    for (int i = 0; i < KINDS; i++) {
        uint64_t n = atomic_load_explicit(&s->exits[i], memory_order_relaxed);
        if (n == 0)
            continue;
        add(l, "%s%s%s%" PRIu64, before, exit_kinds[i].name, strchr(next, '"') ? "\":" : " ", n);
        before = next;
    }
}

static void report_hot(const struct stats *s)
{
    double n = s->hot_insns ? (double)s->hot_insns : 1;
    message("hot regions %" PRIu64 " (%" PRIu64 " blocks), guest instructions %" PRIu64 ", host bytes %" PRIu64
            " (%.1f per instruction), failed %" PRIu64 ", ns per guest instruction %.0f", s->hot_regions, s->hot_blocks,
            s->hot_insns, s->hot_bytes, (double)s->hot_bytes / n, s->hot_failed, (double)s->ns_hot / n);
}

static void report_text(struct runtime *rt, uint64_t cpu)
{
    struct stats *s = &rt->stats;
    struct line exits = {0};
    double n = s->guest_insns ? (double)s->guest_insns : 1;
    uint64_t cold = s->ns_decode + s->ns_passes + s->ns_compile + s->ns_publish, all = cold + s->ns_hot;
    message("regions %" PRIu64 " (%" PRIu64 " blocks), guest instructions %" PRIu64 ", host bytes %" PRIu64
            " (%.1f per instruction)", s->regions, s->blocks, s->guest_insns, s->code_bytes, (double)s->code_bytes / n);
    message("ns per guest instruction: decode %.0f, passes %.0f, compile %.0f, publish %.0f, all %.0f",
            (double)s->ns_decode / n, (double)s->ns_passes / n, (double)s->ns_compile / n, (double)s->ns_publish / n,
            (double)cold / n);
    if (s->cached_regions)
        message("from other processes: regions %" PRIu64 " (hot %" PRIu64 "), guest instructions %" PRIu64, s->cached_regions, s->cached_hot,
                s->cached_insns);
    if (s->hot_regions || s->hot_failed)
        report_hot(s);
    message("translation %.1f ms of %.1f ms CPU time (%.1f%%)", (double)all * 1e-6, (double)cpu * 1e-6,
            cpu ? 100.0 * (double)all / (double)cpu : 0.0);
    message("chained %" PRIu64 ", invalidated %" PRIu64 ", flushes %" PRIu64, s->chained, s->invalidated, s->flushes);
    add_exits(&exits, s, "", ", ");
    message("exits: %s", exits.at ? exits.text : "none");
    if (rt->profile)
        profile_write_hottest(rt->profile);
}

/* As JSON has it; bytes outside ASCII as the characters of their numbers. */
static void add_string(struct line *l, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\' || c < ' ' || c > '~')
            add(l, "\\u%04x", c);
        else
            add(l, "%c", c);
    }
}

static void make_json(struct runtime *rt, uint64_t cpu, struct line *l)
{
    struct stats *s = &rt->stats;
    const struct {
        const char *name;
        uint64_t value;
    } numbers[] = {
        {"cpu_ns", cpu},                {"regions", s->regions},         {"blocks", s->blocks},
        {"guest_insns", s->guest_insns}, {"host_bytes", s->code_bytes},  {"decode_ns", s->ns_decode},
        {"passes_ns", s->ns_passes},    {"compile_ns", s->ns_compile},   {"publish_ns", s->ns_publish},
        {"chained", s->chained},        {"invalidated", s->invalidated}, {"flushes", s->flushes},
        {"cached_regions", s->cached_regions}, {"cached_hot", s->cached_hot}, {"cached_insns", s->cached_insns},
        {"hot_regions", s->hot_regions}, {"hot_blocks", s->hot_blocks},  {"hot_insns", s->hot_insns},
        {"hot_bytes", s->hot_bytes},    {"hot_failed", s->hot_failed},   {"hot_ns", s->ns_hot},
    };
    add(l, "{\"pid\":%d,\"program\":\"", getpid());
    if (rt->machine->guest_exe && strlen(rt->machine->guest_exe) < sizeof l->text / 8)
        add_string(l, rt->machine->guest_exe);
    add(l, "\"");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        add(l, ",\"%s\":%" PRIu64, numbers[i].name, numbers[i].value);
    add(l, ",\"exits\":{");
    add_exits(l, s, "\"", ",\"");
    add(l, "}}\n");
}

/* In one write, so that the lines of several processes don't mix. */
static void append_json(struct runtime *rt, uint64_t cpu)
{
    const char *file = rt->machine->opt.stats_file;
    struct line l = {0};
    make_json(rt, cpu, &l);
    if (rt->stats_file >= 0 && fcntl(rt->stats_file, F_GETFD) < 0) /* the guest closed it */
        rt->stats_file = open_file(file, 0, "statistics");
    if (rt->stats_file >= 0 && write(rt->stats_file, l.text, l.at) != (ssize_t)l.at)
        message("cannot write statistics to %s: %s", file, strerror(errno));
}

void stats_report(struct runtime *rt)
{
    if (!rt->stats.on)
        return;
    uint64_t cpu = cpu_time() - rt->stats.cpu_start;
    if (rt->machine->opt.stats)
        report_text(rt, cpu);
    if (rt->machine->opt.stats_file)
        append_json(rt, cpu);
    stats_restart(rt);
}
