/* ir_eval_fp.c: the meaning of the floating-point operations, scalar and vector, by softfloat.
 * Reads the thread's FP control word and adds to its sticky flags; knows nothing of the host's FP unit. */
#include "contract/state.h"
#include "translate/ir_eval.h"
#include "translate/softfloat.h"

/* ---- attributes ------------------------------------------------------------------------------ */
static struct sf_env env_of(const struct cpu_state *st, uint16_t aux, bool has_nan_rule)
{
    return (struct sf_env){
        .control = st->fp_control,
        .nan = has_nan_rule ? (enum ir_nan)(aux >> IR_FP_NAN_SHIFT & 3) : IR_NAN_ARM,
        .round = (enum ir_round)(aux >> IR_FP_ROUND_SHIFT & 7),
    };
}

static enum sf_format format_of(enum ir_type type)
{
    return type == IR_F16 ? SF_F16 : type == IR_F32 ? SF_F32 : SF_F64;
}

static unsigned bits_of(enum ir_type type)
{
    return type == IR_F16 ? 16 : type == IR_F32 || type == IR_I32 ? 32 : 64;
}

/* ---- operations on one number or lane, all in one format ------------------------------------- */
typedef uint64_t lane_fn(struct sf_env *env, enum sf_format f, uint16_t aux, const uint64_t x[3]);

#define LANE(name) static uint64_t lane_##name(struct sf_env *env, enum sf_format f, uint16_t aux, const uint64_t x[3])
#define LANE_OP(name, ...) LANE(name) { (void)aux; return sf_##name(env, f, __VA_ARGS__); }
LANE_OP(add, x[0], x[1])
LANE_OP(sub, x[0], x[1])
LANE_OP(mul, x[0], x[1])
LANE_OP(div, x[0], x[1])
LANE_OP(sqrt, x[0])
LANE_OP(fma, x[0], x[1], x[2])
LANE_OP(mulx, x[0], x[1])
LANE_OP(recip_step, x[0], x[1])
LANE_OP(rsqrt_step, x[0], x[1])
LANE_OP(recip_estimate, x[0])
LANE_OP(rsqrt_estimate, x[0])
LANE_OP(min, x[0], x[1])
LANE_OP(max, x[0], x[1])
LANE_OP(minnm, x[0], x[1])
LANE_OP(maxnm, x[0], x[1])
LANE_OP(round_int, x[0], aux & IR_FP_EXACT)

static uint64_t sign_bit(enum sf_format f) { return UINT64_C(1) << ((16u << f) - 1); }
LANE(neg) { (void)env, (void)aux; return x[0] ^ sign_bit(f); }
LANE(abs) { (void)env, (void)aux; return x[0] & ~sign_bit(f); }

static uint64_t mask(bool holds) { return holds ? ~UINT64_C(0) : 0; }
LANE(cmpeq) { (void)aux; return mask(sf_compare(env, f, x[0], x[1], false) == SF_EQUAL); }
LANE(cmpgt) { return mask(sf_compare(env, f, x[0], x[1], aux & IR_FP_SIGNAL) == SF_GREATER); }
LANE(cmpge)
{
    enum sf_order order = sf_compare(env, f, x[0], x[1], aux & IR_FP_SIGNAL);
    return mask(order == SF_GREATER || order == SF_EQUAL);
}
/* lanes of the same size */
LANE(to_int) { return sf_to_int(env, f, x[0], 16u << f, aux & IR_FP_UNSIGNED, 0); }
LANE(from_int) { return sf_from_int(env, f, x[0], 16u << f, aux & IR_FP_UNSIGNED, 0); }

#define BOTH(op, name) [IR_f##op] = {lane_##name, false}, [IR_vf##op] = {lane_##name, true}
static const struct { lane_fn *fn; bool vector; } lane_ops[IR_NOPS] = {
    BOTH(add, add), BOTH(sub, sub), BOTH(mul, mul), BOTH(div, div), BOTH(sqrt, sqrt),
    [IR_fma] = {lane_fma, false}, [IR_vfma] = {lane_fma, true},
    [IR_vfmulx] = {lane_mulx, true}, [IR_vfrecps] = {lane_recip_step, true}, [IR_vfrsqrts] = {lane_rsqrt_step, true},
    [IR_vfrecpe] = {lane_recip_estimate, true}, [IR_vfrsqrte] = {lane_rsqrt_estimate, true},
    BOTH(min, min), BOTH(max, max), BOTH(minnm, minnm), BOTH(maxnm, maxnm), BOTH(neg, neg), BOTH(abs, abs),
    BOTH(round, round_int),
    [IR_vfcmpeq] = {lane_cmpeq, true}, [IR_vfcmpge] = {lane_cmpge, true}, [IR_vfcmpgt] = {lane_cmpgt, true},
    [IR_vfcvt_i] = {lane_to_int, true}, [IR_vicvt_f] = {lane_from_int, true},
};

/* ---- lanes of vectors ------------------------------------------------------------------------ */
static uint64_t get_lane(const union ir_val *v, enum sf_format f, unsigned i)
{
    return f == SF_F16 ? v->h[i] : f == SF_F32 ? v->s[i] : v->d[i];
}

static void set_lane(union ir_val *v, enum sf_format f, unsigned i, uint64_t value)
{
    if (f == SF_F16)
        v->h[i] = (uint16_t)value;
    else if (f == SF_F32)
        v->s[i] = (uint32_t)value;
    else
        v->d[i] = value;
}

static union ir_val each_lane(struct sf_env *env, lane_fn *fn, uint16_t aux, const union ir_val in[3])
{
    enum sf_format f = (enum sf_format)(ir_lane_of(aux) - 1);
    union ir_val result;
    for (unsigned i = 0; i < 8u >> f; i++) {
        uint64_t x[3] = {get_lane(&in[0], f, i), get_lane(&in[1], f, i), get_lane(&in[2], f, i)};
        set_lane(&result, f, i, fn(env, f, aux, x));
    }
    return result;
}

/* Between lanes of a format in the low 8 bytes and the next larger one in 16. */
static union ir_val resize_lanes(struct sf_env *env, uint16_t aux, const union ir_val *a, bool widen)
{
    enum sf_format small = (enum sf_format)(ir_lane_of(aux) - 1), large = (enum sf_format)(small + 1);
    enum sf_format from = widen ? small : large, to = widen ? large : small;
    union ir_val result = {.d = {0, 0}};
    for (unsigned i = 0; i < 4u >> small; i++)
        set_lane(&result, to, i, sf_convert(env, to, from, get_lane(a, from, i)));
    return result;
}

static union ir_val fma_half(struct sf_env *env, const union ir_val in[3])
{
    union ir_val r;
    for (unsigned i = 0; i < 4; i++)
        r.s[i] = (uint32_t)sf_fma_half(env, in[0].h[i], in[1].h[i], in[2].s[i]);
    return r;
}

/* ---- scalar operations with more than one format --------------------------------------------- */
static const uint8_t nzcv_of_order[] = {[SF_LESS] = 8, [SF_EQUAL] = 6, [SF_GREATER] = 2, [SF_UNORDERED] = 3};

static bool convert(struct sf_env *env, uint64_t head, uint64_t a, uint64_t b, uint64_t *result)
{
    uint16_t aux = ir_head_aux(head);
    enum ir_type type = ir_head_type(head);
    enum ir_type from = (enum ir_type)(aux >> IR_FP_SRC_SHIFT & 15), fpi_from = (enum ir_type)(aux & 7);
    unsigned imm = aux >> IR_FPI_IMM_SHIFT & 0x7f;
    bool is_unsigned = aux & IR_FP_UNSIGNED;
    switch (ir_head_op(head)) {
    case IR_fcmpf:
        *result = nzcv_of_order[sf_compare(env, format_of(ir_head_type_a(head)), a, b, aux & IR_FP_SIGNAL)];
        return true;
    case IR_fround_n:
        *result = sf_round_int_n(env, format_of(type), a, imm);
        return true;
    case IR_fcvt:
        *result = sf_convert(env, format_of(type), format_of(from), a);
        return true;
    case IR_fcvt_i:
        *result = sf_to_int(env, format_of(from), a, bits_of(type), is_unsigned, 0);
        return true;
    case IR_fcvt_fx:
        env->round = IR_RN_ZERO;
        *result = sf_to_int(env, format_of(fpi_from), a, bits_of(type), is_unsigned, imm);
        return true;
    case IR_icvt_f:
        *result = sf_from_int(env, format_of(type), a, bits_of(from), is_unsigned, 0);
        return true;
    case IR_fxcvt_f:
        *result = sf_from_int(env, format_of(type), a, bits_of(fpi_from), is_unsigned, imm);
        return true;
    case IR_fjcvt:
        *result = sf_to_int_modulo(env, a);
        return true;
    default:
        return false;
    }
}

static bool is_fpi(enum ir_op op) { return op == IR_fround_n || op == IR_fcvt_fx || op == IR_fxcvt_f; }

/* `in`: copies, for ret may be one of the operands. */
static bool eval(struct sf_env *env, uint64_t head, union ir_val *ret, const union ir_val in[3])
{
    enum ir_op op = ir_head_op(head);
    uint16_t aux = ir_head_aux(head);
    lane_fn *fn = lane_ops[op].fn;
    if (fn && lane_ops[op].vector) {
        *ret = each_lane(env, fn, aux, in);
        return true;
    }
    if (op == IR_vfwiden || op == IR_vfnarrow) {
        *ret = resize_lanes(env, aux, &in[0], op == IR_vfwiden);
        return true;
    }
    if (op == IR_vfmal) {
        *ret = fma_half(env, in);
        return true;
    }
    union ir_val result = {.d = {0, 0}};
    if (fn) {
        enum sf_format f = format_of(ir_head_type(head));
        uint64_t x[3] = {in[0].u64, in[1].u64, in[2].u64};
        result.u64 = fn(env, f, aux, x) & ~UINT64_C(0) >> (64 - (16u << f));
    } else if (!convert(env, head, in[0].u64, in[1].u64, &result.u64)) {
        return false;
    }
    *ret = result;
    return true;
}

bool ir_eval_fp(struct cpu_state *st, uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
                const union ir_val *c)
{
    static const union ir_val none;
    struct sf_env env = env_of(st, ir_head_aux(head), !is_fpi(ir_head_op(head)));
    const union ir_val in[3] = {*a, b ? *b : none, c ? *c : none};
    if (!eval(&env, head, ret, in))
        return false;
    st->fp_status |= env.status;
    return true;
}
