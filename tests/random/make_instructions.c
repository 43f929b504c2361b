/* Single instructions with random operands, and short sequences that belong together. Constants are A64 encodings, most with
 * operands of 0. */
#include "program.h"

enum { WRITE_BACK = 1 << 23, V = 1 << 26, SET_FLAGS = 1 << 29 };
#define COUNT(a) (sizeof(a) / sizeof(a)[0])
#define ONE_OF(a) ((a)[chance(COUNT(a))])

struct program program;
uint64_t seed;
static unsigned few_registers, few_vectors; /* 0: all of them */

unsigned chance(unsigned n)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (unsigned)(seed >> 20) % n;
}

void choose_registers(void)
{
    few_registers = chance(2) ? 0 : 4 + chance(8);
    few_vectors = chance(2) ? 0 : 4 + chance(8);
}

void emit(uint32_t word, enum flags_use flags)
{
    program.words[program.n] = (struct word){flags, TO_NEXT, false, false};
    program.code[program.n++] = word;
}

static void emit_move(uint32_t word)
{
    emit(word, IGNORES_FLAGS);
    program.words[program.n - 1].patchable = true;
}

/* x3 to x15, x20 to x28: the others have a part to play. */
uint32_t rd(void)
{
    if (few_registers)
        return 3 + chance(few_registers);
    uint32_t r = chance(22);
    return r < 13 ? 3 + r : 7 + r;
}

uint32_t rn(void) { return rd() << 5; }
uint32_t rm(void) { return rd() << 16; }
uint32_t vec(void) { return chance(few_vectors ? few_vectors : 32); }
uint32_t cond(void) { return chance(14); }
static uint32_t cond_field(void) { return cond() << 12; }
static uint32_t width(void) { return chance(3) ? 1u << 31 : 0; }
static uint32_t vectors(void) { return vec() << 16 | vec() << 5 | vec(); }

static uint32_t rd_but(uint32_t a, uint32_t b)
{
    uint32_t r;
    do
        r = rd();
    while (r == a || r == b);
    return r;
}

/* ---- integers ------------------------------------------------------------------------------------ */

void emit_sum(void)
{
    uint32_t kind = chance(4) << 29 | width();
    enum flags_use f = kind & SET_FLAGS ? WRITES_FLAGS : IGNORES_FLAGS;
    uint32_t operands = rn() | (f && chance(2) ? 31 : rd());
    switch (chance(4)) {
    case 0:
        emit(0x11000000 | kind | chance(2) << 22 | chance(4096) << 10 | operands, f);
        break;
    case 1:
        emit(0x11000000 | kind | chance(5) << 10 | operands, f);
        break;
    case 2:
        emit(0x0b000000 | kind | chance(3) << 22 | rm() | chance(2) * chance(32) << 10 | operands, f);
        break;
    default:
        emit(0x0b200000 | kind | rm() | chance(8) << 13 | chance(5) << 10 | operands, f);
        break;
    }
}

static void emit_logical(bool immediate)
{
    uint32_t w = width(), sf = w >> 31, opc = chance(4), bits = sf ? 64 : 32;
    uint32_t how = immediate ? 0x12000000 | sf << 22 | chance(bits) << 16 | chance(bits - 1) << 10
                             : 0x0a000000 | chance(4) << 22 | chance(2) << 21 | rm() | chance(2) * chance(32) << 10;
    emit(how | w | opc << 29 | rn() | rd(), opc == 3 ? WRITES_FLAGS : IGNORES_FLAGS);
}

static void emit_field(void)
{
    uint32_t w = width(), sf = w >> 31, bits = sf ? 64 : 32;
    if (chance(2))
        emit(0x13000000 | w | chance(3) << 29 | sf << 22 | chance(bits) << 16 | chance(bits) << 10 | rn() | rd(),
             IGNORES_FLAGS);
    else
        emit(0x13800000 | w | sf << 22 | rm() | chance(bits) << 10 | rn() | rd(), IGNORES_FLAGS); /* EXTR */
}

static void emit_product(void)
{
    static const uint32_t high[] = {0x9b407c00, 0x9bc07c00}, sums[] = {0x9b200000, 0x9ba00000, 0x9b208000, 0x9ba08000};
    switch (chance(4)) {
    case 0:
        emit(ONE_OF(high) | rm() | rn() | rd(), IGNORES_FLAGS);
        break;
    case 1:
        emit(ONE_OF(sums) | rm() | rd() << 10 | rn() | rd(), IGNORES_FLAGS);
        break;
    default:
        emit(0x1b000000 | width() | chance(2) << 15 | rm() | rd() << 10 | rn() | rd(), IGNORES_FLAGS);
        break;
    }
}

static void emit_select(void)
{
    emit(0x1a800000 | width() | chance(2) << 30 | chance(2) << 10 | rm() | cond_field() | rn() | rd(), READS_FLAGS);
}

static void emit_unary(void)
{
    static const uint32_t opcodes[] = {0, 1, 4, 5}; /* RBIT, REV16, CLZ, CLS */
    emit(0x5ac00000 | width() | ONE_OF(opcodes) << 10 | rn() | rd(), IGNORES_FLAGS);
}

static void emit_immediate(void)
{
    switch (chance(3)) {
    case 0:
        emit_move(0xd2800000 | chance(4) << 21 | chance(65536) << 5 | rd());
        break;
    case 1:
        emit_move(0x52800000 | chance(9) << 5 | rd());
        break;
    default: /* MOVK */
        emit(0xf2800000 | chance(4) << 21 | chance(65536) << 5 | rd(), IGNORES_FLAGS);
        break;
    }
}

void emit_integer(void)
{
    switch (chance(20)) {
    case 0:
        emit_logical(false);
        break;
    case 1:
    case 2:
        emit_logical(true);
        break;
    case 3:
        emit(0xaa0003e0 | rm() | rd(), IGNORES_FLAGS);
        break;
    case 4:
    case 5:
        emit_select();
        break;
    case 6: /* CSET */
        emit(0x1a9f07e0 | width() | cond_field() | rd(), READS_FLAGS);
        break;
    case 7: /* ADC, SBC */
        emit(0x1a000000 | width() | chance(4) << 29 | rm() | rn() | rd(), READS_FLAGS);
        break;
    case 8:
    case 9:
        emit_field();
        break;
    case 10: /* shifts */
        emit(0x1ac02000 | width() | chance(4) << 10 | rm() | rn() | rd(), IGNORES_FLAGS);
        break;
    case 11: /* divisions */
        emit(0x1ac00800 | width() | chance(2) << 10 | rm() | rn() | rd(), IGNORES_FLAGS);
        break;
    case 12:
    case 13:
        emit_product();
        break;
    case 14:
        emit_unary();
        break;
    case 15: /* CRC32 */
        emit(0x1ac04000 | chance(3) << 10 | chance(2) << 12 | rm() | rn() | rd(), IGNORES_FLAGS);
        break;
    case 16: /* MRS, NZCV */
        emit(0xd53b4200 | rd(), READS_FLAGS);
        break;
    case 17: /* MSR */
        emit(0xd51b4200 | rd(), WRITES_FLAGS);
        break;
    default:
        emit_immediate();
        break;
    }
}

void emit_compare(void)
{
    uint32_t w = width();
    switch (chance(4)) {
    case 0:
        emit(0x7100001f | w | chance(8) << 10 | rn(), WRITES_FLAGS);
        break;
    case 1:
        emit(0x6b00001f | w | rm() | rn(), WRITES_FLAGS);
        break;
    case 2:
        emit(0x6a00001f | w | rm() | rn(), WRITES_FLAGS);
        break;
    default:
        emit(0x3100001f | w | chance(8) << 10 | rn(), WRITES_FLAGS);
        break;
    }
}

void emit_conditional_compare(void)
{
    uint32_t immediate = chance(2), operand = immediate ? chance(32) : rd();
    emit(0x3a400000 | width() | chance(2) << 30 | immediate << 11 | operand << 16 | cond_field() | rn() | chance(16),
         READS_FLAGS);
}

/* A comparison, conditional ones behind it, perhaps what selects. */
void emit_chain(void)
{
    emit_compare();
    for (unsigned n = 1 + chance(3); n; n--) {
        if (!chance(4))
            emit_integer();
        emit_conditional_compare();
    }
    if (chance(2))
        emit_select();
}

/* ---- vectors and floating point ------------------------------------------------------------------ */

static void emit_three_vectors(void)
{
    static const uint32_t sized[] = {
        0x4e208400, 0x6e208400, 0x4e203400, 0x6e203400, 0x4e203c00, 0x6e203c00, 0x4e206400, 0x6e206400, 0x4e206c00,
        0x6e206c00, 0x6e208c00, 0x4e208c00, 0x4e209c00, 0x4e20a400, 0x6e20a400, 0x4e20ac00, 0x4e20bc00, 0x4e200c00,
        0x6e200c00, 0x4e202c00, 0x4e204400, 0x6e204400, 0x4e207400, 0x6e207c00, 0x4e209400, 0x6e209400,
    };
    static const uint32_t logical[] = {0x4e201c00, 0x4e601c00, 0x4ea01c00, 0x4ee01c00,
                                       0x6e201c00, 0x6e601c00, 0x6ea01c00, 0x6ee01c00};
    static const uint32_t fp[] = {0x4e20d400, 0x4ea0d400, 0x6e20dc00, 0x6e20fc00, 0x4e20cc00, 0x4ea0cc00, 0x4e20e400,
                                  0x6e20e400, 0x6ea0e400, 0x4e20f400, 0x4ea0f400, 0x4e20c400, 0x6ea0d400};
    switch (chance(8)) {
    case 0:
    case 1:
    case 2:
        emit(ONE_OF(sized) | chance(3) << 22 | vectors(), IGNORES_FLAGS);
        break;
    case 3:
    case 4:
    case 5:
        emit(ONE_OF(logical) | vectors(), IGNORES_FLAGS);
        break;
    case 6: /* of 64-bit lanes */
        emit(0x4ee08400 | chance(2) << 29 | vectors(), IGNORES_FLAGS);
        break;
    default:
        emit(ONE_OF(fp) | chance(2) << 22 | vectors(), IGNORES_FLAGS);
        break;
    }
}

static void emit_two_vectors(void)
{
    static const struct {
        uint32_t word, sizes;
    } rows[] = {
        {0x4e200800, 1}, {0x6e200800, 2}, {0x4e205800, 1}, {0x6e205800, 1}, {0x4e20b800, 3}, {0x6e20b800, 3},
        {0x4e209800, 3}, {0x4e208800, 3}, {0x6e208800, 3}, {0x4e20a800, 3}, {0x4e202800, 3}, {0x6e202800, 3},
        {0x4e31b800, 3}, {0x6e30a800, 3}, {0x4e30a800, 3}, {0x0e212800, 3}, {0x4e212800, 3},
    };
    unsigned row = chance(COUNT(rows));
    emit(rows[row].word | chance(rows[row].sizes) << 22 | vec() << 5 | vec(), IGNORES_FLAGS);
}

static void emit_between_files(void)
{
    switch (chance(4)) {
    case 0: /* DUP */
        emit(0x4e000c00 | 1u << (16 + chance(4)) | rn() | vec(), IGNORES_FLAGS);
        break;
    case 1: /* UMOV */
        emit(0x4e083c00 | chance(2) << 20 | vec() << 5 | rd(), IGNORES_FLAGS);
        break;
    case 2:
        emit(0x4e001c00 | (chance(2) ? 8 | chance(2) << 4 : 4 | chance(4) << 3) << 16 | rn() | vec(), IGNORES_FLAGS);
        break;
    default:
        emit(chance(2) ? 0x9e660000 | vec() << 5 | rd() : 0x9e670000 | rn() | vec(), IGNORES_FLAGS);
        break;
    }
}

void emit_vector(void)
{
    static const uint32_t shifts[] = {0x4f005400, 0x6f000400, 0x4f000400}; /* SHL, USHR, SSHR */
    switch (chance(16)) {
    case 0:
    case 1:
        emit(ONE_OF(shifts) | (8 + chance(56)) << 16 | vec() << 5 | vec(), IGNORES_FLAGS);
        break;
    case 2:
        emit((chance(2) ? 0x4e003800 : 0x4e001800) | chance(2) << 14 | chance(4) << 22 | vectors(), IGNORES_FLAGS);
        break;
    case 3: /* EXT */
        emit(0x6e000000 | chance(16) << 11 | vectors(), IGNORES_FLAGS);
        break;
    case 4:
    case 5:
        emit_two_vectors();
        break;
    case 6:
    case 7:
    case 8:
    case 9:
        emit_between_files();
        break;
    default:
        emit_three_vectors();
        break;
    }
}

void emit_scalar(void)
{
    uint32_t type = chance(2) << 22;
    switch (chance(12)) {
    case 0:
    case 1:
    case 2: /* FMUL, FDIV, FADD, FSUB */
        emit(0x1e200800 | type | chance(4) << 12 | vectors(), IGNORES_FLAGS);
        break;
    case 3: /* FMAX, FMIN */
        emit(0x1e204800 | type | chance(4) << 12 | vectors(), IGNORES_FLAGS);
        break;
    case 4: /* FCMP */
        emit(0x1e202000 | type | vec() << 16 | vec() << 5, WRITES_FLAGS);
        break;
    case 5:
        emit(0x1e200400 | type | vec() << 16 | cond_field() | vec() << 5 | chance(16), READS_FLAGS);
        break;
    case 6: /* FCSEL */
        emit(0x1e200c00 | type | vectors() | cond_field(), READS_FLAGS);
        break;
    case 7:
        emit(0x1f000000 | type | chance(2) << 21 | chance(2) << 15 | vec() << 10 | vectors(), IGNORES_FLAGS);
        break;
    case 8: /* SCVTF */
        emit(0x1e220000 | type | width() | chance(2) << 16 | rn() | vec(), IGNORES_FLAGS);
        break;
    case 9: /* FCVTZ */
        emit(0x1e380000 | type | width() | chance(2) << 16 | vec() << 5 | rd(), IGNORES_FLAGS);
        break;
    case 10: /* FABS, FSQRT */
        emit(0x1e204000 | type | chance(4) << 15 | vec() << 5 | vec(), IGNORES_FLAGS);
        break;
    default:
        emit((chance(2) ? 0x1e22c000 : 0x1e624000) | vec() << 5 | vec(), IGNORES_FLAGS);
        break;
    }
}

/* ---- memory -------------------------------------------------------------------------------------- */

static uint32_t data_register(uint32_t word) { return word & V ? vec() : rd(); }

void emit_fixed_access(void)
{
    static const struct {
        uint32_t word, log;
    } rows[] = {{0xf9400000, 3}, {0xf9400000, 3}, {0xf9000000, 3}, {0xf9000000, 3}, {0x3dc00000, 4},
                {0x3d800000, 4}, {0xfd400000, 3}, {0xb9400000, 2}, {0xb9800000, 2}, {0xb9000000, 2}};
    uint32_t page = program.pages++, at = page * PAGE + 64 * chance(60);
    unsigned row = chance(page < 4 ? 10 : 7); /* the immediate of a word reaches four pages */
    emit(rows[row].word | at >> rows[row].log << 10 | data_register(rows[row].word), IGNORES_FLAGS);
}

/* Of general registers: QEMU has loaded one of two vectors when the other one faults. */
static void emit_pair(void)
{
    static const uint32_t pairs[] = {0xa8c00000, 0xa8800000, 0xa9400000, 0xa9000000, 0x28c00000, 0xa9c00000};
    uint32_t word = ONE_OF(pairs), first = rd(), second = rd_but(first, first), log = 2 + (word >> 31);
    uint32_t immediate = word & WRITE_BACK ? 16u >> log : chance(3);
    emit(word | immediate << 15 | second << 10 | 1 << 5 | first, IGNORES_FLAGS);
}

/* Through x1, which moves on by some; pages are met in this order. */
void emit_walk(void)
{
    static const uint32_t singles[] = {0xf8400400, 0xf8000400, 0xf8408000, 0xf8400c00, 0xf8000c00, 0x38400400,
                                       0xb8400400, 0x38800400, 0x78400400, 0x38000400, 0xb8000000, 0x38c00000,
                                       0xfc400400, 0xbc000400, 0x3cc00400, 0x3c800400};
    if (!chance(9)) {
        emit_pair();
        return;
    }
    uint32_t word = ONE_OF(singles);
    int step = chance(6) ? 8 : 16;
    if (!chance(8))
        step = chance(2) ? 0 : -8;
    if (!(word & 0x400))
        step = (int)chance(32);
    emit(word | ((uint32_t)step & 511) << 12 | 1 << 5 | data_register(word), IGNORES_FLAGS);
}

/* LDXR, a sum, STXR and the loop around them; x17 has the address. */
static void emit_exclusive_loop(void)
{
    uint32_t loaded = rd(), sum = rd_but(loaded, loaded), status = rd_but(loaded, sum);
    emit(0xc85f7e20 | loaded, IGNORES_FLAGS);
    emit(0x8b000000 | rm() | loaded << 5 | sum, IGNORES_FLAGS);
    emit(0xc8007e20 | status << 16 | sum, IGNORES_FLAGS);
    emit(0x35ffffa0 | status, IGNORES_FLAGS);
    program.words[program.n - 1].to = (int)program.n - 4;
}

/* Through x16: at an index, or an atomic operation. */
void emit_indexed(void)
{
    static const uint32_t accesses[] = {0xf8716a00, 0xf8316a00, 0xb8716a00, 0xb8316a00, 0x38716a00, 0x38316a00,
                                        0x78716a00, 0x38b16a00, 0x3cf16a00, 0x3cb16a00, 0xb8b16a00}; /* [x16, x17] */
    static const uint32_t atomics[] = {0xf8200000, 0xb8200000, 0xf8201000, 0xf8203000, 0xb8208000, 0xf8a00000,
                                       0xf8e00000, 0x38200000, 0xf8202000, 0xf8204000, 0xf8206000};
    unsigned kind = chance(8);
    if (kind < 5) {
        uint32_t word = ONE_OF(accesses);
        emit(0x927d1c11 | rn(), IGNORES_FLAGS); /* AND x17, xn, #0x7f8 */
        emit(word | data_register(word), IGNORES_FLAGS);
        return;
    }
    emit(0x91000211 | chance(200) * 8 << 10, IGNORES_FLAGS); /* ADD x17, x16, # */
    if (kind == 5)
        emit(ONE_OF(atomics) | rm() | 17 << 5 | rd(), IGNORES_FLAGS);
    else if (kind == 6)
        emit((chance(2) ? 0xc8a07c00 : 0x88e0fc00) | rm() | 17 << 5 | rd(), IGNORES_FLAGS); /* CAS */
    else
        emit_exclusive_loop();
}
