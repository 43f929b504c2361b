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

#define IS(operands, k, kind) ((operands)[k] == (kind) ? 1 << (k) : 0)
#define SET(operands, kind) (IS(operands, 0, kind) | IS(operands, 1, kind) | IS(operands, 2, kind))

const struct ir_op_info ir_ops[IR_NOPS] = {
#define OP(name, result, operands, aux, effects) \
    [IR_##name] = {#name, operands, RESULT_##result, AUX_##aux, IR_##effects,  \
                   SET(operands, 'v') | SET(operands, 'o') << 4},
#include "translate/ir_ops.def"
#undef OP
};

const char *const ir_type_names[IR_NTYPES] = {
    [IR_VOID] = "void", [IR_I32] = "i32", [IR_I64] = "i64",   [IR_F16] = "f16",
    [IR_F32] = "f32",   [IR_F64] = "f64", [IR_V128] = "v128", [IR_FLAGS] = "flags",
};
