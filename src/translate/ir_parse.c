/* ir_parse.c: reads the text form of the IR, see docs/ir.md. Checks words and numbers; ir_verify checks the rest.
 * Knows no guest and no host. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "translate/ir_text.h"

enum { MOST_LABELS = 1 << 22, WORD = 64 };

struct parser {
    struct ir *ir;
    const char *at;          /* in the current line; lines end at \n, ; or the end of the text */
    unsigned line;
    char *error;
    uint32_t *labels;        /* %N -> index of the instruction, IR_NONE = none yet */
    uint32_t nlabels;
    bool in_block;
    uint32_t ninsn;          /* of the current block */
};

__attribute__((format(printf, 2, 3))) static bool fail(struct parser *p, const char *format, ...)
{
    char text[160];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    snprintf(p->error, 200, "line %u: %s", p->line, text);
    return false;
}

/* ---- characters, words, numbers ---------------------------------------------------------------- */

static void skip_blanks(struct parser *p)
{
    while (*p->at == ' ' || *p->at == '\t')
        p->at++;
}

static bool at_end(struct parser *p)
{
    skip_blanks(p);
    return *p->at == '\0' || *p->at == '\n' || *p->at == ';';
}

static bool accept(struct parser *p, char c)
{
    skip_blanks(p);
    if (*p->at != c)
        return false;
    p->at++;
    return true;
}

static bool expect(struct parser *p, char c) { return accept(p, c) || fail(p, "'%c' expected", c); }

static bool parse_word(struct parser *p, char word[static WORD])
{
    unsigned n = 0;
    skip_blanks(p);
    while ((isalnum((unsigned char)*p->at) || *p->at == '_') && n < WORD - 1)
        word[n++] = *p->at++;
    word[n] = '\0';
    return n > 0 || fail(p, "a word expected");
}

static int digit_of(char c, unsigned base)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, tolower((unsigned char)c)) : NULL;
    return found && found < digits + base ? (int)(found - digits) : -1;
}

static bool parse_wide(struct parser *p, union ir_val *value)
{
    unsigned __int128 number = 0;
    unsigned base = 10, n = 0;
    bool negative = accept(p, '-');
    skip_blanks(p);
    if (p->at[0] == '0' && (p->at[1] == 'x' || p->at[1] == 'X')) {
        base = 16;
        p->at += 2;
    }
    for (int digit; (digit = digit_of(*p->at, base)) >= 0; p->at++, n++)
        number = number * base + (unsigned)digit;
    if (n == 0)
        return fail(p, "a number expected");
    if (negative)
        number = 0 - number;
    *value = (union ir_val){.d = {(uint64_t)number, (uint64_t)(number >> 64)}};
    return true;
}

static bool parse_number(struct parser *p, uint64_t *value)
{
    union ir_val wide;
    if (!parse_wide(p, &wide))
        return false;
    *value = wide.d[0];
    return true;
}

/* ---- values ------------------------------------------------------------------------------------ */

static bool parse_label(struct parser *p, uint64_t *label)
{
    if (!expect(p, '%') || !parse_number(p, label))
        return false;
    return *label < MOST_LABELS || fail(p, "%%%llu is too large", (unsigned long long)*label);
}

static bool parse_value(struct parser *p, uint32_t *id)
{
    uint64_t label;
    if (!parse_label(p, &label))
        return false;
    if (label >= p->nlabels || p->labels[label] == IR_NONE)
        return fail(p, "%%%llu is not defined", (unsigned long long)label);
    *id = p->labels[label];
    return true;
}

static void define(struct parser *p, uint64_t label, uint32_t id)
{
    if (label >= p->nlabels) {
        uint32_t count = (uint32_t)(label + 1) * 2;
        p->labels = arena_grow(p->ir->arena, p->labels, p->nlabels, count, sizeof p->labels[0]);
        memset(p->labels + p->nlabels, 0xff, (count - p->nlabels) * sizeof p->labels[0]);
        p->nlabels = count;
    }
    p->labels[label] = id;
}

/* ---- operands ---------------------------------------------------------------------------------- */

static bool parse_address(struct parser *p, struct ir_ins *ins)
{
    uint64_t displacement = 0;
    if (!expect(p, '[') || !parse_value(p, &ins->a))
        return false;
    skip_blanks(p);
    if (*p->at == '+' || *p->at == '-') {
        p->at += *p->at == '+';
        if (!parse_number(p, &displacement))
            return false;
        if (ir_ops[ins->op].operands[2] != 'i' || (int64_t)displacement != (int32_t)displacement)
            return fail(p, "displacement");
        ins->c = (uint32_t)displacement;
    }
    return expect(p, ']');
}

static bool parse_target(struct parser *p, struct ir_ins *ins)
{
    uint64_t number;
    skip_blanks(p);
    if (ir_ops[ins->op].aux == AUX_TARGET && strncmp(p->at, "block", 5) == 0) {
        p->at += 5;
        ins->aux = IR_TARGET_BLOCK;
    }
    if (!parse_number(p, &number))
        return false;
    ins->b = (uint32_t)number;
    ins->c = (uint32_t)(number >> 32);
    return true;
}

static bool parse_immediate(struct parser *p, struct ir_ins *ins)
{
    union ir_val number;
    if (!parse_wide(p, &number))
        return false;
    ins->a = ins->op == IR_vconst ? ir_pool_entry(p->ir, number) : number.s[0];
    return true;
}

static bool parse_integer(struct parser *p, struct ir_ins *ins)
{
    uint64_t number;
    if (!parse_number(p, &number))
        return false;
    ins->a = (uint32_t)number;
    ins->b = ins->type == IR_I32 ? 0 : (uint32_t)(number >> 32);
    return true;
}

static bool parse_operand(struct parser *p, struct ir_ins *ins, unsigned position)
{
    uint32_t *const values[3] = {&ins->a, &ins->b, &ins->c};
    char kind = ir_ops[ins->op].operands[position];
    if (kind == 'k')
        return parse_integer(p, ins);
    if (kind == 'p')
        return parse_target(p, ins);
    if (kind == 'i')
        return parse_immediate(p, ins);
    if (ir_text_has_address(ins->op) && position == 0)
        return parse_address(p, ins);
    if (kind == 'o' && accept(p, '_')) {
        *values[position] = IR_NONE;
        return true;
    }
    return parse_value(p, values[position]);
}

static bool is_written(enum ir_op op, unsigned position)
{
    const char *operands = ir_ops[op].operands;
    char kind = operands[position];
    if (kind == '-' || (kind == 'i' && ir_text_has_address(op)))
        return false;
    return !(position && operands[position - 1] == kind && (kind == 'p' || kind == 'k'));
}

static bool parse_operands(struct parser *p, struct ir_ins *ins, bool comma)
{
    uint32_t *const values[3] = {&ins->a, &ins->b, &ins->c};
    for (unsigned i = 0; i < 3; i++) {
        if (!is_written(ins->op, i))
            continue;
        if (ins->op == IR_call_h && at_end(p)) {
            *values[i] = IR_NONE;
            continue;
        }
        if ((comma && !expect(p, ',')) || !parse_operand(p, ins, i))
            return false;
        comma = true;
    }
    return true;
}

/* ---- attributes -------------------------------------------------------------------------------- */

static int find_name(const char *const *names, const char *word)
{
    for (int i = 0; names && names[i]; i++)
        if (strcmp(names[i], word) == 0)
            return i;
    return -1;
}

static bool set_field(struct parser *p, struct ir_ins *ins, const struct ir_text_field *field, uint64_t value)
{
    uint64_t mask = (1u << field->bits) - 1;
    if (value > mask)
        return fail(p, "%s %llu is too large", field->key ? field->key : "value", (unsigned long long)value);
    ins->aux = (uint16_t)((ins->aux & ~(mask << field->shift)) | value << field->shift);
    return true;
}

static bool parse_field_value(struct parser *p, struct ir_ins *ins, const struct ir_text_field *field)
{
    char word[WORD];
    uint64_t number;
    if (!field->names)
        return parse_number(p, &number) && set_field(p, ins, field, number);
    if (!parse_word(p, word))
        return false;
    int value = find_name(field->names, word);
    return value < 0 ? fail(p, "unknown %s %s", field->key, word) : set_field(p, ins, field, (uint64_t)value);
}

static bool parse_attribute(struct parser *p, struct ir_ins *ins)
{
    char word[WORD];
    if (!parse_word(p, word))
        return false;
    bool has_value = accept(p, '=');
    for (unsigned i = 0; i < ir_text_nfields; i++) {
        const struct ir_text_field *field = &ir_text_fields[i];
        if (!ir_text_has_field(field, ins->op) || has_value != (field->key != NULL))
            continue;
        if (has_value && strcmp(field->key, word) == 0)
            return parse_field_value(p, ins, field);
        int value = has_value ? -1 : find_name(field->names, word);
        if (value >= 0)
            return set_field(p, ins, field, (uint64_t)value);
    }
    return fail(p, "%s has no attribute %s", ir_ops[ins->op].name, word);
}

/* Slot, helper, reason of a trap: before the operands. */
static bool parse_subject(struct parser *p, struct ir_ins *ins, bool *present)
{
    enum ir_aux_kind kind = (enum ir_aux_kind)ir_ops[ins->op].aux;
    char word[WORD];
    *present = kind == AUX_SLOT || kind == AUX_HELPER || kind == AUX_TRAP;
    if (!*present)
        return true;
    if (!parse_word(p, word))
        return false;
    int found = kind == AUX_TRAP ? find_name(ir_trap_names, word) : -1;
    for (uint32_t i = 0; kind == AUX_SLOT && i < p->ir->nslots; i++)
        if (strcmp(p->ir->slots[i].name, word) == 0)
            found = (int)i;
    for (uint32_t i = 0; kind == AUX_HELPER && i < p->ir->nhelpers; i++)
        if (strcmp(p->ir->helpers[i].name, word) == 0)
            found = (int)i;
    if (found < 0)
        return fail(p, "unknown name %s", word);
    ins->aux = (uint16_t)found;
    return true;
}

/* ---- lines ------------------------------------------------------------------------------------- */

static bool parse_operation(struct parser *p, struct ir_ins *ins)
{
    char word[WORD];
    unsigned op = 0;
    if (!parse_word(p, word))
        return false;
    while (op < IR_NOPS && strcmp(ir_ops[op].name, word) != 0)
        op++;
    if (op == IR_NOPS)
        return fail(p, "unknown operation %s", word);
    ins->op = (uint8_t)op;
    ins->type = ir_ops[op].result == IR_RESULT_T ? IR_VOID : ir_ops[op].result;
    if (ir_ops[op].result != IR_RESULT_T)
        return true;
    if (!accept(p, '.'))
        return op == IR_call_h || fail(p, "%s needs a type", word);
    if (!parse_word(p, word))
        return false;
    for (unsigned type = IR_VOID + 1; type < IR_NTYPES; type++)
        if (strcmp(ir_type_names[type], word) == 0)
            ins->type = (uint8_t)type;
    return ins->type != IR_VOID || fail(p, "unknown type %s", word);
}

static bool parse_instruction(struct parser *p)
{
    struct ir_ins ins = {0};
    uint64_t label = 0;
    bool has_label, has_subject;
    skip_blanks(p);
    has_label = *p->at == '%';
    if (has_label && (!parse_label(p, &label) || !expect(p, '=')))
        return false;
    if (!parse_operation(p, &ins) || !parse_subject(p, &ins, &has_subject) || !parse_operands(p, &ins, has_subject))
        return false;
    while (!at_end(p))
        if (!parse_attribute(p, &ins))
            return false;
    if (has_label != (ins.type != IR_VOID))
        return fail(p, "%s %s", ir_ops[ins.op].name, has_label ? "has no value" : "has a value");
    uint32_t id = ir_emit(p->ir, ins.op, ins.type, ins.aux, ins.a, ins.b, ins.c);
    if (has_label)
        define(p, label, id);
    return true;
}

static void end_block(struct parser *p)
{
    if (p->in_block)
        ir_end_block(p->ir, p->ninsn);
    p->in_block = false;
}

/* block ADDRESS|none [insns=N]: */
static bool parse_block(struct parser *p)
{
    uint64_t pc = IR_NO_PC, number;
    char word[WORD];
    end_block(p);
    skip_blanks(p);
    if (strncmp(p->at, "none", 4) == 0)
        p->at += 4;
    else if (!parse_number(p, &pc))
        return false;
    p->ninsn = 0;
    while (!accept(p, ':')) {
        if (!parse_word(p, word) || !expect(p, '=') || !parse_number(p, &number))
            return false;
        if (strcmp(word, "insns") == 0)
            p->ninsn = (uint32_t)number;
        else
            return fail(p, "a block has no %s", word);
    }
    ir_begin_block(p->ir, pc);
    p->in_block = true;
    return at_end(p) || fail(p, "text behind the block's head");
}

static bool parse_line(struct parser *p)
{
    if (at_end(p))
        return true;
    if (strncmp(p->at, "block ", 6) == 0) {
        p->at += 6;
        return parse_block(p);
    }
    return p->in_block ? parse_instruction(p) : fail(p, "an instruction outside of a block");
}

bool ir_parse(struct ir *ir, const char *text, char error[static 200])
{
    struct parser p = {.ir = ir, .at = text, .line = 1, .error = error};
    for (; *p.at; p.line++) {
        if (!parse_line(&p))
            return false;
        p.at += strcspn(p.at, "\n");
        p.at += *p.at == '\n';
    }
    end_block(&p);
    return true;
}
