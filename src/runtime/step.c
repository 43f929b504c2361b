/* step.c: one guest instruction executed exactly, in the interpreter: the repair of section 8 of docs/design.md. */
#include "runtime/internal.h"

static bool always(void *ctx, uint64_t pc)
{
    (void)ctx, (void)pc;
    return true;
}

static bool is_about_fp_flags(const struct ir *ir)
{
    for (uint32_t i = 0; i < ir->nins; i++)
        if (ir->ins[i].op == IR_fpstat || ir->ins[i].op == IR_setfpstat)
            return true;
    return false;
}

/* Executes the instruction at st->pc; then its site is translated carefully, if that helps. */
void step(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    const struct backend *backend = e->rt->machine->backend;
    uint64_t pc = st->pc;
    unsigned weight = st->exit_trap == EXIT_STEP_ONCE ? 0 : st->exit_trap == IR_TRAP_STEP && st->exit_arg ? 1 : CAREFUL_NOW;
    struct ir_exit x = {0};
    if (!translate_find_range(e, pc)) {
        fetch_fault(e, pc);
        return;
    }
    if (!e->step_ir.arena)
        ir_init(&e->step_ir, &e->step_arena, e->rt->machine->frontend->slots, e->rt->machine->frontend->nslots,
                e->rt->machine->frontend->helpers, e->rt->machine->frontend->nhelpers);
    e->doing = DOING_FETCH;
    st->interp_pc = pc;
    st->interp_address = 0;
    ir_reset(&e->step_ir);
    translate_one(e, &e->step_ir, pc, always);
    if (backend)
        backend->fp_collect(st);
    e->doing = DOING_STEP;
    ir_interpret(&e->step_ir, 0, st, &x);
    e->doing = DOING_OTHER;
    if (backend)
        backend->fp_set_control(st);
    if (is_about_fp_flags(&e->step_ir))
        need_exact_fp(e);
    else if (weight)
        mark_careful(e->rt, pc, weight);
    take_interpreter_exit(e, &x);
    if (st->exit_trap == IR_TRAP_STEP && st->pc == pc)
        st->exit_trap = IR_TRAP_UNDEFINED; /* even the careful form asks for a step: nothing can execute it */
}
