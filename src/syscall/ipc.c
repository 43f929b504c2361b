/* ipc.c: System V semaphores and shared memory, where they differ from the host's calls. */
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>

#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

enum { IPC_PERM_SIZE = 48 };

/* asm-generic/sembuf.h; x86-64 has a spare word behind each time. */
struct guest_semid {
    uint8_t perm[IPC_PERM_SIZE];
    int64_t otime, ctime;
    uint64_t nsems, unused[2];
};
#if defined(__x86_64__)
struct host_semid {
    uint8_t perm[IPC_PERM_SIZE];
    int64_t otime, unused1, ctime, unused2;
    uint64_t nsems, unused[2];
};
_Static_assert(sizeof(struct host_semid) == sizeof(struct semid_ds), "x86-64 semid64_ds");
#else
#define host_semid guest_semid
#endif
_Static_assert(sizeof(struct guest_semid) == 88, "asm-generic semid64_ds");

static int64_t sem_stat(struct thread *t, const uint64_t args[6])
{
    struct host_semid host;
    struct guest_semid guest;
    (void)t;
    int64_t result = host_syscall(__NR_semctl, args[0], args[1], args[2], (uintptr_t)&host, 0, 0);
    if (result < 0) {
        return result;
    }
    memset(&guest, 0, sizeof guest);
    memcpy(guest.perm, host.perm, IPC_PERM_SIZE);
    guest.otime = host.otime;
    guest.ctime = host.ctime;
    guest.nsems = host.nsems;
    return guest_write(args[3], &guest, sizeof guest) ? result : -EFAULT;
}

static int64_t sem_set(const uint64_t args[6])
{
    struct host_semid host;
    memset(&host, 0, sizeof host);
    if (!guest_read(host.perm, args[3], IPC_PERM_SIZE)) {
        return -EFAULT;
    }
    return host_syscall(__NR_semctl, args[0], args[1], args[2], (uintptr_t)&host, 0, 0);
}

int64_t sys_semctl(struct thread *t, const uint64_t args[6])
{
    switch ((int)args[2] & ~0x100) { /* IPC_64 has no meaning for 64-bit programs */
    case IPC_STAT: case SEM_STAT: case SEM_STAT_ANY:
        return sem_stat(t, args);
    case IPC_SET:
        return sem_set(args);
    case GETALL: case SETALL: case IPC_INFO: case SEM_INFO:
        return host_syscall(__NR_semctl, args[0], args[1], args[2], guest_pointer(t, args[3]), 0, 0);
    default:
        return host_syscall(__NR_semctl, args[0], args[1], args[2], args[3], 0, 0);
    }
}

int64_t sys_shmat(struct thread *t, const uint64_t args[6])
{
    return guest_shmat(t->machine, (int)args[0], args[1], (int)args[2]);
}

int64_t sys_shmdt(struct thread *t, const uint64_t args[6])
{
    return guest_shmdt(t->machine, args[0]);
}
