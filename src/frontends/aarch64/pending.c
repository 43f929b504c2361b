/* pending.c: blocks that an instruction needs beside the one it stands in. They follow the current block in the
 * region, so their numbers are known when the branches to them are emitted. */
#include "frontends/aarch64/a64.h"

void a64_branch_pending(struct a64_ctx *c, uint32_t cond, struct a64_pending p, unsigned nblocks)
{
    p.pc = c->pc;
    p.word = c->word;
    ir_emit(c->ir, IR_br_if, IR_VOID, IR_TARGET_BLOCK, cond, c->ir->nblocks + c->npending_blocks, 0);
    c->pending[c->npending++] = p;
    c->npending_blocks += nblocks;
}

bool a64_start_over(struct a64_ctx *c)
{
    ir_jump(c->ir, c->pc);
    c->done = true;
    return true;
}

void a64_emit_pending_blocks(struct a64_ctx *c)
{
    for (unsigned i = 0; i < c->npending; i++)
        c->pending[i].emit(c, &c->pending[i]);
    c->npending = c->npending_blocks = 0;
}
