/* step.c: one guest instruction executed exactly, in the interpreter: the repair of section 8 of docs/design.md. */
#include "runtime/internal.h"

static bool always(void *ctx, uint64_t pc)
{
    (void)ctx, (void)pc;
    return true;
}

/* Executes the instruction at st->pc; then its site is translated carefully. */
void step(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    uint64_t pc = st->pc;
    struct ir_exit x = {0};
    e->rt->stats.steps++;
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
    e->doing = DOING_STEP;
    ir_interpret(&e->step_ir, 0, st, &x);
    e->doing = DOING_OTHER;
    mark_careful(e->rt, pc);
    take_interpreter_exit(e, &x);
    if (st->exit_trap == IR_TRAP_STEP && st->pc == pc)
        st->exit_trap = IR_TRAP_UNDEFINED; /* even the careful form asks for a step: nothing can execute it */
}
