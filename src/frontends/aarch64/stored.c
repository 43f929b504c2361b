/* stored.c: finds 64-bit stores of constants, by looking at the instructions before them. Such a constant may be the
 * address of a restartable sequence's descriptor, which is the runtime's to say. Knows nothing of IR. */
#include "frontends/aarch64/a64.h"

/* What is wanted is the value of register r, with the bits of `set` replaced by those of movk, plus `added`. If `loaded`,
 * that is where the stored value is in memory. Instructions are looked at in reverse. */
struct made {
    unsigned r;
    uint64_t added, movk, set;
    bool loaded;
};

static uint64_t made_of(const struct made *m, uint64_t value) { return ((value & ~m->set) | m->movk) + m->added; }

/* Takes one instruction, which writes m->r, into account. True: *value is known. False: go on, unless m->r is 31. */
static bool unmake(struct made *m, uint32_t word, uint64_t pc, uint64_t *value)
{
    uint64_t offset = (uint64_t)a64_sext((word >> 5 & 0x7ffff) << 2 | (word >> 29 & 3), 21);
    unsigned shift = (word >> 21 & 3) * 16, rn = word >> 5 & 31;
    uint64_t imm = (uint64_t)(word >> 5 & 0xffff) << shift;
    if ((word & 0x9f000000) == 0x90000000) { /* ADRP */
        *value = made_of(m, (pc & ~UINT64_C(0xfff)) + (offset << 12));
        return true;
    }
    if ((word & 0x9f000000) == 0x10000000) { /* ADR */
        *value = made_of(m, pc + offset);
        return true;
    }
    if ((word & 0xff800000) == 0xd2800000) { /* MOVZ */
        *value = made_of(m, imm);
        return true;
    }
    if ((word & 0xff000000) == 0x58000000 && !m->loaded && !m->added && !m->set) { /* LDR (literal) */
        *value = pc + (uint64_t)(a64_sext(word >> 5 & 0x7ffff, 19) * 4);
        m->loaded = true;
        return true;
    }
    if ((word & 0xff800000) == 0xf2800000 && !m->added) { /* MOVK */
        uint64_t field = UINT64_C(0xffff) << shift & ~m->set;
        m->movk |= imm & field;
        m->set |= field;
    } else if ((word & 0xffc00000) == 0x91000000 && !m->set) { /* ADD (immediate, no shift) */
        m->added += word >> 10 & 0xfff;
        m->r = rn;
    } else if ((word & 0xffc00000) == 0xf9400000 && !m->loaded && !m->added && !m->set) { /* LDR (unsigned offset) */
        m->added = (word >> 10 & 0xfff) * 8;
        m->r = rn;
        m->loaded = true;
    } else if ((word & 0xffe0ffe0) == 0xaa0003e0) { /* MOV (register) */
        m->r = word >> 16 & 31;
    } else {
        m->r = 31;
    }
    return false;
}

/* What the instructions before the one at code (pc) made of register r, if it is a constant; else 0. A guess is good
 * enough: the value is only where the runtime looks for the description of a restartable sequence. */
static uint64_t made_address(const struct translate_request *req, const uint8_t *code, uint64_t pc, struct made *m)
{
    enum { FAR = 16 };
    uint64_t value;
    for (unsigned i = 0; i < FAR && code - req->code_low >= 4 && m->r != 31; i++) {
        code -= 4;
        pc -= 4;
        uint32_t word = a64_fetch(code);
        if ((word & 31) == m->r && unmake(m, word, pc, &value))
            return value;
    }
    return 0;
}

bool a64_stores_address(const struct translate_request *req, const uint8_t *code, uint64_t pc)
{
    uint32_t word = a64_fetch(code);
    struct made m = {.r = word & 31};
    uint64_t value = made_address(req, code, pc, &m);
    return value && req->stores_address(req->ctx, pc, value, m.loaded);
}
