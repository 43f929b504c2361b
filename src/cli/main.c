/* main.c: the dragoman command: wires options, loader, runtime, frontend, ABI and backend together. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/explain.h"
#include "cli/guests.h"
#include "cli/options.h"
#include "contract/backend.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "loader/loader.h"

#ifndef AT_EXECFD
#define AT_EXECFD 2
#endif
enum { PRESERVED_ARGV0 = 1 }; /* AT_FLAGS: started by a binfmt_misc rule with flag P */

/* By a binfmt_misc rule with flag P: argv is { dragoman, PATH, ARGV0, ARG... }. */
static bool started_by_kernel(int argc)
{
    return argc >= 3 && getauxval(AT_FLAGS) & PRESERVED_ARGV0;
}

/* With flag O or C the program comes as an open file. */
static int program_fd(void)
{
    errno = 0;
    unsigned long fd = getauxval(AT_EXECFD);
    return fd == 0 && errno ? -1 : (int)fd;
}

static void choose_engine(struct machine *m)
{
    char error[200] = "";
    if (m->opt.interpreter)
        return;
    m->backend = host_backend();
    if (m->backend && !m->backend->init(error))
        fatal(1, "%s", error);
    if (!m->backend)
        m->opt.interpreter = true;
}

static void log_address_space(struct machine *m)
{
    struct guest_range range = {0};
    while (guest_mm_next(m, range.end, &range))
        log_text("%012llx-%012llx %c%c%c%c\n", (unsigned long long)range.start, (unsigned long long)range.end,
                 range.prot & 1 ? 'r' : '-', range.prot & 2 ? 'w' : '-', range.prot & 4 ? 'x' : '-',
                 range.shared ? 's' : 'p');
    log_text("entry %#llx, stack %#llx, heap %#llx\n", (unsigned long long)m->entry, (unsigned long long)m->sp,
             (unsigned long long)m->brk_start);
}

/* The file of -D by a name that stays good when the guest changes its directory. */
static const char *absolute_name(const char *file)
{
    char folder[4096], *name = NULL;
    file += file[0] == '+';
    if (file[0] == '/' || !getcwd(folder, sizeof folder) || asprintf(&name, "%s/%s", folder, file) < 0)
        return file;
    return name;
}

static void open_log(struct machine *m, const char *file)
{
    if (file)
        m->opt.log_file = absolute_name(file);
    if (m->opt.log_items || file)
        log_open(m->opt.log_items, file);
}

/* The signal mask that the guest inherits, all 64 signals of it. */
static uint64_t inherited_mask(void)
{
    uint64_t mask = 0;
    syscall(SYS_rt_sigprocmask, 0, NULL, &mask, sizeof mask);
    return mask;
}

/* The registers are set, the program has its memory: from here on it runs, and never comes back. */
_Noreturn static void start(struct machine *m)
{
    m->signals = signals_new(m);
    m->rt = runtime_new(m);
    struct thread *t = m->signals && m->rt ? thread_new(m) : NULL;
    if (!t)
        fatal(1, "cannot start: out of memory or address space");
    t->sigmask = inherited_mask();
    if (!seccomp_begin(t))
        fatal(1, "--seccomp: no seccomp filter of execve's; leave this option to dragoman");
    m->abi->start(t->cpu, m->entry, m->sp);
    runtime_exit(t, thread_run(t));
}

static int run(const struct cli *cli, char **argv, char **envp, bool by_kernel)
{
    struct machine m = {.frontend = guests[0].frontend, .abi = guests[0].linux_abi, .opt = cli->opt};
    const char *path = by_kernel ? argv[1] : argv[cli->program];
    char **guest_argv = by_kernel ? argv + 2 : argv + cli->program;
    m.opt.self = "/proc/self/exe";
    if (m.opt.argv0)
        guest_argv[0] = (char *)m.opt.argv0;
    open_log(&m, cli->log_file);
    choose_engine(&m);
    m.mm = guest_mm_new(&m);
    if (!m.mm)
        fatal(1, "no memory for the guest's address space: %s", strerror(errno));
    int status = load_program(&m, path, program_fd(), guest_argv, cli_environment(cli, envp));
    if (status)
        return status;
    if (m.opt.log_items & LOG_PAGE)
        log_address_space(&m);
    start(&m);
}

int main(int argc, char **argv, char **envp)
{
    struct cli cli;
    bool by_kernel = started_by_kernel(argc);
    cli_parse(&cli, argc, argv, envp, by_kernel);
    switch (cli.action) {
    case CLI_RUN:
        return run(&cli, argv, envp, by_kernel);
    case CLI_EXPLAIN:
        return explain(argv + cli.program);
    case CLI_INVENTORY:
        return inventory(argv + cli.program);
    case CLI_HELP:
        cli_help(stdout);
        return 0;
    case CLI_VERSION:
        puts("dragoman " DRAGOMAN_VERSION);
        return 0;
    case CLI_CPU_HELP:
        puts("max");
        return 0;
    case CLI_LOG_HELP:
        cli_log_help(stdout);
        return 0;
    case CLI_ERROR:
        break;
    }
    message("%s", cli.error);
    return 1;
}
