/* report.c: makes reports and decides what follows: which are suppressed or were made before, where they go, whether the
 * program goes on. Owns a process's reports. */
#include "mte/report.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "contract/frontend.h"
#include "contract/guest_abi.h"
#include "contract/lock.h"
#include "contract/mte.h"
#include "contract/mte_report.h"
#include "contract/runtime.h"
#include "mte/sizes.h"

enum { SEEN = 1 << 12 };

struct mte_reports {
    struct lock lock;                /* one report at a time */
    const struct report_format *format;
    struct history *history;
    uint64_t seen[SEEN];             /* hashes of access stacks, open addressing */
    uint64_t reported, suppressed, repeated;
    int out;                         /* standard error as it was: programs close theirs when they end */
    bool forked;                     /* the process executed no program of its own */
};

/* ---- set-up ---------------------------------------------------------------------------------- */

static const struct report_format *find_format(const char *name)
{
    for (unsigned i = 0; i < nreport_formats; i++)
        if (strcmp(name ? name : "text", report_formats[i].name) == 0)
            return &report_formats[i];
    return NULL;
}

const char *mte_report_formats(const char *format)
{
    return find_format(format) ? NULL : "text, json, junit, sarif";
}

bool mte_reports_begin(struct machine *m)
{
    if (!m->opt.mte_report.on)
        return true;
    struct mte_reports *r = mmap(NULL, sizeof *r, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (r == MAP_FAILED)
        return false;
    r->format = find_format(m->opt.mte_report.format);
    r->out = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 960); /* out of the way of the guest's */
    r->out = r->out < 0 ? STDERR_FILENO : r->out;
    r->history = history_new();
    m->mte_reports = r;
    if (!m->opt.mte_seed && getrandom(&m->opt.mte_seed, sizeof m->opt.mte_seed, GRND_NONBLOCK) != sizeof m->opt.mte_seed)
        m->opt.mte_seed = (uint32_t)getpid();
    m->opt.mte_seed += !m->opt.mte_seed;
    return r->history && r->format && mte_sizes_begin(m);
}

void mte_reports_fork_prepare(struct machine *m)
{
    if (!m->mte_reports)
        return;
    lock_take(&m->mte_reports->lock);
    history_lock(m->mte_reports->history);
}

void mte_reports_fork_parent(struct machine *m)
{
    if (!m->mte_reports)
        return;
    history_unlock(m->mte_reports->history);
    lock_release(&m->mte_reports->lock);
}

void mte_reports_fork_child(struct machine *m)
{
    struct mte_reports *r = m->mte_reports;
    if (!r)
        return;
    r->forked = true;
    r->reported = r->suppressed = r->repeated = 0;
    mte_reports_fork_parent(m);
}

void mte_note(struct thread *t, uint64_t address, uint64_t size, unsigned tag)
{
    struct mte_reports *r = t->machine->mte_reports;
    if (r && size)
        mte_shorten(t->machine, address, size, tag, history_note(r->history, t, address, address + size, tag));
}

/* ---- writing --------------------------------------------------------------------------------- */

static bool write_all(int fd, const char *text, size_t size)
{
    while (size) {
        ssize_t n = write(fd, text, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        text += n;
        size -= (size_t)n;
    }
    return true;
}

/* Before the file's tail, or as its first entry. */
static bool add_entry(int fd, const struct report_format *f, const char *text, size_t size)
{
    struct stat st;
    size_t tail = strlen(f->tail);
    if (flock(fd, LOCK_EX) || fstat(fd, &st))
        return false;
    bool first = (size_t)st.st_size < strlen(f->head) + tail;
    off_t at = first ? 0 : st.st_size - (off_t)tail;
    const char *before = first ? f->head : f->separator;
    bool done = lseek(fd, at, SEEK_SET) == at && write_all(fd, before, strlen(before)) && write_all(fd, text, size) &&
                write_all(fd, f->tail, tail);
    flock(fd, LOCK_UN);
    return done;
}

static void write_report(const struct mte_reports *reports, const struct report *r)
{
    const char *file = r->machine->opt.mte_report.file;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return;
    reports->format->entry(r, out);
    fclose(out);
    int fd = file ? open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : reports->out;
    bool done = fd >= 0 && (file ? add_entry(fd, reports->format, text, size) : write_all(fd, text, size));
    if (!file && reports->format->entry != report_as_text)
        write_all(fd, "\n", 1);
    if (!done)
        message("--mte-file: cannot write %s: %s", file ? file : "standard error", strerror(errno));
    if (file && fd >= 0)
        close(fd);
    free(text);
}

/* ---- judging --------------------------------------------------------------------------------- */

static bool matches(const char *pattern, size_t size, const struct frame *f)
{
    char text[256];
    if (!size || size >= sizeof text)
        return false;
    memcpy(text, pattern, size);
    text[size] = 0;
    return (f->place.symbol && fnmatch(text, f->place.symbol, 0) == 0) || (f->place.file && fnmatch(text, f->place.file, 0) == 0);
}

static bool is_suppressed(const struct report *r)
{
    const char *patterns = r->machine->opt.mte_report.suppress;
    while (patterns && *patterns) {
        size_t size = strcspn(patterns, ",");
        for (uint32_t i = 0; i < r->access.n; i++)
            if (matches(patterns, size, &r->access.frames[i]))
                return true;
        patterns += size + (patterns[size] == ',');
    }
    return false;
}

/* Was there a report with this stack? From now on there was. */
static bool was_seen(struct mte_reports *reports, const struct report *r)
{
    uint64_t hash = 1;
    for (uint32_t i = 0; i < r->access.n; i++)
        hash = (hash ^ r->access.frames[i].pc) * UINT64_C(0x9e3779b97f4a7c15);
    hash = hash ? hash : 1;
    for (uint32_t at = (uint32_t)(hash >> 40), n = 0; n < SEEN; at++, n++) {
        uint64_t *slot = &reports->seen[at % SEEN];
        if (*slot == hash)
            return true;
        if (!*slot) {
            *slot = hash;
            return false;
        }
    }
    return false;
}

/* ---- what happened --------------------------------------------------------------------------- */

static void add_frame(struct report *r, uint64_t pc)
{
    r->access.frames[r->access.n++] = (struct frame){pc, symbols_find(r->symbols, pc)};
}

/* A return address in the function of the access itself is what its last call left behind, no caller. */
static void find_stack(struct report *r, struct thread *t)
{
    uint64_t frames[STACK_FRAMES];
    const struct guest_abi *abi = r->machine->abi;
    uint32_t n = abi->backtrace ? abi->backtrace(t->cpu, frames, STACK_FRAMES) : 0;
    add_frame(r, t->cpu->pc);
    for (uint32_t i = 0; i < n; i++) {
        struct guest_place place = symbols_find(r->symbols, frames[i] - 4);
        bool same = place.symbol && r->access.frames[0].place.symbol && place.symbol_start == r->access.frames[0].place.symbol_start;
        if (i || !same)
            add_frame(r, frames[i] - 4);
    }
}

static void disassemble(struct report *r, uint64_t pc)
{
    uint8_t code[4];
    const struct frontend *f = r->machine->frontend;
    if (!guest_read(code, pc, sizeof code))
        return;
    f->disassemble(code, sizeof code, pc, r->instruction, sizeof r->instruction);
    r->instruction[strcspn(r->instruction, "\n")] = 0;
}

/* true: the program goes on as if the access were right. */
static bool judge(struct mte_reports *reports, struct thread *t, struct report *r)
{
    const struct mte_report_options *o = &t->machine->opt.mte_report;
    prctl(PR_GET_NAME, r->thread_name);
    find_stack(r, t);
    if (is_suppressed(r)) {
        reports->suppressed++;
        return true;
    }
    if (was_seen(reports, r)) {
        reports->repeated++;
    } else {
        reports->reported++;
        find_cause(r, reports->history);
        write_report(reports, r);
    }
    return o->go_on;
}

static bool report(struct thread *t, struct report *r)
{
    struct mte_reports *reports = t->machine->mte_reports;
    const uint8_t *shadow = mte_shadow(t->machine);
    r->machine = t->machine;
    r->tid = thread_tid(t);
    r->pointer_tag = mte_tag(r->pointer);
    r->memory_tag = shadow ? mte_shadow_tag(shadow[r->at >> MTE_GRANULE_BITS]) : 0;
    lock_take(&reports->lock);
    r->symbols = symbols_new();
    bool go_on = r->symbols ? judge(reports, t, r) : true;
    symbols_free(r->symbols);
    lock_release(&reports->lock);
    return go_on;
}

bool mte_report_access(struct thread *t, uint64_t address)
{
    const struct mte_report_options *o = &t->machine->opt.mte_report;
    if (!t->machine->mte_reports)
        return false;
    struct report r = {.pointer = t->cpu->mte.fault.pointer, .size = t->cpu->mte.fault.size, .at = mte_address(address),
                       .write = t->cpu->mte.fault.access != MTE_LOAD, .machine = t->machine};
    disassemble(&r, t->cpu->pc);
    if (report(t, &r))
        return true;
    if (o->exit_code >= 0)
        runtime_exit(t, o->exit_code);
    return false;
}

void mte_report_call(struct thread *t, const char *call, unsigned argument, uint64_t pointer, uint64_t size, uint64_t at,
                     bool write)
{
    const struct mte_report_options *o = &t->machine->opt.mte_report;
    if (!t->machine->mte_reports)
        return;
    struct report r = {.pointer = pointer, .size = size, .at = mte_address(at), .write = write, .call = call,
                       .argument = argument};
    if (!report(t, &r) && o->exit_code >= 0)
        runtime_exit(t, o->exit_code);
}

int mte_reports_end(struct machine *m, int status)
{
    struct mte_reports *r = m->mte_reports;
    if (!r)
        return status;
    struct history_sums sums = history_sums(r->history);
    bool quiet = r->forked && !r->reported && !r->suppressed; /* a shell has many such children */
    if (quiet)
        return status;
    if (!sums.events)
        message_to(r->out, "memory tags: nothing was tagged, so nothing was checked: the program's allocator must use tags "
                "(--mte=auto asks glibc's for it)");
    else
        message_to(r->out, "memory tags: %" PRIu64 " reported, %" PRIu64 " repeated, %" PRIu64 " suppressed; %" PRIu64
                " times memory was tagged, %" PRIu64 " KiB in all", r->reported, r->repeated, r->suppressed, sums.events,
                sums.bytes >> 10);
    int code = m->opt.mte_report.exit_code;
    return r->reported && code >= 0 ? code : status;
}
