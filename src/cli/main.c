/* main.c: the dragoman command: wires options, loader, runtime, frontend, ABI and backend together. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/binfmt.h"
#include "cli/called_as.h"
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/guests.h"
#include "cli/options.h"
#include "contract/backend.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "loader/loader.h"

#define SELF "/proc/self/exe" /* by which this program is executed again */
#ifndef AT_EXECFD
#define AT_EXECFD 2
#endif
enum { PRESERVED_ARGV0 = 1 }; /* AT_FLAGS: started by a binfmt_misc rule with flag P */

/* By a binfmt_misc rule with flag P: argv is { dragoman, PATH, ARGV0, ARG... }, else { dragoman, PATH, ARG... }. */
static bool argv0_preserved(int argc)
{
    return argc >= 3 && getauxval(AT_FLAGS) & PRESERVED_ARGV0;
}

/* With flag O or C, or from another dragoman, the program comes as an open file. */
static int program_fd(const struct options *opt)
{
    if (opt->exec_fd > 0)
        return opt->exec_fd;
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

/* The file of an option by a name that stays good when the guest changes its directory. */
static const char *absolute_name(const char *file)
{
    char folder[4096], *name = NULL;
    if (file[0] == '/' || !getcwd(folder, sizeof folder) || asprintf(&name, "%s/%s", folder, file) < 0)
        return file;
    return name;
}

static void open_log(struct machine *m, const char *file)
{
    if (file)
        m->opt.log_file = absolute_name(file + (file[0] == '+'));
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
    if (m->opt.mdwe)
        guest_mm_set_mdwe(m, 1);
    if (!mte_reports_begin(m))
        fatal(1, "--mte=report: no memory for the history of tags");
    if (!mte_begin(t))
        fatal(1, "--mte: no address space for memory tags");
    m->abi->start(t->cpu, m->entry, m->sp);
    runtime_exit(t, thread_run(t));
}

/* argv0_apart: the program's path is followed by its argv[0]. */
static int run(const struct cli *cli, char **argv, char **envp, bool argv0_apart)
{
    struct machine m = {.frontend = guests[0].frontend, .abi = guests[0].linux_abi, .opt = cli->opt};
    const char *path = argv[cli->program];
    char **guest_argv = argv + cli->program + argv0_apart;
    m.opt.self = SELF;
    if (m.opt.argv0)
        guest_argv[0] = (char *)m.opt.argv0;
    open_log(&m, cli->log_file);
    if (m.opt.stats_file)
        m.opt.stats_file = absolute_name(m.opt.stats_file);
    if (m.opt.mte_report.file)
        m.opt.mte_report.file = absolute_name(m.opt.mte_report.file);
    if (m.opt.profile)
        m.opt.profile = absolute_name(m.opt.profile);
    choose_engine(&m);
    m.mm = guest_mm_new(&m);
    if (!m.mm)
        fatal(1, "no memory for the guest's address space: %s", strerror(errno));
    int status = load_program(&m, path, program_fd(&m.opt), guest_argv, cli_environment(cli, envp));
    if (status)
        return status;
    if (m.opt.log_items & LOG_PAGE)
        log_address_space(&m);
    start(&m);
}

/* Where QEMU's users keep the guest's libraries. */
static void default_prefix(struct cli *cli, const char *isa)
{
    char path[64];
    snprintf(path, sizeof path, "/etc/qemu-binfmt/%s", isa);
    if (!cli->opt.prefix && !(cli->how & CLI_SECURE) && access(path, X_OK) == 0)
        cli->opt.prefix = strdup(path);
}

static bool opened_by_kernel(void)
{
    errno = 0;
    return getauxval(AT_EXECFD) || !errno;
}

/* What a binfmt_misc rule starts is a program, whatever its path looks like: nothing of it is an option. A rule without
 * flags P, O and C can't be told from a user; where that would matter, only our own exec may pass options. */
static unsigned how_to_read(enum call_name name, bool by_kernel, const char *argv0)
{
    unsigned how = getauxval(AT_SECURE) ? CLI_SECURE : 0;
    if (by_kernel || name == CALLED_BUILDKIT || (how && strcmp(argv0, SELF) != 0))
        how |= CLI_NO_OPTIONS;
    return name == CALLED_QEMU ? how | CLI_QEMU : how;
}

static int act(struct cli *cli, char **argv, char **envp, bool argv0_apart, const char *isa)
{
    switch (cli->action) {
    case CLI_RUN:
        if (cli->how & CLI_QEMU)
            default_prefix(cli, isa);
        return run(cli, argv, envp, argv0_apart);
    case CLI_COMMAND:
        return cli->command->run(cli, argv + cli->program);
    case CLI_HELP:
        cli_help(stdout, commands);
        return 0;
    case CLI_VERSION:
        fputs("dragoman " DRAGOMAN_VERSION, stdout);
        printf(cli->how & CLI_QEMU ? " (as qemu-%s)\n" : "\n", isa);
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
    message("%s", cli->error);
    return 1;
}

int main(int argc, char **argv, char **envp)
{
    struct cli cli;
    char isa[32];
    if (argc < 1)
        fatal(1, "no argv[0]");
    bool argv0_apart = argv0_preserved(argc), by_kernel = argv0_apart || opened_by_kernel();
    enum call_name name = called_as(argv[0], isa);
    if (name == CALLED_INSTALLER && !by_kernel)
        return binfmt_installer(argv + 1);
    if (name == CALLED_QEMU_OTHER && !by_kernel)
        fatal(1, "called as qemu-%s, but %s is none of the guests of this dragoman", isa, isa);
    cli_begin(&cli, commands, how_to_read(name, by_kernel, argv[0]));
    config_read(&cli, argc, argv, envp);
    if (cli.action == CLI_RUN)
        cli_continue(&cli, argc, argv, envp);
    if (name == CALLED_BUILDKIT && cli.action == CLI_RUN)
        argv[cli.program] = (char *)search_path(argv[cli.program]);
    return act(&cli, argv, envp, argv0_apart, isa);
}
