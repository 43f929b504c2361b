/* fd_aio.c: io_setup(2) and io_destroy(2): a context's number is the address of a ring in memory that C libraries read
 * themselves, so it has to be in the guest's address space. */
#include <errno.h>
#include <sys/mman.h>

#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

/* The kernel's struct aio_ring; as many events of 32 bytes follow as fit into its pages. */
struct aio_ring {
    uint32_t id, nr, head, tail, magic, compat, incompat, header_size;
};
enum { AIO_RING_MAGIC = 0xa10a10a1, AIO_EVENT_SIZE = 32 };

static uint64_t ring_size(const struct aio_ring *ring, uint64_t page_size)
{
    uint64_t size = sizeof *ring + (uint64_t)ring->nr * AIO_EVENT_SIZE;
    return (size + page_size - 1) / page_size * page_size;
}

/* The kernel follows a ring that moves. */
static uint64_t move_ring(struct machine *m, uint64_t context)
{
    const struct aio_ring *ring = (const struct aio_ring *)(uintptr_t)context;
    uint64_t size = ring_size(ring, m->abi->page_size);
    int64_t to = guest_mmap(m, 0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (to < 0) {
        return 0;
    }
    if (host_syscall(__NR_mremap, context, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, (uint64_t)to, 0) < 0) {
        guest_munmap(m, (uint64_t)to, size);
        return 0;
    }
    return (uint64_t)to;
}

int64_t sys_io_setup(struct thread *t, const uint64_t args[6])
{
    uint64_t context;
    if (!guest_read(&context, args[1], sizeof context)) {
        return -EFAULT;
    }
    int64_t error = host_syscall(__NR_io_setup, args[0], (uintptr_t)&context, 0, 0, 0, 0);
    if (error < 0) {
        return error;
    }
    uint64_t moved = context >= GUEST_TOP ? move_ring(t->machine, context) : context;
    if (moved && guest_write(args[1], &moved, sizeof moved)) {
        return 0;
    }
    host_syscall(__NR_io_destroy, moved ? moved : context, 0, 0, 0, 0, 0);
    return moved ? -EFAULT : -ENOMEM;
}

int64_t sys_io_destroy(struct thread *t, const uint64_t args[6])
{
    struct aio_ring ring;
    bool known = guest_read(&ring, args[0], sizeof ring) && ring.magic == AIO_RING_MAGIC;
    int64_t result = safe_syscall(t, __NR_io_destroy, args[0], 0, 0, 0, 0, 0);
    if (result == 0 && known) {
        guest_munmap(t->machine, args[0], ring_size(&ring, t->machine->abi->page_size));
    }
    return result;
}
