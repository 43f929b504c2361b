/* ir_text.c: the text form of the IR: its words, and the printer. See docs/ir.md. Knows no guest and no host. */
#include "translate/ir_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- words ------------------------------------------------------------------------------------- */

static const char *const cc_names[] = {"eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc",
                                       "hi", "ls", "ge", "lt", "gt", "le", NULL};
static const char *const size_names[] = {"1", "2", "4", "8", "16", NULL};
static const char *const order_names[] = {"plain", "acquire_pc", "acquire", "release", "seq_cst", NULL};
static const char *const align_names[] = {"unaligned", "within16", "natural", NULL};
static const char *const rmw_names[] = {"add", "andn", "xor", "or", "smax", "smin", "umax", "umin", "swap", NULL};
static const char *const round_names[] = {"dynamic", "even", "up", "down", "zero", "away", "odd", NULL};
static const char *const nan_names[] = {"arm", "x86", "canonical", NULL};
static const char *const lane_names[] = {"b", "h", "s", "d", NULL};
static const char *const type_names[] = {"void", "i32", "i64", "f16", "f32", "f64", "v128", "flags", NULL};
static const char *const sext_flag[] = {"zext", "sext", NULL};
static const char *const be_flag[] = {"le_bytes", "be_bytes", NULL};
static const char *const unchecked_flag[] = {"checked", "unchecked", NULL};
static const char *const access_names[] = {"load", "store", "update", NULL}; /* enum mte_access */
static const char *const merged_flag[] = {"single", "merged", NULL};
static const char *const shadow_flag[] = {"unknown", "shadow", NULL};
static const char *const same_flag[] = {"other", "same", NULL};
static const char *const plain_flag[] = {"unknown", "plain", NULL};
static const char *const signal_flag[] = {"quiet", "signal", NULL}; /* also IR_FP_EXACT */
static const char *const unsigned_flag[] = {"signed", "unsigned", NULL};
static const char *const careful_flag[] = {"common", "careful", NULL};

const char *const ir_trap_names[] = {
    [IR_TRAP_SYSCALL] = "syscall", [IR_TRAP_BREAK] = "break",   [IR_TRAP_UNDEFINED] = "undefined",
    [IR_TRAP_FPCTL] = "fpctl",     [IR_TRAP_IFLUSH] = "iflush",
    [IR_TRAP_STEP] = "step",       [IR_TRAP_YIELD] = "yield",   [IR_TRAP_NOEXEC] = "noexec",
    [IR_TRAP_ALIGN] = "align",     [IR_TRAP_PCALIGN] = "pcalign",
    [IR_TRAP_TAG_LOAD] = "tag_load", [IR_TRAP_TAG_STORE] = "tag_store",
    [IR_TRAP_CRITICAL] = "critical", [IR_TRAP_DISTURBED] = "disturbed", [IR_NTRAPS] = NULL,
};

#define K(kind) (1u << AUX_##kind)
const struct ir_text_field ir_text_fields[] = {
    {K(BITS), "lsb", 0, 8, true, NULL},
    {K(BITS), "width", 8, 8, false, NULL},
    {K(SIZE), "size", 0, 4, true, NULL},
    {K(CC), NULL, 0, 4, true, cc_names},
    {K(MEM), "size", 0, 3, true, size_names},
    {K(MEM), NULL, 3, 1, false, sext_flag},
    {IR_TEXT_RMW, NULL, IR_MEM_RMW_SHIFT, 4, true, rmw_names},
    {K(MEM), NULL, IR_MEM_ORDER_SHIFT, 3, false, order_names},
    {K(MEM), NULL, IR_MEM_ALIGN_SHIFT, 2, false, align_names},
    {K(MEM), NULL, 9, 1, false, be_flag},
    {K(MEM), NULL, 10, 1, false, unchecked_flag},
    {K(TAG), "last", 0, 7, true, NULL},
    {K(TAG), NULL, IR_TAG_ACCESS_SHIFT, 2, false, access_names},
    {K(TAG), NULL, 11, 1, false, merged_flag},
    {K(TAG), NULL, 12, 1, false, shadow_flag},
    {K(TAG), NULL, 13, 1, false, plain_flag},
    {K(TAG), NULL, 14, 1, false, same_flag},
    {K(TAG), NULL, IR_TAG_ALIGN_SHIFT, 2, false, align_names},
    {K(FENCE), NULL, 0, 3, true, order_names},
    {K(TARGET), "version", IR_VERSION_SHIFT, 15, false, NULL},
    {K(LANE) | K(VFP), "lane", 0, 3, true, lane_names},
    {K(LANE), "imm", 4, 8, false, NULL},
    {K(SHA1), "imm", 4, 8, true, NULL},
    {K(FPI), "src", 0, 3, false, type_names},
    {K(FP), "src", IR_FP_SRC_SHIFT, 4, false, type_names},
    {K(FPI), "imm", IR_FPI_IMM_SHIFT, 7, true, NULL},
    {K(FP) | K(FPI) | K(VFP), "round", IR_FP_ROUND_SHIFT, 3, false, round_names},
    {K(FP) | K(FPI) | K(VFP), NULL, 6, 1, false, signal_flag},
    {K(FP) | K(FPI) | K(VFP), NULL, 7, 1, false, unsigned_flag},
    {K(FP), "nan", IR_FP_NAN_SHIFT, 2, false, nan_names},
    {K(MEM) | K(TAG) | K(FP) | K(FPI) | K(VFP), NULL, 15, 1, false, careful_flag},
};
const unsigned ir_text_nfields = sizeof ir_text_fields / sizeof ir_text_fields[0];

/* ---- printer ----------------------------------------------------------------------------------- */

static void print_value(FILE *out, uint32_t id)
{
    if (id == IR_NONE)
        fputc('_', out);
    else
        fprintf(out, "%%%" PRIu32, id);
}

static void print_field(FILE *out, const struct ir_text_field *field, const struct ir_ins *ins)
{
    unsigned value = ins->aux >> field->shift & ((1u << field->bits) - 1), n = 0;
    if (!value && !field->always)
        return;
    fputc(' ', out);
    if (field->key)
        fprintf(out, "%s=", field->key);
    if (field->names)
        while (n < value && field->names[n])
            n++;
    if (field->names && field->names[n])
        fputs(field->names[n], out);
    else
        fprintf(out, "%u", value);
}

/* An address operand, with its displacement if the operation has one. */
static void print_address(FILE *out, const struct ir_ins *ins)
{
    int32_t displacement = ir_ops[ins->op].operands[2] == 'i' ? (int32_t)ins->c : 0;
    fprintf(out, "[%%%" PRIu32, ins->a);
    if (displacement)
        fprintf(out, "%+" PRId32, displacement);
    fputc(']', out);
}

/* What stands before the operands: slot, helper, reason of a trap. */
static bool print_subject(FILE *out, const struct ir *ir, const struct ir_ins *ins)
{
    const char *name = "?";
    switch (ir_ops[ins->op].aux) {
    case AUX_SLOT: name = ins->aux < ir->nslots ? ir->slots[ins->aux].name : name; break;
    case AUX_HELPER: name = ins->aux < ir->nhelpers ? ir->helpers[ins->aux].name : name; break;
    case AUX_TRAP: name = ins->aux < IR_NTRAPS ? ir_trap_names[ins->aux] : name; break;
    default: return false;
    }
    fprintf(out, " %s", name);
    return true;
}

static void print_pool(FILE *out, const struct ir *ir, uint32_t entry)
{
    const union ir_val *v = &ir->pool[entry];
    fprintf(out, "0x%016" PRIx64 "%016" PRIx64, v->d[1], v->d[0]);
}

static void print_operand(FILE *out, const struct ir *ir, const struct ir_ins *ins, unsigned position)
{
    const uint32_t values[3] = {ins->a, ins->b, ins->c};
    const struct ir_op_info *info = &ir_ops[ins->op];
    switch (info->operands[position]) {
    case 'k': fprintf(out, "0x%" PRIx64, ir_u64(ins->a, ins->b)); break;
    case 'p':
        if (info->aux == AUX_TARGET && ins->aux & IR_TARGET_BLOCK)
            fprintf(out, "block %" PRIu32, ins->b);
        else
            fprintf(out, "0x%" PRIx64, ir_u64(ins->b, ins->c));
        break;
    case 'i':
        if (ins->op == IR_vconst)
            print_pool(out, ir, ins->a);
        else
            fprintf(out, "0x%" PRIx32, values[position]);
        break;
    default:
        if (ir_text_has_address(ins->op) && position == 0)
            print_address(out, ins);
        else
            print_value(out, values[position]);
    }
}

/* Helpers: unused arguments at the end are not written. The second half of a 64-bit operand is none of its own. */
static bool is_printed(const struct ir_ins *ins, unsigned position)
{
    const char *operands = ir_ops[ins->op].operands;
    char kind = operands[position];
    if (kind == '-' || (position && operands[position - 1] == kind && (kind == 'p' || kind == 'k')))
        return false;
    if (kind == 'i' && ir_text_has_address(ins->op))
        return false;
    if (ins->op != IR_call_h)
        return true;
    return (position == 0 && ins->a != IR_NONE) || (position <= 1 && ins->b != IR_NONE) || ins->c != IR_NONE;
}

static void print_instruction(FILE *out, const struct ir *ir, uint32_t index)
{
    const struct ir_ins *ins = &ir->ins[index];
    const struct ir_op_info *info = &ir_ops[ins->op];
    fputs("    ", out);
    if (ins->type != IR_VOID)
        fprintf(out, "%%%" PRIu32 " = ", index);
    fputs(info->name, out);
    if (info->result == IR_RESULT_T && ins->type != IR_VOID)
        fprintf(out, ".%s", ir_type_names[ins->type]);
    bool comma = print_subject(out, ir, ins);
    for (unsigned i = 0; i < 3; i++) {
        if (!is_printed(ins, i))
            continue;
        fputs(comma ? ", " : " ", out);
        print_operand(out, ir, ins, i);
        comma = true;
    }
    for (unsigned i = 0; i < ir_text_nfields; i++)
        if (ir_text_has_field(&ir_text_fields[i], ins->op))
            print_field(out, &ir_text_fields[i], ins);
    fputc('\n', out);
}

static void print_block(FILE *out, const struct ir *ir, const struct ir_block *block)
{
    if (block->pc == IR_NO_PC)
        fputs("block none", out);
    else
        fprintf(out, "block 0x%" PRIx64, block->pc);
    if (block->ninsn)
        fprintf(out, " insns=%" PRIu32, block->ninsn);
    fputs(":\n", out);
    for (uint32_t i = block->first; i < block->end; i++)
        if (ir->ins[i].op != IR_nop)
            print_instruction(out, ir, i);
}

void ir_print(const struct ir *ir, char **out, size_t *size)
{
    FILE *stream = open_memstream(out, size);
    for (uint32_t i = 0; i < ir->nblocks; i++)
        print_block(stream, ir, &ir->blocks[i]);
    fclose(stream);
}
