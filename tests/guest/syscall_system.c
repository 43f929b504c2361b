/* The system and its limits: uname, prctl, rlimits, memory calls, System V IPC, asynchronous I/O, io_uring. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/aio_abi.h>
#include <linux/io_uring.h>
#include <linux/openat2.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

static void identity(void)
{
    struct utsname u;
    struct sysinfo info;
    struct tms tms;
    unsigned cpu, node;
    cpu_set_t set;
    char name[16] = "";
    CHECK(uname(&u) == 0 && strcmp(u.machine, "aarch64") == 0 && strcmp(u.sysname, "Linux") == 0);
    CHECK(sysinfo(&info) == 0 && info.totalram > 1 << 20 && info.mem_unit >= 1);
    CHECK(times(&tms) != -1);
    CHECK(syscall(SYS_getcpu, &cpu, &node, NULL) == 0 && sched_getaffinity(0, sizeof set, &set) == 0);
    CHECK(CPU_COUNT(&set) > 0);
    CHECK(prctl(PR_SET_NAME, "renamed") == 0 && prctl(PR_GET_NAME, name) == 0 && strcmp(name, "renamed") == 0);
    CHECK(prctl(PR_GET_DUMPABLE) >= 0);
    CHECK_ERROR(prctl(0x12345678, 0, 0, 0, 0), EINVAL);
    CHECK_ERROR(syscall(SYS_lookup_dcookie, 0, 0, 0), ENOSYS);
    CHECK_ERROR(syscall(5000), ENOSYS);
    CHECK_ERROR(syscall(SYS_ptrace, 0, 0, 0, 0), ENOSYS);
    CHECK(getpriority(PRIO_PROCESS, 0) >= -20);
}

static void tags(void)
{
    char text[] = "tagged";
    const char *tagged = (const char *)((uintptr_t)text | UINT64_C(0x5a) << 56);
    int p[2];
    CHECK(pipe(p) == 0);
    CHECK_ERROR(write(p[1], tagged, 6), EFAULT);
    CHECK(prctl(PR_SET_TAGGED_ADDR_CTRL, PR_TAGGED_ADDR_ENABLE, 0, 0, 0) == 0);
    CHECK(prctl(PR_GET_TAGGED_ADDR_CTRL, 0, 0, 0, 0) == PR_TAGGED_ADDR_ENABLE);
    CHECK(write(p[1], tagged, 6) == 6);
    CHECK(prctl(PR_SET_TAGGED_ADDR_CTRL, 0, 0, 0, 0) == 0);
    CHECK_ERROR(write(p[1], tagged, 6), EFAULT);
    close(p[0]), close(p[1]);
}

static void limits(void)
{
    struct rlimit old, new;
    CHECK(getrlimit(RLIMIT_STACK, &old) == 0);
    new = old;
    new.rlim_cur = 4 << 20;
    CHECK(setrlimit(RLIMIT_STACK, &new) == 0 && getrlimit(RLIMIT_STACK, &new) == 0 && new.rlim_cur == 4 << 20);
    CHECK(setrlimit(RLIMIT_STACK, &old) == 0);
    CHECK(getrlimit(RLIMIT_AS, &old) == 0);
    new = old;
    new.rlim_cur = 512 << 20;
    CHECK(setrlimit(RLIMIT_AS, &new) == 0 && getrlimit(RLIMIT_AS, &new) == 0 && new.rlim_cur == 512 << 20);
    CHECK_ERROR((long)mmap(NULL, 1 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), ENOMEM);
    CHECK(setrlimit(RLIMIT_AS, &old) == 0);
    new = (struct rlimit){ 2, 1 };
    CHECK_ERROR(setrlimit(RLIMIT_AS, &new), EINVAL);
    CHECK(getrlimit(RLIMIT_NOFILE, &old) == 0 && prlimit(getpid(), RLIMIT_NOFILE, NULL, &new) == 0);
    CHECK(new.rlim_cur == old.rlim_cur);
    CHECK_ERROR(getrlimit(99, &old), EINVAL);
}

static void memory(void)
{
    unsigned char vec[4];
    char *p = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(p != MAP_FAILED);
    memset(p, 7, 16384);
    CHECK(mincore(p, 16384, vec) == 0 && vec[0] & 1);
    CHECK(madvise(p, 4096, MADV_DONTNEED) == 0 && p[0] == 0 && p[4096] == 7);
    CHECK(mprotect(p + 8192, 4096, PROT_READ) == 0);
    CHECK_ERROR(mprotect(p, 4096, 0x40), EINVAL);
    CHECK_ERROR(read(open("/dev/zero", O_RDONLY), p + 8192, 1), EFAULT);
    char *q = mremap(p, 8192, 65536, MREMAP_MAYMOVE);
    CHECK(q != MAP_FAILED && q[4096] == 7 && q[60000] == 0);
    CHECK(mlock(q, 4096) == 0 && munlock(q, 4096) == 0);
    CHECK(mlockall(MCL_CURRENT) == 0 || errno == ENOMEM || errno == EPERM);
    CHECK(munlockall() == 0);
    CHECK(munmap(q, 65536) == 0);
    CHECK_ERROR(munmap((void *)1, 4096), EINVAL);
    CHECK_ERROR(munmap((void *)0x600000000000, 4096 * 16), EINVAL);
    CHECK_ERROR(madvise((void *)0x600000000000, 4096, MADV_DONTNEED), ENOMEM);
    void *low = sbrk(65536);
    CHECK(low != (void *)-1 && sbrk(0) == (char *)low + 65536 && sbrk(-65536) != (void *)-1);
    int fd = memfd_create("m", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    CHECK(ftruncate(fd, 8192) == 0);
    char *s = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *t = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 4096);
    s[4100] = 9;
    CHECK(t[4] == 9 && msync(s, 8192, MS_SYNC) == 0);
    CHECK_ERROR((long)mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 100), EINVAL);
    CHECK_ERROR((long)mmap(s, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0), EEXIST);
    munmap(s, 8192), munmap(t, 4096), close(fd);
}

union semun { int val; struct semid_ds *buf; unsigned short *array; };

static void ipc(void)
{
    struct semid_ds ds;
    unsigned short values[3] = { 1, 2, 3 };
    struct sembuf op = { 1, -2, IPC_NOWAIT };
    int sem = semget(IPC_PRIVATE, 3, 0600);
    CHECK(sem >= 0 && semctl(sem, 0, SETALL, (union semun){ .array = values }) == 0);
    CHECK(semop(sem, &op, 1) == 0 && semctl(sem, 1, GETVAL) == 0);
    CHECK_ERROR(semop(sem, &op, 1), EAGAIN);
    memset(&ds, 0xff, sizeof ds);
    CHECK(semctl(sem, 0, IPC_STAT, (union semun){ .buf = &ds }) == 0);
    CHECK(ds.sem_nsems == 3 && (ds.sem_perm.mode & 0777) == 0600 && ds.sem_perm.uid == getuid());
    CHECK(ds.sem_ctime > 1000000000 && ds.sem_otime > 1000000000);
    ds.sem_perm.mode = 0640;
    CHECK(semctl(sem, 0, IPC_SET, (union semun){ .buf = &ds }) == 0);
    CHECK(semctl(sem, 0, IPC_STAT, (union semun){ .buf = &ds }) == 0 && (ds.sem_perm.mode & 0777) == 0640);
    CHECK(semctl(sem, 0, IPC_RMID) == 0);

    int shm = shmget(IPC_PRIVATE, 10000, IPC_CREAT | 0600);
    struct shmid_ds sds;
    char *a = shmat(shm, NULL, 0), *b = shmat(shm, NULL, SHM_RDONLY);
    CHECK(a != (void *)-1 && b != (void *)-1 && a != b);
    a[9999] = 5;
    CHECK(b[9999] == 5 && shmctl(shm, IPC_STAT, &sds) == 0 && sds.shm_segsz == 10000 && sds.shm_nattch == 2);
    CHECK(shmdt(a) == 0 && shmdt(b) == 0);
    CHECK_ERROR(shmdt(a), EINVAL);
    CHECK(shmctl(shm, IPC_RMID, NULL) == 0);

    struct { long type; char text[8]; } out = { 3, "message" }, in;
    struct msqid_ds qds;
    int queue = msgget(IPC_PRIVATE, 0600);
    CHECK(msgsnd(queue, &out, 8, 0) == 0 && msgctl(queue, IPC_STAT, &qds) == 0 && qds.msg_qnum == 1);
    CHECK(msgrcv(queue, &in, 8, 3, 0) == 8 && strcmp(in.text, "message") == 0);
    CHECK(msgctl(queue, IPC_RMID, NULL) == 0);
}

static void aio(void)
{
    aio_context_t context = 0;
    char text[6] = "";
    int p[2], fd = memfd_create("aio", 0);
    struct iocb read_it = { .aio_data = 42, .aio_lio_opcode = IOCB_CMD_PREAD, .aio_fildes = (unsigned)fd,
                            .aio_buf = (uintptr_t)text, .aio_nbytes = 5 }, *list[1] = { &read_it };
    struct io_event event;
    CHECK(pipe(p) == 0 && write(fd, "async", 5) == 5);
    CHECK(syscall(SYS_io_setup, 8, &context) == 0 && context != 0);
    CHECK(*(volatile uint32_t *)(context + 16) == 0xa10a10a1); /* C libraries look into the ring */
    CHECK(syscall(SYS_io_submit, context, 1, list) == 1);
    CHECK(syscall(SYS_io_getevents, context, 1, 1, &event, NULL) == 1 && event.data == 42 && event.res == 5);
    CHECK(strcmp(text, "async") == 0);
    CHECK(syscall(SYS_io_destroy, context) == 0);
    close(p[0]), close(p[1]), close(fd);
}

struct rings {
    int fd;
    struct io_uring_params params;
    char *ring;
    struct io_uring_sqe *entries;
};

/* The entries' results, in their order. */
static void submit(struct rings *r, unsigned n, const struct io_uring_sqe *entries, int *results)
{
    uint32_t tail = *(uint32_t *)(r->ring + r->params.sq_off.tail), mask = r->params.sq_entries - 1;
    for (unsigned i = 0; i < n; i++) {
        uint32_t slot = (tail + i) & mask;
        r->entries[slot] = entries[i];
        r->entries[slot].user_data = i;
        ((uint32_t *)(r->ring + r->params.sq_off.array))[slot] = slot;
        results[i] = -1000;
    }
    __atomic_store_n((uint32_t *)(r->ring + r->params.sq_off.tail), tail + n, __ATOMIC_RELEASE);
    CHECK(syscall(SYS_io_uring_enter, r->fd, n, n, IORING_ENTER_GETEVENTS, NULL, 0) == (int)n);
    for (unsigned i = 0; i < n; i++) { /* what the program wrote is still there */
        struct io_uring_sqe expected = entries[i];
        expected.user_data = i;
        CHECK(memcmp(&r->entries[(tail + i) & mask], &expected, sizeof expected) == 0);
    }
    uint32_t *head = (uint32_t *)(r->ring + r->params.cq_off.head);
    for (; *head != __atomic_load_n((uint32_t *)(r->ring + r->params.cq_off.tail), __ATOMIC_ACQUIRE); ++*head) {
        struct io_uring_cqe *done = (struct io_uring_cqe *)(r->ring + r->params.cq_off.cqes) + (*head & (r->params.cq_entries - 1));
        CHECK(done->user_data < n);
        results[done->user_data] = done->res;
    }
}

static struct io_uring_sqe to_open(const char *path, uint32_t flags)
{
    return (struct io_uring_sqe){ .opcode = IORING_OP_OPENAT, .fd = AT_FDCWD, .addr = (uintptr_t)path, .open_flags = flags };
}

/* Submissions whose layout is the guest's: of an event of epoll, and of flags. */
static void submissions(struct rings *r)
{
    int p[2], e = epoll_create1(0), results[4];
    CHECK(pipe(p) == 0 && e >= 0);
    struct epoll_event event = { .events = EPOLLOUT, .data.u64 = 0x1122334455667788 }, found = { 0 };
    struct open_how how = { .flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW };
    struct io_uring_sqe entries[] = {
        { .opcode = IORING_OP_WRITE, .fd = p[1], .addr = (uintptr_t)"ring", .len = 5 },
        { .opcode = IORING_OP_EPOLL_CTL, .fd = e, .len = EPOLL_CTL_ADD, .off = (uint64_t)p[1], .addr = (uintptr_t)&event },
        to_open("/proc/self/status", O_RDONLY | O_DIRECTORY),
        { .opcode = IORING_OP_OPENAT2, .fd = AT_FDCWD, .addr = (uintptr_t)"/proc", .addr2 = (uintptr_t)&how, .len = sizeof how },
    };
    char text[5] = "";
    submit(r, 4, entries, results);
    CHECK(results[0] == 5 && read(p[0], text, 5) == 5 && strcmp(text, "ring") == 0);
    CHECK(results[1] == 0 && epoll_wait(e, &found, 1, 0) == 1 && found.events == EPOLLOUT && found.data.u64 == event.data.u64);
    CHECK(results[2] == -ENOTDIR && results[3] >= 0 && close(results[3]) == 0);
    event.events = EPOLLIN;
    entries[0] = (struct io_uring_sqe){ .opcode = IORING_OP_EPOLL_CTL, .fd = e, .len = EPOLL_CTL_MOD, .off = (uint64_t)p[1], .addr = (uintptr_t)&event };
    entries[1] = to_open("/proc/self/exe", O_RDONLY | O_NOFOLLOW);
    entries[2] = (struct io_uring_sqe){ .opcode = IORING_OP_EPOLL_CTL, .fd = e, .len = EPOLL_CTL_DEL, .off = (uint64_t)p[0] };
    submit(r, 3, entries, results); /* beyond the ring's end */
    CHECK(results[0] == 0 && epoll_wait(e, &found, 1, 0) == 0 && results[1] == -ELOOP && results[2] == -ENOENT);
    close(p[0]), close(p[1]), close(e);
}

/* Rings are mapped where the kernel wants, which must be where a guest's addresses are. */
static void rings(void)
{
    struct rings r = { .params.flags = IORING_SETUP_SQPOLL };
    CHECK(syscall(SYS_io_uring_setup, 4, &r.params) == -1); /* docs/differences.md */
    r.params = (struct io_uring_params){ 0 };
    r.fd = (int)syscall(SYS_io_uring_setup, 4, &r.params);
    if (r.fd < 0) {
        CHECK(errno == EPERM || errno == ENOSYS); /* switched off */
        return;
    }
    size_t size = r.params.cq_off.cqes + r.params.cq_entries * sizeof(struct io_uring_cqe);
    size_t other = r.params.sq_off.array + r.params.sq_entries * sizeof(uint32_t), entries = r.params.sq_entries * sizeof *r.entries;
    size = size > other ? size : other;
    r.ring = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, r.fd, IORING_OFF_SQ_RING);
    r.entries = mmap(NULL, entries, PROT_READ | PROT_WRITE, MAP_SHARED, r.fd, IORING_OFF_SQES);
    CHECK((void *)r.ring != MAP_FAILED && (void *)r.entries != MAP_FAILED);
    for (int i = 0; i < 3; i++)
        submissions(&r);
    CHECK(munmap(r.entries, entries) == 0 && munmap(r.ring, size) == 0 && close(r.fd) == 0);
}

static void children(void)
{
    int status;
    siginfo_t info;
    struct rusage usage;
    pid_t child = fork();
    if (child == 0) {
        _exit(42);
    }
    CHECK(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) == 0 && info.si_pid == child && info.si_status == 42);
    CHECK(wait4(child, &status, 0, &usage) == child && WIFEXITED(status) && WEXITSTATUS(status) == 42);
    CHECK_ERROR(wait4(child, &status, 0, NULL), ECHILD);
    CHECK_ERROR(wait4(-1, (int *)8, WNOHANG, NULL), ECHILD);
}

int main(void)
{
    identity();
    tags();
    limits();
    memory();
    ipc();
    aio();
    rings();
    children();
    return check_end();
}
