/* profile.c: for --profile and --stats: a timer of CPU time for each thread sends it SIGPROF every millisecond, or every tick of the
 * kernel if that is longer, and the handler notes the guest instruction that was interrupted. Owns the samples;
 * profile_view.c puts them together, profile_html.c makes a page of them.
 *
 * The guest keeps its SIGPROF: ours come from a timer with a value of its own. While the guest blocks the signal, nothing
 * is sampled. */
#include "runtime/profile.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"

/* %p in the name: every process writes a page of its own. */
static bool for_every_process(const char *file) { return strstr(file, "%p") != NULL; }

bool runtime_profiles_children(const struct machine *m)
{
    return m->opt.profile && (for_every_process(m->opt.profile) || m->rt->profile_pid == getpid());
}

/* --stats names the hottest functions. */
static bool is_wanted(const struct machine *m) { return m->opt.profile || m->opt.stats; }

bool runtime_is_sample(const struct machine *m, const siginfo_t *info)
{
    return is_wanted(m) && info->si_signo == PROFILE_SIGNAL && info->si_code == SI_TIMER && info->si_value.sival_ptr == m->rt;
}

void profile_init(struct runtime *rt)
{
    rt->profile = NULL;
    if (!is_wanted(rt->machine))
        return;
    struct profile *p = mmap(NULL, sizeof *p, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) {
        message("no memory for the samples of a profile");
        return;
    }
    rt->profile = p;
    rt->profile_pid = getpid();
    runtime_sigaction(PROFILE_SIGNAL, RUNTIME_HANDLER, SA_RESTART);
}

bool profile_takes(const struct thread *t, int signo)
{
    return signo == PROFILE_SIGNAL && t && engine_of((struct thread *)t)->rt->profile;
}

void profile_thread(struct engine *e)
{
    if (!e->rt->profile)
        return;
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = PROFILE_SIGNAL};
    event.sigev_value.sival_ptr = e->rt;
    event._sigev_un._tid = e->tid;
    const struct itimerspec period = {{0, PROFILE_PERIOD_NS}, {0, PROFILE_PERIOD_NS}};
    int timer;
    if (syscall(SYS_timer_create, CLOCK_THREAD_CPUTIME_ID, &event, &timer) == 0)
        syscall(SYS_timer_settime, timer, 0, &period, NULL);
}

void profile_fork_child(struct runtime *rt, struct engine *self)
{
    if (!rt->profile)
        return;
    const char *file = rt->machine->opt.profile;
    if (file && !for_every_process(file)) {
        munmap(rt->profile, sizeof *rt->profile);
        rt->profile = NULL;
        return;
    }
    memset(rt->profile, 0, sizeof *rt->profile);
    rt->profile_pid = getpid();
    profile_thread(self);
}

/* ---- samples --------------------------------------------------------------------------------- */

static bool claim(struct profile_entry *entry, uint64_t pc, uint32_t host)
{
    uint32_t seen = 0;
    uint64_t unknown = 0;
    if (!atomic_compare_exchange_strong(&entry->host, &seen, host) && seen != host)
        return false;
    return atomic_compare_exchange_strong(&entry->pc, &unknown, pc) || unknown == pc;
}

static void count(struct profile *p, uint64_t pc, uint32_t host)
{
    uint32_t at = host * 0x9e3779b9u >> 8;
    for (int tries = 0; tries < 32; tries++, at++)
        if (claim(&p->entries[at % PROFILE_ENTRIES], pc, host)) {
            atomic_fetch_add(&p->entries[at % PROFILE_ENTRIES].count, 1);
            return;
        }
    atomic_fetch_add(&p->lost, 1);
}

static enum profile_place place_of(const struct engine *e, uint64_t host)
{
    extern const char __executable_start[], etext[];
    if (e->doing == DOING_TRANSLATE || e->doing == DOING_FETCH || e->doing == DOING_PROMOTE)
        return PROFILE_TRANSLATION;
    if (e->doing == DOING_INTERPRET || e->doing == DOING_STEP)
        return PROFILE_INTERPRETER;
    if (e->doing == DOING_CODE)
        return PROFILE_HELPERS;
    bool ours = host >= (uintptr_t)__executable_start && host < (uintptr_t)etext;
    return ours && memcmp((const void *)(uintptr_t)(host - 2), "\x0f\x05", 2) == 0 ? PROFILE_CALLS : PROFILE_RUNTIME;
}

bool profile_sample(struct thread *t, const siginfo_t *info, uint64_t host)
{
    if (!t || !runtime_is_sample(t->machine, info))
        return false;
    struct engine *e = engine_of(t);
    const struct runtime *rt = e->rt;
    struct profile *p = rt->profile;
    if (!p) /* the page is being written */
        return true;
    uint64_t offset = host - (uintptr_t)rt->out.base, pc, again;
    const struct region *r = rt->out.base && offset < rt->code_size ? region_at(e->rt, (uint32_t)offset) : NULL;
    if (r && region_pc_at(rt, r, (uint32_t)offset, &pc, &again))
        count(p, pc, (uint32_t)offset);
    else
        atomic_fetch_add(&p->places[place_of(e, host)], 1);
    return true;
}

/* ---- the page -------------------------------------------------------------------------------- */

static char *file_name(const char *pattern)
{
    const char *at = strstr(pattern, "%p");
    char *name = NULL;
    if (!at)
        return strdup(pattern);
    return asprintf(&name, "%.*s%d%s", (int)(at - pattern), pattern, getpid(), at + 2) < 0 ? NULL : name;
}

void profile_report(struct runtime *rt)
{
    struct profile *p = rt->profile;
    if (!p || !rt->machine->opt.profile || rt->profile_pid != getpid())
        return;
    char *name = file_name(rt->machine->opt.profile);
    FILE *out = name ? fopen(name, "we") : NULL;
    if (!out) {
        message("--profile: cannot write %s: %s", name ? name : "the page", strerror(errno));
    } else {
        guest_mm_lock(rt->machine); /* the guest's code is read; first, as whoever unmaps takes ours behind it */
        lock_take(&rt->lock);
        rt->profile = NULL; /* no samples any more */
        profile_write(rt, p, out);
        lock_release(&rt->lock);
        guest_mm_unlock(rt->machine);
        if (ferror(out) | fclose(out))
            message("--profile: cannot write %s: %s", name, strerror(errno));
    }
    free(name);
}
