/* stack.c: the initial stack of a 64-bit guest: strings, auxiliary vector, pointers, in the kernel's order. */
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "loader/internal.h"

#ifndef AT_RSEQ_FEATURE_SIZE
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN 28
#endif
#ifndef AT_HWCAP3
#define AT_HWCAP3 29
#endif

enum {
    PAGE = 4096,
    DEFAULT_STACK = 8 << 20,
    ROOM = 128 << 10,               /* for the program, behind its arguments */
    MAX_AUXV = 64,
};
#define UNLIMITED_STACK (UINT64_C(1) << 30) /* what "unlimited" means: address space, backed on first touch */
#define MAX_STACK (UINT64_C(1) << 38)

struct stack {
    uint64_t sp;
    uint64_t aux[2 * MAX_AUXV];
    unsigned naux;
};

static void aux(struct stack *s, uint64_t type, uint64_t value)
{
    s->aux[2 * s->naux] = type;
    s->aux[2 * s->naux++ + 1] = value;
}

static void aux_if(struct stack *s, uint64_t type, uint64_t value)
{
    if (value)
        aux(s, type, value);
}

static uint64_t push(struct stack *s, const void *data, uint64_t size)
{
    s->sp -= size;
    memcpy((void *)(uintptr_t)s->sp, data, size);
    return s->sp;
}

/* Pushes the strings so that the first one is lowest; returns where they start. */
static uint64_t push_strings(struct stack *s, char **list, uint64_t count)
{
    for (uint64_t i = count; i-- > 0;)
        push(s, list[i], strlen(list[i]) + 1);
    return s->sp;
}

static uint64_t count_strings(char **list, uint64_t *bytes)
{
    uint64_t n = 0;
    for (; list[n]; n++)
        *bytes += strlen(list[n]) + 1 + sizeof(uint64_t);
    return n;
}

static uint64_t wanted_size(const struct machine *m)
{
    struct rlimit limit;
    uint64_t size = m->opt.stack_size;
    if (!size && getrlimit(RLIMIT_STACK, &limit) == 0)
        size = limit.rlim_cur == RLIM_INFINITY ? UNLIMITED_STACK : limit.rlim_cur;
    if (!size)
        size = DEFAULT_STACK;
    size = size < MAX_STACK ? size : MAX_STACK;
    return (size + PAGE - 1) & ~(uint64_t)(PAGE - 1);
}

static int allocate(struct machine *m, uint64_t argument_bytes, bool exec)
{
    uint64_t size = wanted_size(m), needed = argument_bytes + ROOM;
    if (size < needed)
        size = (needed + PAGE - 1) & ~(uint64_t)(PAGE - 1);
    int prot = PROT_READ | PROT_WRITE | (exec ? PROT_EXEC : 0);
    int64_t error = guest_stack_map(m, size, prot);
    if (error < 0) {
        message("cannot map a stack of %llu bytes: %s", (unsigned long long)size, strerror((int)-error));
        return LOAD_CANNOT_EXECUTE;
    }
    return 0;
}

static void fill_auxv(struct stack *s, const struct machine *m, const struct elf_image *program, uint64_t base)
{
    const struct guest_abi *abi = m->abi;
    aux_if(s, AT_SYSINFO_EHDR, m->vdso);
    aux_if(s, AT_MINSIGSTKSZ, abi->minsigstksz);
    aux(s, AT_HWCAP, abi->hwcap ? abi->hwcap(m, 1) : 0);
    aux(s, AT_PAGESZ, abi->page_size);
    aux(s, AT_CLKTCK, getauxval(AT_CLKTCK));
    aux(s, AT_PHDR, elf_phdr_address(program));
    aux(s, AT_PHENT, sizeof(Elf64_Phdr));
    aux(s, AT_PHNUM, program->header.e_phnum);
    aux(s, AT_BASE, base);
    aux(s, AT_FLAGS, 0);
    aux(s, AT_ENTRY, program->header.e_entry + program->bias);
    aux(s, AT_UID, getauxval(AT_UID));
    aux(s, AT_EUID, getauxval(AT_EUID));
    aux(s, AT_GID, getauxval(AT_GID));
    aux(s, AT_EGID, getauxval(AT_EGID));
    aux(s, AT_SECURE, getauxval(AT_SECURE));
}

static void random_bytes(uint8_t out[16])
{
    /* The kernel gave this process fresh ones; without that, the system call. */
    const void *ours = (const void *)getauxval(AT_RANDOM);
    if (ours)
        memcpy(out, ours, 16);
    else if (syscall(SYS_getrandom, out, 16, 0) != 16)
        memset(out, 0x5a, 16);
}

static void push_pointers(uint64_t **to, uint64_t at, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        *(*to)++ = at;
        at += strlen((const char *)(uintptr_t)at) + 1;
    }
    *(*to)++ = 0;
}

int stack_make(struct machine *m, const struct elf_image *program, const char *execfn, uint64_t base, char **argv,
               char **envp)
{
    struct stack s = {0};
    uint8_t random[16];
    uint64_t bytes = strlen(execfn) + 1;
    uint64_t argc = count_strings(argv, &bytes), envc = count_strings(envp, &bytes);
    int status = allocate(m, bytes, program->exec_stack);
    if (status)
        return status;

    s.sp = m->stack_high - sizeof(uint64_t); /* a null pointer ends the strings */
    uint64_t name = push(&s, execfn, strlen(execfn) + 1);
    m->env_end = s.sp;
    m->env_start = push_strings(&s, envp, envc);
    m->arg_end = s.sp;
    m->arg_start = push_strings(&s, argv, argc);
    fill_auxv(&s, m, program, base);
    uint64_t platform = m->abi->platform ? push(&s, m->abi->platform, strlen(m->abi->platform) + 1) : 0;
    random_bytes(random);
    s.sp &= ~UINT64_C(15);
    aux(&s, AT_RANDOM, push(&s, random, sizeof random));
    aux(&s, AT_HWCAP2, m->abi->hwcap ? m->abi->hwcap(m, 2) : 0);
    aux_if(&s, AT_HWCAP3, m->abi->hwcap ? m->abi->hwcap(m, 3) : 0);
    aux(&s, AT_EXECFN, name);
    aux_if(&s, AT_PLATFORM, platform);
    aux_if(&s, AT_RSEQ_FEATURE_SIZE, getauxval(AT_RSEQ_FEATURE_SIZE));
    aux_if(&s, AT_RSEQ_ALIGN, getauxval(AT_RSEQ_ALIGN));
    aux(&s, AT_NULL, 0);

    uint64_t auxv_bytes = s.naux * 2 * sizeof(uint64_t);
    uint64_t words = 1 + argc + 1 + envc + 1;
    m->sp = (s.sp - auxv_bytes - words * sizeof(uint64_t)) & ~UINT64_C(15);
    uint64_t *at = (uint64_t *)(uintptr_t)m->sp;
    *at++ = argc;
    push_pointers(&at, m->arg_start, argc);
    push_pointers(&at, m->env_start, envc);
    m->auxv_start = (uint64_t)(uintptr_t)at;
    m->auxv_size = auxv_bytes;
    memcpy(at, s.aux, auxv_bytes);
    return 0;
}
