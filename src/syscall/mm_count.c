/* mm_count.c: keeps the guest from using up the mappings that the kernel allows a process (vm.max_map_count): the
 * translator needs some for itself, and cannot go on without. What an operation adds is estimated from above; only when
 * the estimate comes near the limit are the mappings counted. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "syscall/mm_space.h"

enum {
    PER_OPERATION = 2,    /* an operation in the middle of a mapping makes three of one */
    OURS = 2000,          /* kept for the translator */
    DEFAULT_LIMIT = 65530,
    FIRST_LOOK = 16384,   /* below any limit in use */
};

static uint64_t read_limit(void)
{
    char text[32] = "";
    int fd = open("/proc/sys/vm/max_map_count", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    return n > 0 ? strtoull(text, NULL, 10) : DEFAULT_LIMIT;
}

/* Lines of /proc/self/maps; 0: it can't be read. */
static uint64_t count(void)
{
    char text[4096];
    uint64_t lines = 0;
    int fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    for (ssize_t n; (n = read(fd, text, sizeof text)) > 0;)
        for (ssize_t i = 0; i < n; i++)
            lines += text[i] == '\n';
    close(fd);
    return lines;
}

static __attribute__((noinline)) bool look(struct guest_mm *mm)
{
    uint64_t limit = read_limit(), room = limit > 2 * OURS ? limit - OURS : limit / 2, now = count();
    mm->maps_freed = false;
    mm->maps_full = now + PER_OPERATION > room;
    mm->maps_added = now;
    mm->maps_look = room < now + FIRST_LOOK ? room : now + FIRST_LOOK; /* so often: the limit may change */
    return !mm->maps_full;
}

void mm_count_init(struct guest_mm *mm)
{
    mm->maps_look = FIRST_LOOK;
}

bool mm_room(struct guest_mm *mm)
{
    if (!mm_ranges_room(&mm->ranges) || (mm->maps_full && !mm->maps_freed))
        return false;
    mm->maps_added += PER_OPERATION;
    return (mm->maps_added < mm->maps_look && !mm->maps_full) || look(mm);
}
