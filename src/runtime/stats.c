/* stats.c: --stats, and the map file that perf(1) reads to name translated code. */
#include "runtime/internal.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

void stats_init(struct runtime *rt)
{
    char path[64];
    rt->perf_map = -1;
    rt->stats.on = rt->machine->opt.stats;
    if (rt->machine->opt.perf_map) {
        snprintf(path, sizeof path, "/tmp/perf-%d.map", getpid());
        rt->perf_map = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_TRUNC, 0644);
    }
}

static void perf_line(struct runtime *rt, uint32_t start, uint32_t end, uint64_t pc)
{
    char line[96];
    if (end <= start)
        return;
    int n = snprintf(line, sizeof line, "%" PRIxPTR " %x guest_%" PRIx64 "\n", (uintptr_t)rt->out.base + start,
                     end - start, pc);
    if (write(rt->perf_map, line, (size_t)n) < 0)
        rt->perf_map = -1;
}

/* One symbol for each block. */
static void perf_region(struct runtime *rt, const struct region_code *code)
{
    for (uint32_t i = 0; i < code->nentries && rt->perf_map >= 0; i++) {
        uint32_t end = i + 1 < code->nentries ? code->entries[i + 1].host : code->start + code->size;
        perf_line(rt, code->entries[i].host, end, code->entries[i].pc);
    }
}

void stats_region(struct runtime *rt, const struct region_code *code, const struct ir *ir)
{
    rt->stats.regions++;
    rt->stats.blocks += ir->nblocks;
    rt->stats.code_bytes += code->size;
    for (uint32_t i = 0; i < ir->nblocks; i++)
        rt->stats.guest_insns += ir->blocks[i].ninsn;
    if (rt->perf_map >= 0)
        perf_region(rt, code);
}

void stats_report(struct runtime *rt)
{
    const struct stats *s = &rt->stats;
    double n = s->guest_insns ? (double)s->guest_insns : 1;
    if (!s->on)
        return;
    message("regions %" PRIu64 " (%" PRIu64 " blocks), guest instructions %" PRIu64 ", host bytes %" PRIu64
            " (%.1f per instruction)", s->regions, s->blocks, s->guest_insns, s->code_bytes, (double)s->code_bytes / n);
    message("ns per guest instruction: decode %.0f, passes %.0f, compile %.0f, publish %.0f, all %.0f",
            (double)s->ns_decode / n, (double)s->ns_passes / n, (double)s->ns_compile / n, (double)s->ns_publish / n,
            (double)(s->ns_decode + s->ns_passes + s->ns_compile + s->ns_publish) / n);
    message("chained %" PRIu64 ", invalidated %" PRIu64 ", flushes %" PRIu64 ", exact steps %" PRIu64 ", guest faults %"
            PRIu64, s->chained, s->invalidated, s->flushes, s->steps, s->faults);
}
