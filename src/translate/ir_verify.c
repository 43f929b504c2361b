/* ir_verify.c: checks the structure of an ir: operands, types, dominance inside blocks, attributes, one TERM at the
 * end. Knows no guest and no host. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "translate/ir.h"

/* What the types of an operation may be.
 *   result    i I32 or I64   f F16, F32 or F64   m what memory holds (i, f, V128)   * anything
 *             - fixed by ir_ops.def, or checked with the attributes
 *   operands  the same letters, and: t that of the result   a that of operand a   w I32   x I64   v V128   l FLAGS */
struct signature {
    char result;
    char operands[4];
};

static const struct signature signatures[IR_NOPS] = {
    [IR_iconst] = {'i', ""},
    [IR_vconst] = {'-', ""},
    [IR_get] = {'-', ""},
    [IR_put] = {'-', "*"},
    [IR_add ... IR_xorn] = {'i', "tt"},
    [IR_not ... IR_neg] = {'i', "t"},
    [IR_shl ... IR_extr] = {'i', "tt"},
    [IR_clz ... IR_bswap32] = {'i', "t"},
    [IR_trunc] = {'-', "x"},
    [IR_zext ... IR_sext] = {'-', "w"},
    [IR_bfx ... IR_sbfx] = {'i', "t"},
    [IR_bfi] = {'i', "tt"},
    [IR_crc32 ... IR_crc32c] = {'-', "wi"},
    [IR_cmp] = {'-', "ia"},
    [IR_sel] = {'*', "wtt"},
    [IR_addf ... IR_subf] = {'-', "ia"},
    [IR_adcf ... IR_sbcf] = {'-', "iaw"},
    [IR_adc ... IR_sbc] = {'i', "ttw"},
    [IR_logf] = {'-', "i"},
    [IR_cond] = {'-', "l"},
    [IR_mkflags] = {'-', "w"},
    [IR_flagbits] = {'-', "l"},
    [IR_load] = {'m', "x"},
    [IR_store] = {'-', "xm"},
    [IR_rmw] = {'i', "xt"},
    [IR_cas] = {'m', "xtt"},
    [IR_fence] = {'-', ""},
    [IR_tag_check ... IR_tag_differs] = {'-', "x"},
    [IR_tag_load ... IR_tag_store] = {'-', "xx"},
    [IR_nop ... IR_wide] = {'-', ""},
    [IR_br_if] = {'-', "w"},
    [IR_jump] = {'-', ""},
    [IR_jump_ind ... IR_call] = {'-', "x"},
    [IR_call_ind] = {'-', "xx"},
    [IR_ret] = {'-', "x"},
    [IR_trap] = {'-', "i"},
    [IR_call_h] = {'-', "***"},
    [IR_fadd ... IR_fdiv] = {'f', "tt"},
    [IR_fsqrt] = {'f', "t"},
    [IR_fma] = {'f', "ttt"},
    [IR_fmin ... IR_fmaxnm] = {'f', "tt"},
    [IR_fneg ... IR_fabs] = {'f', "t"},
    [IR_fcmpf] = {'-', "fa"},
    [IR_fround ... IR_fround_n] = {'f', "t"},
    [IR_fcvt] = {'f', "f"},
    [IR_fcvt_i ... IR_fcvt_fx] = {'i', "f"},
    [IR_icvt_f ... IR_fxcvt_f] = {'f', "i"},
    [IR_fjcvt] = {'-', "f"},
    [IR_i2f] = {'f', "i"},
    [IR_f2i] = {'i', "f"},
    [IR_f2v] = {'-', "f"},
    [IR_v2f] = {'f', "v"},
    [IR_fpstat] = {'-', ""},
    [IR_setfpstat] = {'-', "w"},
    [IR_fpctl] = {'-', ""}, [IR_keep] = {'-', "V"}, [IR_kept] = {'V', ""},
    [IR_vand ... IR_vlow] = {'-', "vvv"},
    [IR_vdup] = {'-', "i"},
    [IR_vduplane] = {'-', "v"},
    [IR_vgetlane] = {'i', "v"},
    [IR_vany] = {'-', "v"},
    [IR_vsetlane] = {'-', "vi"},
    [IR_vmovlane ... IR_vfnarrow] = {'-', "vvv"},
};

struct verify {
    const struct ir *ir;
    const struct ir_block *block;
    uint32_t at;
    char *error;
};

__attribute__((format(printf, 2, 3))) static bool fail(struct verify *v, const char *format, ...)
{
    char text[120];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const struct ir_ins *ins = &v->ir->ins[v->at];
    snprintf(v->error, 200, "block %u, %%%u (%s): %s", (unsigned)(v->block - v->ir->blocks), v->at,
             ins->op < IR_NOPS ? ir_ops[ins->op].name : "?", text);
    return false;
}

static const struct ir_ins *current(const struct verify *v) { return &v->ir->ins[v->at]; }
static unsigned type_of(const struct verify *v, uint32_t id) { return v->ir->ins[id].type; }
static const char *type_name(unsigned type) { return type < IR_NTYPES ? ir_type_names[type] : "?"; }
static unsigned bits_of(unsigned type)
{
    static const uint8_t bits[IR_NTYPES] = {[IR_I32] = 32, [IR_I64] = 64,   [IR_F16] = 16,
                                            [IR_F32] = 32, [IR_F64] = 64, [IR_V128] = 128};
    return bits[type];
}

/* ---- operands and types ------------------------------------------------------------------------ */

static bool matches(const struct verify *v, char letter, unsigned type)
{
    const struct ir_ins *ins = current(v);
    switch (letter) {
    case 'i': return type == IR_I32 || type == IR_I64;
    case 'f': return type >= IR_F16 && type <= IR_F64;
    case 'm': return type >= IR_I32 && type <= IR_V128;
    case 't': return type == ins->type;
    case 'a': return type == type_of(v, ins->a);
    case 'w': return type == IR_I32;
    case 'x': return type == IR_I64;
    case 'v': return type == IR_V128;
    case 'l': return type == IR_FLAGS;
    default: return type > IR_VOID && type < IR_NTYPES;
    }
}

static bool check_value(struct verify *v, unsigned position, uint32_t id, char letter)
{
    char name = (char)('a' + position);
    if (id < v->block->first || id >= v->at)
        return fail(v, "operand %c: %%%u is not an earlier value of this block", name, id);
    if (type_of(v, id) == IR_VOID)
        return fail(v, "operand %c: %%%u has no value", name, id);
    if (!matches(v, letter, type_of(v, id)))
        return fail(v, "operand %c: %%%u has type %s", name, id, type_name(type_of(v, id)));
    return true;
}

static bool check_operands(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    const char *kinds = ir_ops[ins->op].operands, *letters = signatures[ins->op].operands;
    const uint32_t values[3] = {ins->a, ins->b, ins->c};
    for (unsigned i = 0; i < 3; i++) {
        bool is_value = kinds[i] == 'v' || (kinds[i] == 'o' && values[i] != IR_NONE);
        if (is_value && !check_value(v, i, values[i], letters[i]))
            return false;
        if (kinds[i] == '-' && values[i] != 0)
            return fail(v, "operand %c is not used and not 0", 'a' + (int)i);
    }
    return true;
}

static bool check_result(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned fixed = ir_ops[ins->op].result;
    char letter = signatures[ins->op].result;
    if (ins->type >= IR_NTYPES || (fixed != IR_RESULT_T && ins->type != fixed) ||
        (letter != '-' && !matches(v, letter, ins->type)))
        return fail(v, "the result can't have type %s", type_name(ins->type));
    return true;
}

/* ---- attributes -------------------------------------------------------------------------------- */

static bool check_slot(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    if (ins->aux >= v->ir->nslots)
        return fail(v, "no slot %u", ins->aux);
    unsigned type = ins->op == IR_get ? ins->type : type_of(v, ins->a);
    const struct ir_slot *slot = &v->ir->slots[ins->aux];
    return type == slot->type ||
           fail(v, "slot %s has type %s, not %s", slot->name, type_name(slot->type), type_name(type));
}

static bool check_bits(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned lsb = ins->aux & 0xff, width = ins->aux >> 8, bits = bits_of(ins->type);
    bool good = ins->op == IR_extr ? lsb > 0 && lsb < bits && width == 0 : width > 0 && lsb + width <= bits;
    return good || fail(v, "no bits %u, %u in %s", lsb, width, type_name(ins->type));
}

static bool check_size(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned type = ins->aux == 8 ? IR_I64 : IR_I32;
    if (ins->aux != 1 && ins->aux != 2 && ins->aux != 4 && ins->aux != 8)
        return fail(v, "size %u", ins->aux);
    return type_of(v, ins->b) == type || fail(v, "operand b must have type %s", type_name(type));
}

static bool check_mem(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    uint16_t aux = ins->aux;
    unsigned type = ins->op == IR_store ? type_of(v, ins->b) : ins->type;
    unsigned bits = 8u << (aux & IR_MEM_SIZE), kind = aux >> IR_MEM_RMW_SHIFT & 15;
    if ((aux & IR_MEM_SIZE) > 4 || bits > bits_of(type))
        return fail(v, "%u bytes of a value of type %s", bits / 8, type_name(type));
    if ((aux >> IR_MEM_ORDER_SHIFT & 7) > IR_SEQ_CST || (aux >> IR_MEM_ALIGN_SHIFT & 3) > IR_ALIGN_NATURAL)
        return fail(v, "order or alignment");
    if (kind > (ins->op == IR_rmw ? IR_RMW_SWAP : 0))
        return fail(v, "kind of read-modify-write");
    if (aux & IR_MEM_SEXT && (ins->op != IR_load || (type != IR_I32 && type != IR_I64)))
        return fail(v, "sign extension");
    if (ins->op == IR_cas && type == IR_V128 && bits != 128)
        return fail(v, "a vector is compared as a whole");
    return true;
}

static bool check_tag(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    if (ins->op == IR_tag_store && (ir_tag_bytes(ins->aux) % 16 || ins->aux & ~(unsigned)(IR_TAG_SIZE | IR_TAG_SHADOW)))
        return fail(v, "%u bytes", ir_tag_bytes(ins->aux));
    if (ir_tag_access(ins->aux) > 2)
        return fail(v, "kind of access");
    return (ins->aux >> IR_TAG_ALIGN_SHIFT & 3) <= IR_ALIGN_NATURAL || fail(v, "alignment");
}

static bool check_target(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    uint32_t version = ins->aux >> IR_VERSION_SHIFT;
    if (version && (ins->aux & IR_TARGET_BLOCK || version >= v->ir->nblocks || v->ir->blocks[version].version_of != ir_u64(ins->b, ins->c)))
        return fail(v, "no version %u", version);
    if (ins->aux == IR_TARGET_BLOCK && (ins->b >= v->ir->nblocks || ins->c != 0))
        return fail(v, "no block %u", ins->b);
    return true;
}

static bool check_helper(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    const uint32_t ids[3] = {ins->a, ins->b, ins->c};
    if (ins->aux >= v->ir->nhelpers)
        return fail(v, "no helper %u", ins->aux);
    const struct ir_helper *helper = &v->ir->helpers[ins->aux];
    if (ins->type != helper->ret)
        return fail(v, "%s returns %s", helper->name, type_name(helper->ret));
    for (unsigned i = 0; i < 3; i++) {
        unsigned type = ids[i] == IR_NONE ? IR_VOID : type_of(v, ids[i]);
        if (type != helper->arg[i])
            return fail(v, "%s: argument %u must be %s, not %s", helper->name, i, type_name(helper->arg[i]),
                        type_name(type));
    }
    return true;
}

/* The source type that a conversion's attributes name must be that of the operand. */
static bool check_source(struct verify *v, unsigned source)
{
    unsigned type = type_of(v, current(v)->a);
    return source == type || fail(v, "source type %s, but operand a has type %s", type_name(source), type_name(type));
}

static bool check_fp(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned source = ins->aux >> IR_FP_SRC_SHIFT & 15;
    if ((ins->aux >> IR_FP_ROUND_SHIFT & 7) > IR_RN_ODD)
        return fail(v, "rounding");
    if (ins->op == IR_fcvt && source == ins->type)
        return fail(v, "conversion of a type to itself");
    switch (ins->op) {
    case IR_fcvt: case IR_fcvt_i: case IR_icvt_f: return check_source(v, source);
    case IR_fjcvt: return type_of(v, ins->a) == IR_F64 || fail(v, "operand a must have type f64");
    default: return source == 0 || check_source(v, source);
    }
}

static bool check_fpi(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned imm = ins->aux >> IR_FPI_IMM_SHIFT & 0x7f;
    if ((ins->aux >> IR_FP_ROUND_SHIFT & 7) > IR_RN_ODD)
        return fail(v, "rounding");
    if (imm > 64 || (ins->op == IR_fround_n && imm != 32 && imm != 64))
        return fail(v, "immediate %u", imm);
    return ins->op == IR_fround_n || check_source(v, ins->aux & 7);
}

/* The largest immediate of an operation on lanes of so many log2 bytes. */
static unsigned largest_immediate(enum ir_op op, unsigned lane)
{
    switch (op) {
    case IR_vshl: return (8u << lane) - 1;
    case IR_vshr: case IR_vsar: return 8u << lane;
    case IR_vext: return 15;
    case IR_vpick: return lane == 2 ? 255 : 0;
    case IR_vduplane: case IR_vgetlane: case IR_vsetlane: return (16u >> lane) - 1;
    case IR_vmovlane: return ((16u >> lane) - 1) * 17;
    case IR_vrev: return 8;
    default: return 0;
    }
}

static bool is_resize(enum ir_op op) { return op >= IR_vmull_s && op <= IR_vqnarrow_su; }

static bool check_lane(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned lane = ir_lane_of(ins->aux), imm = ir_imm_of(ins->aux), last = (16u >> lane) - 1;
    if (lane > (is_resize(ins->op) ? 2 : 3))
        return fail(v, "lane size %u", lane);
    bool good = imm <= largest_immediate(ins->op, lane);
    if (ins->op == IR_vmovlane)
        good = (imm & 15) <= last && imm >> 4 <= last;
    if (ins->op == IR_vrev)
        good = (imm == 2 || imm == 4 || imm == 8) && imm > 1u << lane;
    if (!good)
        return fail(v, "immediate %u with lanes of %u bytes", imm, 1u << lane);
    unsigned integer = lane == 3 ? IR_I64 : IR_I32;
    if ((ins->op == IR_vdup && type_of(v, ins->a) != integer) ||
        (ins->op == IR_vsetlane && type_of(v, ins->b) != integer) ||
        (ins->op == IR_vgetlane && lane == 3 && ins->type != integer))
        return fail(v, "the integer must have type %s", type_name(integer));
    return true;
}

static bool check_vfp(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned lane = ir_lane_of(ins->aux);
    unsigned most = ins->op == IR_vfwiden || ins->op == IR_vfnarrow ? 2 : 3;
    if (lane < 1 || lane > most)
        return fail(v, "lane size %u", lane);
    return (ins->aux >> IR_FP_ROUND_SHIFT & 7) <= IR_RN_ODD || fail(v, "rounding");
}

/* i2f, f2i: an F64 is made of an I64, the others of an I32. */
static bool check_move(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    unsigned f = ins->op == IR_i2f ? ins->type : type_of(v, ins->a);
    unsigned i = ins->op == IR_i2f ? type_of(v, ins->a) : ins->type;
    return (f == IR_F64) == (i == IR_I64) || fail(v, "%s and %s", type_name(f), type_name(i));
}

static bool check_aux(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    switch ((enum ir_aux_kind)ir_ops[ins->op].aux) {
    case AUX_NONE: return ins->aux == 0 || fail(v, "attribute not 0");
    case AUX_SLOT: return check_slot(v);
    case AUX_BITS: return check_bits(v);
    case AUX_SIZE: return check_size(v);
    case AUX_CC: return ins->aux <= IR_LE || fail(v, "condition %u", ins->aux);
    case AUX_MEM: return check_mem(v);
    case AUX_TAG: return check_tag(v);
    case AUX_FENCE: return ins->aux <= IR_SEQ_CST || fail(v, "order %u", ins->aux);
    case AUX_TARGET: return check_target(v);
    case AUX_TRAP: return ins->aux < IR_NTRAPS || fail(v, "reason %u", ins->aux);
    case AUX_HELPER: return check_helper(v);
    case AUX_FP: return check_fp(v);
    case AUX_FPI: return check_fpi(v);
    case AUX_LANE: return check_lane(v);
    case AUX_SHA1: return (ir_imm_of(ins->aux) <= 2 && ir_lane_of(ins->aux) == 0) || fail(v, "immediate");
    case AUX_VFP: return check_vfp(v);
    }
    return false;
}

/* ---- structure --------------------------------------------------------------------------------- */

static bool check_instruction(struct verify *v)
{
    const struct ir_ins *ins = current(v);
    if (ins->op >= IR_NOPS)
        return fail(v, "operation %u", ins->op);
    bool is_last = v->at == v->block->end - 1, is_term = ir_ops[ins->op].effects == IR_TERM;
    if (is_last != is_term)
        return fail(v, is_last ? "the block does not end with a branch or trap" : "behind it the block goes on");
    if (!check_result(v) || !check_operands(v) || !check_aux(v))
        return false;
    if (ins->op == IR_vconst && ins->a >= v->ir->npool)
        return fail(v, "no pool entry %u", ins->a);
    if (ins->op == IR_iconst && ins->type == IR_I32 && ins->b != 0)
        return fail(v, "more than 32 bits");
    if ((ins->op == IR_bswap32 && ins->type != IR_I64) || (ins->op == IR_call && !ir_is_const(v->ir, ins->a)) ||
        (ins->op == IR_call_ind && !ir_is_const(v->ir, ins->b)))
        return fail(v, "operand or type");
    return ins->op == IR_i2f || ins->op == IR_f2i ? check_move(v) : true;
}

bool ir_verify(const struct ir *ir, char error[static 200])
{
    struct verify v = {.ir = ir, .error = error};
    uint32_t free = 0;
    for (uint32_t i = 0; i < ir->nblocks; i++) {
        v.block = &ir->blocks[i];
        if (v.block->first < free || v.block->end <= v.block->first || v.block->end > ir->nins) {
            snprintf(error, 200, "block %u: instructions %u to %u", i, v.block->first, v.block->end);
            return false;
        }
        for (v.at = v.block->first; v.at < v.block->end; v.at++)
            if (!check_instruction(&v))
                return false;
        free = v.block->end;
    }
    return true;
}
