/* The shapes of random programs: branches, inner loops, calls of leaves, machines with states, loops over vectors. */
#include "program.h"

#include <string.h>

enum { MOST_CALLS = 3, MOST_STATES = 6, ROOM = 90 /* for what one step may emit */, NONE = -1 };
static unsigned depth, budget, calls[MOST_CALLS], n_calls;

/* A displacement of `width` bits at bit 5. */
static uint32_t displacement(int words, unsigned width) { return ((uint32_t)words & ((1u << width) - 1)) << 5; }

/* The forward branch `at` goes to what is emitted next. */
void branch_here(unsigned at)
{
    uint32_t word = program.code[at];
    int d = (int)(program.n - at);
    if ((word & 0x7e000000) == 0x36000000) /* TBZ */
        word |= displacement(d, 14);
    else if ((word & 0x7c000000) == 0x14000000) /* B, BL */
        word |= (uint32_t)d;
    else
        word |= displacement(d, 19);
    program.code[at] = word;
    program.words[at].to = (int)program.n;
}

static void branch_back(uint32_t word, enum flags_use flags, unsigned head)
{
    emit(word | displacement((int)head - (int)program.n, 19), flags);
    program.words[program.n - 1].to = (int)head;
}

static unsigned emit_jump(uint32_t word)
{
    emit(word, IGNORES_FLAGS);
    program.words[program.n - 1].always = true;
    return program.n - 1;
}

static void emit_return(uint32_t word) { program.words[emit_jump(word)].to = TO_END; }

static void emit_inside(unsigned n)
{
    depth++;
    emit_some(n);
    depth--;
}

static void emit_branch(void)
{
    switch (chance(6)) {
    case 0:
    case 1:
        emit_compare();
        if (!chance(3))
            emit_conditional_compare();
        emit(0x54000000 | cond(), READS_FLAGS);
        break;
    case 2:
        emit(0x54000000 | cond(), READS_FLAGS);
        break;
    case 3: /* CBZ */
        emit(0x34000000 | chance(2) << 31 | chance(2) << 24 | rd(), IGNORES_FLAGS);
        break;
    case 4: /* TBZ */
        emit(0x36000000 | chance(2) << 24 | chance(2) << 31 | chance(32) << 19 | rd(), IGNORES_FLAGS);
        break;
    default:
        emit_chain();
        emit(0x54000000 | cond(), READS_FLAGS);
        break;
    }
}

static void emit_if(void)
{
    emit_branch();
    unsigned branch = program.n - 1;
    emit_inside(1 + chance(5));
    if (chance(2)) {
        branch_here(branch);
        return;
    }
    unsigned over = emit_jump(0x14000000);
    branch_here(branch);
    emit_inside(1 + chance(4));
    branch_here(over);
}

/* Up to seven rounds, counted by x29. */
static void emit_inner_loop(void)
{
    emit(0xd2800000 | (2 + chance(6)) << 5 | 29, IGNORES_FLAGS);
    unsigned head = program.n;
    depth += 2;
    emit_some(2 + chance(6));
    depth -= 2;
    if (chance(2)) {
        emit(0xd10007bd, IGNORES_FLAGS); /* SUB x29, x29, #1; CBNZ */
        branch_back(0xb500001d, IGNORES_FLAGS, head);
    } else {
        emit(0xf10007bd, WRITES_FLAGS); /* SUBS; B.NE */
        branch_back(0x54000001, READS_FLAGS, head);
    }
}

static void emit_tested_condition(void)
{
    uint32_t d = rd();
    emit_compare();
    emit(0x1a9f07e0 | cond() << 12 | d, READS_FLAGS);
    emit(0x7100001f | chance(3) << 10 | d << 5, WRITES_FLAGS);
}

void emit_one(void)
{
    unsigned c = chance(64);
    if (c < 12)
        emit_sum();
    else if (c < 22)
        emit_integer();
    else if (c < 28)
        emit_vector();
    else if (c < 31)
        emit_scalar();
    else if (c < 34)
        emit_chain();
    else if (c < 36)
        emit_conditional_compare();
    else if (c < 42 && program.pages < FIXED)
        emit_fixed_access();
    else if (c < 48)
        emit_walk();
    else if (c < 53)
        emit_indexed();
    else if (c < 60 && depth < 3 && budget > 8)
        emit_if();
    else if (c < 61 && depth == 0 && budget > 10)
        emit_inner_loop();
    else if (c < 62 && depth == 0 && n_calls < MOST_CALLS)
        calls[n_calls++] = emit_jump(0x94000000); /* the leaf comes last */
    else if (c < 63)
        emit_vector();
    else
        emit_tested_condition();
}

void emit_some(unsigned n)
{
    while (n-- && program.n + ROOM < MOST_WORDS) {
        if (budget)
            budget--;
        emit_one();
    }
}

/* The next state, from constants or by a choice between them. */
static void emit_next_state(uint32_t state)
{
    switch (chance(4)) {
    case 0:
        emit(0x52800000 | chance(4) << 5 | state, IGNORES_FLAGS);
        break;
    case 1:
        emit_compare();
        emit(0x1a800000 | rm() | cond() << 12 | rn() | state, READS_FLAGS);
        break;
    case 2:
        emit_compare();
        emit(0x1a9f07e0 | cond() << 12 | state, READS_FLAGS);
        break;
    default:
        emit(0x11000400 | state << 5 | state, IGNORES_FLAGS);
        break;
    }
}

/* A register of four values is compared with constants; each has its code and a next state. */
static void emit_states(void)
{
    uint32_t state = rd();
    unsigned n = 3 + chance(3), out[MOST_STATES];
    emit(0x12000400 | state << 5 | state, IGNORES_FLAGS);
    for (unsigned i = 0; i < n; i++) {
        emit(0x7100001f | i << 10 | state << 5, WRITES_FLAGS);
        emit(0x54000001, READS_FLAGS);
        unsigned other = program.n - 1;
        emit_inside(chance(4));
        emit_next_state(state);
        out[i] = emit_jump(0x14000000);
        branch_here(other);
    }
    for (unsigned i = 0; i < n; i++)
        branch_here(out[i]);
}

/* ---- loops over vectors -------------------------------------------------------------------------- */

enum addressing { POST, OFFSET, INDEX };
enum { LOAD = 1 << 22, FIRST_STREAM = 3, INDEX_REGISTER = 6, VECTORS = 10 };
struct streams {
    unsigned n, vectors; /* registers x3 on; vectors of a round in each */
    enum addressing how;
};

/* Most become wide only where no round needs vectors of the one before: then each result has a register of its own. */
static bool independent;
static unsigned results;

static uint32_t source(void)
{
    enum { CONSTANTS = 16 };
    if (!independent)
        return chance(VECTORS);
    return results && chance(4) ? chance(results) : CONSTANTS + chance(4);
}

static uint32_t result(void) { return independent ? results++ : chance(VECTORS); }

static void emit_stream(const struct streams *s, unsigned stream, bool store, unsigned first)
{
    static const uint32_t words[] = {0x3cc10400, 0x3dc00000, 0x3ce66800};
    unsigned n = s->how == INDEX ? 1 : s->vectors;
    for (unsigned k = 0; k < n; k++) {
        uint32_t word = (words[s->how] & ~(store ? LOAD : 0)) | (FIRST_STREAM + stream) << 5;
        if (s->how == OFFSET)
            word += (k + (store ? 0 : stream & 1)) << 10;
        emit(word | (store ? source() : first + k), IGNORES_FLAGS);
    }
}

static void emit_lanes(void)
{
    static const uint32_t words[] = {0x4e201c00, 0x4ea01c00, 0x6e201c00, 0x4e208400, 0x6e208400, 0x4ea08400,
                                     0x4ee08400, 0x6e208c00, 0x6e203400, 0x4e203400, 0x4e203c00, 0x4e208c00,
                                     0x6e206400, 0x6e206c00, 0x4e206c00, 0x4e606400, 0x4e609c00, 0x4ea09c00,
                                     0x6e601c00, 0x6ea01c00, 0x4e601c00};
    static const uint32_t fp[] = {0x4e20d400, 0x4ea0d400, 0x6e20dc00, 0x6e20fc00};
    uint32_t two = source() << 5, three = source() << 16 | two, to = result();
    switch (chance(8)) {
    case 0:
        emit((chance(2) ? 0x4f005400 : 0x6f000400) | (16 + chance(48)) << 16 | two | to, IGNORES_FLAGS);
        break;
    case 1:
        emit(fp[chance(4)] | chance(2) << 22 | three | to, IGNORES_FLAGS);
        break;
    case 2: /* CMEQ with 0 */
        emit(0x4e209800 | chance(3) << 22 | two | to, IGNORES_FLAGS);
        break;
    default:
        emit(words[chance(sizeof words / sizeof *words)] | three | to, IGNORES_FLAGS);
        break;
    }
}

/* Whether a comparison found anything, as loops over bytes ask; its branch. */
static unsigned emit_search(void)
{
    uint32_t v = source();
    if (chance(2)) {
        uint32_t zeros = result();
        emit(0x4e209800 | v << 5 | zeros, IGNORES_FLAGS);
        v = zeros;
    }
    uint32_t to = result();
    emit(chance(2) ? 0x6e20a400 | v << 16 | v << 5 | to : 0x0f0c8400 | v << 5 | to, IGNORES_FLAGS); /* UMAXP, SHRN */
    emit(0x9e660000 | to << 5 | 7, IGNORES_FLAGS);
    emit(0xb5000007, IGNORES_FLAGS);
    return program.n - 1;
}

/* One round. The branch that leaves the loop, or NONE. */
static int emit_vectors(void)
{
    struct streams s = {1 + chance(3), 1 + chance(2), chance(3)};
    unsigned last = s.n - 1, loads = 0;
    int out = NONE;
    independent = chance(3);
    for (unsigned i = 0; i < s.n && (i != last || !chance(5)); i++, loads += s.vectors)
        emit_stream(&s, i, false, loads);
    results = loads;
    for (unsigned i = chance(7); i; i--)
        emit_lanes();
    if (!chance(3))
        out = (int)emit_search();
    if (chance(6))
        emit_stream(&s, last, true, 0);
    if (!chance(4) && s.n < 3) /* another store, which the first may meet */
        emit(0x3d800000 | chance(2) << 10 | (FIRST_STREAM + chance(s.n + 1)) << 5 | source(), IGNORES_FLAGS);
    for (unsigned i = 0; s.how == OFFSET && i < s.n; i++)
        emit(0x91000000 | 16 * s.vectors << 10 | (FIRST_STREAM + i) * 33, IGNORES_FLAGS);
    if (s.how == INDEX)
        emit(0x91004000 | INDEX_REGISTER * 33, IGNORES_FLAGS);
    return out;
}

/* ---- whole programs ------------------------------------------------------------------------------ */

static int emit_body(void)
{
    budget = 10 + chance(30);
    if (program.shape == SHAPE_VECTORS)
        return emit_vectors();
    if (program.shape == SHAPE_STATES) {
        emit_some(4);
        emit_states();
        emit_some(4);
    } else
        while (budget && program.n + ROOM < MOST_WORDS)
            emit_some(1);
    return NONE;
}

/* x2 counts. */
static void emit_loop_end(unsigned head)
{
    if (chance(3)) {
        emit(0xf1000442, WRITES_FLAGS);
        branch_back(chance(2) ? 0x54000001 : 0x54000008, READS_FLAGS, head); /* B.NE, B.HI */
    } else {
        emit(0xd1000442, IGNORES_FLAGS);
        branch_back(0xb5000002, IGNORES_FLAGS, head);
    }
}

void make_program(unsigned number, bool tags)
{
    seed = (number + 1) * UINT64_C(0x9e3779b97f4a7c15) + 1;
    for (int i = 0; i < 10; i++)
        chance(2);
    memset(program.code, 0, 4 * MOST_WORDS);
    program.number = number;
    program.n = program.pages = n_calls = depth = 0;
    program.shape = chance(SHAPES);
    choose_registers();
    emit(0xaa1e03f2, IGNORES_FLAGS); /* MOV x18, x30 */
    if (tags)
        emit(0xd503409f, IGNORES_FLAGS); /* MSR TCO, #0: memory tags are checked */
    unsigned head = program.n;
    int out = emit_body();
    emit_loop_end(head);
    if (out != NONE)
        branch_here((unsigned)out);
    emit(0xd53b4210, READS_FLAGS); /* MRS x16, NZCV */
    if (tags)
        emit(0xd503419f, IGNORES_FLAGS);
    emit_return(0xd65f0240); /* x18 */
    for (unsigned i = 0; i < n_calls; i++) {
        branch_here(calls[i]);
        depth = 2;
        emit_some(1 + chance(5));
        emit_return(0xd65f03c0);
    }
    __builtin___clear_cache((char *)program.code, (char *)(program.code + program.n));
}
