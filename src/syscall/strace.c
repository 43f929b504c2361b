/* strace.c: -strace: one line per call, `PID name(arguments) = result`. What may sleep shows its inputs first; when
 * another thread's line comes between, the way strace(1) says so is used. */
#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

#include "base/log.h"
#include "syscall/strace.h"

enum { LINE_SIZE = 16 << 10 };

static int32_t thread_id(void)
{
    return (int32_t)host_syscall(__NR_gettid, 0, 0, 0, 0, 0, 0);
}

/* The thread whose line is not finished, 0: none. Processes that we fork write to the same log, so they share it. */
static _Atomic int32_t *open_line(struct machine *m)
{
    struct syscall_state *state = syscall_state(m);
    _Atomic int32_t *word = state->trace_open, *none = NULL;
    if (word) {
        return word;
    }
    int64_t page = host_syscall(__NR_mmap, 0, m->abi->page_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                                UINT64_MAX, 0);
    if (page < 0 && page > -4096) {
        fatal(1, "out of memory");
    }
    word = (_Atomic int32_t *)(uintptr_t)page;
    return atomic_compare_exchange_strong(&state->trace_open, &none, word) ? word : none;
}

static void print_result(struct text *text, const struct syscall_row *row, int64_t result)
{
    if (result == SYSCALL_NO_RESULT) {
        text_add(text, ") = ?\n");
    } else if (result < 0 && result > -4096) {
        const char *name = strerrorname_np((int)-result), *description = strerrordesc_np((int)-result);
        text_add(text, ") = -1 %s (%s)\n", name ? name : "E?", description ? description : "unknown error");
    } else if (row->result == RES_HEX) {
        text_add(text, ") = %#lx\n", (unsigned long)result);
    } else if (row->result == RES_OCT) {
        text_add(text, ") = %#lo\n", (unsigned long)result);
    } else {
        text_add(text, ") = %ld\n", (long)result);
    }
}

/* The first output, at which a line is split. */
static unsigned first_output(const struct syscall_row *row)
{
    unsigned i = 0;
    while (i < row->nargs && !(row->args[i] & ARG_OUT) && arg_kind(row->args[i]) != K_IOCTL) {
        i++;
    }
    return i;
}

static void print_arguments(struct text *text, const struct traced *c, unsigned from, unsigned to)
{
    for (unsigned i = from; i < to; i++) {
        if (!trace_omits(c, i)) {
            text_add(text, i == 0 ? "" : ", ");
            trace_argument(text, c, i);
        }
    }
}

/* Ends another thread's open line, and notes whether this text leaves one open. */
static void write_out(struct machine *m, const char *line, int32_t tid, bool leaves_open, bool continues)
{
    int32_t open = atomic_exchange(open_line(m), leaves_open ? tid : 0);
    log_text("%s%s", open != 0 && !(continues && open == tid) ? " <unfinished ...>\n" : "", line);
}

static void trace_before(struct traced *c, int32_t tid, unsigned split)
{
    char line[LINE_SIZE];
    struct text text = { line, line + sizeof line };
    bool leaves = (c->row->flags & LEAVES) != 0;
    text_add(&text, "%d %s(", tid, c->row->name);
    print_arguments(&text, c, 0, split);
    if (leaves) {
        text_add(&text, ") = ?\n");
    }
    write_out(c->t->machine, line, tid, !leaves, false);
}

static void trace_after(struct traced *c, int32_t tid, unsigned split, bool began)
{
    char line[LINE_SIZE];
    struct text text = { line, line + sizeof line };
    bool continues = began && *open_line(c->t->machine) == tid;
    if (began && !continues) {
        text_add(&text, "%d <... %s resumed>", tid, c->row->name);
    } else if (!began) {
        text_add(&text, "%d %s(", tid, c->row->name);
    }
    print_arguments(&text, c, split, c->row->nargs);
    print_result(&text, c->row, c->result);
    write_out(c->t->machine, line, tid, false, continues);
}

int64_t syscall_trace(struct thread *t, const struct syscall_row *row, const uint64_t args[6])
{
    uint64_t shown[6];
    for (unsigned i = 0; i < 6; i++) {
        shown[i] = t->cpu->mte.ctrl && row->pointers >> i & 1 ? untagged(args[i]) : args[i];
    }
    struct traced c = { t, row, shown, 0, false };
    int32_t tid = thread_id();
    bool begins = (row->flags & (BLOCKS | LEAVES)) != 0;
    unsigned split = !begins ? 0 : row->flags & LEAVES ? row->nargs : first_output(row);
    if (begins) {
        trace_before(&c, tid, split);
    }
    c.result = syscall_execute(t, row, args);
    c.done = true;
    if (thread_id() == tid) { /* not in the child of a fork */
        trace_after(&c, tid, split, begins);
    }
    return c.result;
}

void syscall_unknown(struct thread *t, uint32_t nr, const uint64_t args[6])
{
    if (t->machine->opt.strace || log_items() & LOG_UNIMP) {
        log_text("%d syscall_%u(%#lx, %#lx, %#lx, %#lx, %#lx, %#lx) = -1 ENOSYS (%s)\n", thread_id(), nr,
                 (unsigned long)args[0], (unsigned long)args[1], (unsigned long)args[2], (unsigned long)args[3],
                 (unsigned long)args[4], (unsigned long)args[5], strerrordesc_np(ENOSYS));
    }
}
