/* ir_info.c: the static facts of every IR operation, from ir_ops.def. Knows no guest and no host. */
#include "translate/ir.h"

/* The names that the `result` column uses. */
enum {
    RESULT_T = IR_RESULT_T,
    RESULT_V = IR_VOID,
    RESULT_I32 = IR_I32,
    RESULT_I64 = IR_I64,
    RESULT_V128 = IR_V128,
    RESULT_FLAGS = IR_FLAGS,
};

const struct ir_op_info ir_ops[IR_NOPS] = {
#define OP(name, result, operands, aux, effects) \
    [IR_##name] = {#name, operands, RESULT_##result, AUX_##aux, IR_##effects},
#include "translate/ir_ops.def"
#undef OP
};

#define IS_KIND(operands, k, kind) ((operands)[k] == (kind) ? 1 << (k) : 0)
#define SET(operands, kind) (IS_KIND(operands, 0, kind) | IS_KIND(operands, 1, kind) | IS_KIND(operands, 2, kind))

/* FP operations can raise an exception: they trap, and set sticky flags. */
#define IS(op, other) (IR_##op == IR_##other)
#define IS_FP(aux) (AUX_##aux == AUX_FP || AUX_##aux == AUX_FPI || AUX_##aux == AUX_VFP)
#define RAISES(op, aux) (IS_FP(aux) && !IS(op, vfneg) && !IS(op, vfabs))
/* The first access to the sticky flags is left to the interpreter (code_buffer.fp_exact). */
#define IS_FLAG_ACCESS(op) (IS(op, fpstat) || IS(op, setfpstat))
#define IS_DIRECT(op) (IS(op, br_if) || IS(op, jump) || IS(op, call))

#define TRAITS(op, aux, effects) \
    ((IR_##effects == IR_READ || (IR_##effects == IR_PURE && !RAISES(op, aux)) ? IR_REMOVABLE : 0) | \
     (IS(op, zext) || IS(op, trunc) || IS(op, v2f) || IS(op, f2v) ? IR_CONVERTS : 0) | \
     (AUX_##aux == AUX_MEM || AUX_##aux == AUX_TAG || IS(op, low_check) || RAISES(op, aux) || IS_FLAG_ACCESS(op) ? IR_FAULTS : 0) | \
     (IS_DIRECT(op) ? IR_LEAVES : 0) | (IR_##effects == IR_TERM && !IS_DIRECT(op) ? IR_SEES_ALL : 0) | \
     (AUX_##aux == AUX_HELPER ? IR_HELPS : 0))

const struct ir_facts ir_facts[IR_NOPS] = {
#define OP(op, result, operands, aux, effects) \
    [IR_##op] = {SET(operands, 'v') | SET(operands, 'o') << 4, RESULT_##result, IR_##effects, TRAITS(op, aux, effects)},
#include "translate/ir_ops.def"
#undef OP
};

const char *const ir_type_names[IR_NTYPES] = {
    [IR_VOID] = "void", [IR_I32] = "i32", [IR_I64] = "i64",   [IR_F16] = "f16",
    [IR_F32] = "f32",   [IR_F64] = "f64", [IR_V128] = "v128", [IR_FLAGS] = "flags",
};
