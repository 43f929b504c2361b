/* ldst_vector.c: LD1..LD4 and ST1..ST4: multiple structures, single lanes, replicating loads, with post-index.
 * Memory is read and written in whole vectors; structures are taken apart and put together in registers. */
#include "frontends/aarch64/ldst.h"

/* ---- which registers a "multiple structures" opcode names ------------------------------------- */
struct shape {
    uint8_t registers;
    uint8_t elements; /* of one structure: 1 = the registers' bytes follow each other */
};
static const struct shape shapes[16] = {
    [0] = {4, 4}, [2] = {4, 1}, [4] = {3, 3}, [6] = {3, 1}, [7] = {1, 1}, [8] = {2, 2}, [10] = {2, 1},
};

static bool shape_allocated(struct shape s, unsigned q, unsigned size)
{
    return s.registers && (s.elements == 1 || q || size < 3);
}

static unsigned reg(unsigned rt, unsigned i) { return (rt + i) & 31; }

static uint32_t lanes(struct a64_ctx *c, enum ir_op op, unsigned size, uint32_t a, uint32_t b)
{
    return a64_op2(c, op, IR_V128, ir_lane(size, 0), a, b);
}

static uint32_t zero(struct a64_ctx *c) { return ir_vconst(c->ir, (union ir_val){.d = {0, 0}}); }

/* ---- structures of three: bytes picked from each of three vectors ------------------------------ */
/* to[i]: byte i of the result is byte (to[i] & 15) of input to[i] >> 4, none if 0xff. */
static uint32_t pick(struct a64_ctx *c, const uint32_t in[3], const uint8_t to[16])
{
    uint32_t result = IR_NONE;
    for (unsigned v = 0; v < 3; v++) {
        union ir_val index;
        bool used = false;
        for (unsigned i = 0; i < 16; i++) {
            bool here = to[i] != 0xff && to[i] >> 4 == v;
            index.b[i] = here ? to[i] & 15 : 0xff;
            used |= here;
        }
        if (!used)
            continue;
        uint32_t part = a64_op2(c, IR_vtbl, IR_V128, 0, in[v], ir_vconst(c->ir, index));
        result = result == IR_NONE ? part : a64_op2(c, IR_vor, IR_V128, 0, result, part);
    }
    return result == IR_NONE ? zero(c) : result;
}

/* Register k of LD3 from the bytes of memory, in order. */
static uint32_t deinterleave3(struct a64_ctx *c, const uint32_t in[3], unsigned q, unsigned size, unsigned k)
{
    uint8_t to[16];
    for (unsigned i = 0; i < 16; i++) {
        unsigned element = i >> size, byte = i & ((1u << size) - 1);
        to[i] = i < (q ? 16u : 8u) ? (uint8_t)(((element * 3 + k) << size) + byte) : 0xff;
    }
    return pick(c, in, to);
}

/* 16 bytes of memory from number 16 * part on, of ST3. */
static uint32_t interleave3(struct a64_ctx *c, const uint32_t in[3], unsigned q, unsigned size, unsigned part)
{
    uint8_t to[16];
    for (unsigned i = 0; i < 16; i++) {
        unsigned at = 16 * part + i, element = at >> size, byte = at & ((1u << size) - 1);
        to[i] = at < (q ? 48u : 24u) ? (uint8_t)((element % 3) << 4 | ((element / 3 << size) + byte)) : 0xff;
    }
    return pick(c, in, to);
}

/* ---- structures of two and four: even and odd lanes --------------------------------------------- */
/* in: memory as vectors of 16 bytes; out: one vector per register. */
static void deinterleave(struct a64_ctx *c, unsigned n, unsigned q, unsigned size, const uint32_t *in, uint32_t *out)
{
    if (n == 3) {
        for (unsigned k = 0; k < 3; k++)
            out[k] = deinterleave3(c, in, q, size, k);
    } else if (n == 2) {
        uint32_t second = q ? in[1] : zero(c);
        out[0] = lanes(c, IR_vuzp1, size, in[0], second);
        out[1] = lanes(c, IR_vuzp2, size, in[0], second);
    } else {
        uint32_t even = lanes(c, IR_vuzp1, size, in[0], in[1]), odd = lanes(c, IR_vuzp2, size, in[0], in[1]);
        uint32_t even2 = q ? lanes(c, IR_vuzp1, size, in[2], in[3]) : zero(c);
        uint32_t odd2 = q ? lanes(c, IR_vuzp2, size, in[2], in[3]) : even2;
        out[0] = lanes(c, IR_vuzp1, size, even, even2);
        out[2] = lanes(c, IR_vuzp2, size, even, even2);
        out[1] = lanes(c, IR_vuzp1, size, odd, odd2);
        out[3] = lanes(c, IR_vuzp2, size, odd, odd2);
    }
}

static void interleave(struct a64_ctx *c, unsigned n, unsigned q, unsigned size, const uint32_t *in, uint32_t *out)
{
    if (n == 3) {
        for (unsigned k = 0; k < (q ? 3u : 2u); k++)
            out[k] = interleave3(c, in, q, size, k);
    } else if (n == 2) {
        out[0] = lanes(c, IR_vzip1, size, in[0], in[1]);
        if (q)
            out[1] = lanes(c, IR_vzip2, size, in[0], in[1]);
    } else {
        uint32_t even = lanes(c, IR_vzip1, size, in[0], in[2]), odd = lanes(c, IR_vzip1, size, in[1], in[3]);
        out[0] = lanes(c, IR_vzip1, size, even, odd);
        out[1] = lanes(c, IR_vzip2, size, even, odd);
        if (q) {
            even = lanes(c, IR_vzip2, size, in[0], in[2]);
            odd = lanes(c, IR_vzip2, size, in[1], in[3]);
            out[2] = lanes(c, IR_vzip1, size, even, odd);
            out[3] = lanes(c, IR_vzip2, size, even, odd);
        }
    }
}

/* ---- multiple structures ----------------------------------------------------------------------- */
/* rm: 31: advance by the bytes transferred; NO_POST: no write-back. */
enum { NO_POST = 32 };

static struct a64_addr base(struct a64_ctx *c, unsigned rn, unsigned rm)
{
    struct a64_addr at = rm == NO_POST ? a64_addr_imm(c, rn, 0) : a64_addr_indexed(c, rn, 0);
    if (rn == 31 && rm < 31)
        a64_check_low(c, a64_op2(c, IR_add, IR_I64, 0, at.base, a64_x(c, rm)));
    return at;
}

static void advance(struct a64_ctx *c, unsigned rn, unsigned rm, struct a64_addr at, unsigned bytes)
{
    if (rm == NO_POST)
        return;
    if (rm == 31)
        a64_write_back(c, rn, at, bytes);
    else
        ir_put(c->ir, SLOT_X0 + rn, a64_op2(c, IR_add, IR_I64, 0, at.base, a64_x(c, rm)));
}

/* Memory is moved in `count` pieces of 16 bytes, or of 8 where a 64-bit register or an odd rest is all there is. */
static unsigned piece(unsigned bytes, unsigned i) { return bytes - 16 * i >= 16 ? 4 : 3; }

static bool ld_mult(struct a64_ctx *c, unsigned q, unsigned opcode, unsigned size, unsigned rn, unsigned rt,
                    unsigned rm)
{
    struct shape s = shapes[opcode];
    if (!shape_allocated(s, q, size))
        return false;
    struct a64_addr at = base(c, rn, rm);
    unsigned n = s.registers, bytes = n * (q ? 16 : 8);
    struct a64_addr from = a64_guard_load(c, at, bytes);
    uint32_t in[4] = {IR_NONE, IR_NONE, IR_NONE, IR_NONE}, out[4];
    if (s.elements == 1) {
        for (unsigned i = 0; i < n; i++)
            out[i] = a64_load(c, IR_V128, 3 + q, 0, a64_addr_plus(from, (int32_t)(i * (q ? 16 : 8))), A64_PLAIN);
    } else {
        for (unsigned i = 0; 16 * i < bytes; i++)
            in[i] = a64_load(c, IR_V128, piece(bytes, i), 0, a64_addr_plus(from, (int32_t)(16 * i)), A64_PLAIN);
        deinterleave(c, n, q, size, in, out);
    }
    for (unsigned i = 0; i < n; i++)
        a64_put_v(c, reg(rt, i), out[i]);
    advance(c, rn, rm, at, bytes);
    return true;
}

static bool st_mult(struct a64_ctx *c, unsigned q, unsigned opcode, unsigned size, unsigned rn, unsigned rt,
                    unsigned rm)
{
    struct shape s = shapes[opcode];
    if (!shape_allocated(s, q, size))
        return false;
    struct a64_addr at = base(c, rn, rm);
    unsigned n = s.registers, bytes = n * (q ? 16 : 8);
    uint32_t in[4], out[4];
    for (unsigned i = 0; i < n; i++)
        in[i] = a64_v(c, reg(rt, i));
    struct a64_addr to = a64_guard_store(c, at, bytes);
    if (s.elements == 1) {
        for (unsigned i = 0; i < n; i++)
            a64_store(c, 3 + q, in[i], a64_addr_plus(to, (int32_t)(i * (q ? 16 : 8))), A64_PLAIN);
    } else {
        interleave(c, n, q, size, in, out);
        for (unsigned i = 0; 16 * i < bytes; i++)
            a64_store(c, piece(bytes, i), out[i], a64_addr_plus(to, (int32_t)(16 * i)), A64_PLAIN);
    }
    advance(c, rn, rm, at, bytes);
    return true;
}

bool a64_emit_LDn_mult(struct a64_ctx *c, uint32_t q, uint32_t opcode, uint32_t size, uint32_t rn, uint32_t rt)
{
    return ld_mult(c, q, opcode, size, rn, rt, NO_POST);
}

bool a64_emit_STn_mult(struct a64_ctx *c, uint32_t q, uint32_t opcode, uint32_t size, uint32_t rn, uint32_t rt)
{
    return st_mult(c, q, opcode, size, rn, rt, NO_POST);
}

bool a64_emit_LDn_mult_post(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t opcode, uint32_t size, uint32_t rn,
                            uint32_t rt)
{
    return ld_mult(c, q, opcode, size, rn, rt, rm);
}

bool a64_emit_STn_mult_post(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t opcode, uint32_t size, uint32_t rn,
                            uint32_t rt)
{
    return st_mult(c, q, opcode, size, rn, rt, rm);
}

/* ---- one structure, to or from one lane -------------------------------------------------------- */
struct lane {
    unsigned size, index;
};

/* The element size is in opcode, the index in the bits that the size leaves of q:s:size. */
static bool lane_of(unsigned q, unsigned opcode, unsigned s, unsigned size, struct lane *lane)
{
    unsigned bits = q << 3 | s << 2 | size;
    switch (opcode >> 1) {
    case 0:
        *lane = (struct lane){0, bits};
        return true;
    case 1:
        *lane = (struct lane){1, bits >> 1};
        return !(size & 1);
    case 2:
        *lane = size & 1 ? (struct lane){3, q} : (struct lane){2, bits >> 2};
        return size == 0 || (size == 1 && !s);
    default:
        return false;
    }
}

static unsigned structure_size(unsigned opcode, unsigned r) { return ((opcode & 1) << 1 | r) + 1; }

static bool ld_lane(struct a64_ctx *c, struct lane lane, unsigned n, unsigned rn, unsigned rt, unsigned rm)
{
    struct a64_addr at = base(c, rn, rm), from = a64_guard_load(c, at, n << lane.size);
    uint32_t value[4];
    for (unsigned i = 0; i < n; i++)
        value[i] = a64_load_zero(c, lane.size, a64_addr_plus(from, (int32_t)(i << lane.size)), A64_PLAIN);
    for (unsigned i = 0; i < n; i++) {
        uint32_t old = a64_v(c, reg(rt, i));
        a64_put_v(c, reg(rt, i), a64_op2(c, IR_vsetlane, IR_V128, ir_lane(lane.size, lane.index), old, value[i]));
    }
    advance(c, rn, rm, at, n << lane.size);
    return true;
}

static void st_element(struct a64_ctx *c, struct lane lane, unsigned rt, struct a64_addr at)
{
    uint32_t value = a64_v(c, rt);
    if (lane.index)
        value = a64_op1(c, IR_vgetlane, a64_int(lane.size == 3), ir_lane(lane.size, lane.index), value);
    a64_store(c, lane.size, value, at, A64_PLAIN);
}

static bool st_lane(struct a64_ctx *c, struct lane lane, unsigned n, unsigned rn, unsigned rt, unsigned rm)
{
    struct a64_addr at = base(c, rn, rm), to = a64_guard_store(c, at, n << lane.size);
    for (unsigned i = 0; i < n; i++)
        st_element(c, lane, reg(rt, i), a64_addr_plus(to, (int32_t)(i << lane.size)));
    advance(c, rn, rm, at, n << lane.size);
    return true;
}

bool a64_emit_LDn_lane(struct a64_ctx *c, uint32_t q, uint32_t r, uint32_t opcode, uint32_t s, uint32_t size,
                       uint32_t rn,
                       uint32_t rt)
{
    return a64_emit_LDn_lane_post(c, q, r, NO_POST, opcode, s, size, rn, rt);
}

bool a64_emit_STn_lane(struct a64_ctx *c, uint32_t q, uint32_t r, uint32_t opcode, uint32_t s, uint32_t size,
                       uint32_t rn,
                       uint32_t rt)
{
    return a64_emit_STn_lane_post(c, q, r, NO_POST, opcode, s, size, rn, rt);
}

bool a64_emit_LDn_lane_post(struct a64_ctx *c, uint32_t q, uint32_t r, uint32_t rm, uint32_t opcode, uint32_t s,
                            uint32_t size,
                            uint32_t rn, uint32_t rt)
{
    struct lane lane;
    return lane_of(q, opcode, s, size, &lane) && ld_lane(c, lane, structure_size(opcode, r), rn, rt, rm);
}

bool a64_emit_STn_lane_post(struct a64_ctx *c, uint32_t q, uint32_t r, uint32_t rm, uint32_t opcode, uint32_t s,
                            uint32_t size,
                            uint32_t rn, uint32_t rt)
{
    struct lane lane;
    return lane_of(q, opcode, s, size, &lane) && st_lane(c, lane, structure_size(opcode, r), rn, rt, rm);
}

/* ---- one structure, to all lanes --------------------------------------------------------------- */
bool a64_emit_LDnR_post(struct a64_ctx *c, uint32_t q, uint32_t r, uint32_t rm, uint32_t n, uint32_t size,
                        uint32_t rn, uint32_t rt)
{
    struct a64_addr at = base(c, rn, rm);
    unsigned count = (n << 1 | r) + 1;
    struct a64_addr from = a64_guard_load(c, at, count << size);
    uint32_t value[4];
    for (unsigned i = 0; i < count; i++)
        value[i] = a64_load(c, IR_V128, size, 0, a64_addr_plus(from, (int32_t)(i << size)), A64_PLAIN);
    for (unsigned i = 0; i < count; i++)
        a64_put_vq(c, q, reg(rt, i), a64_op1(c, IR_vduplane, IR_V128, ir_lane(size, 0), value[i]));
    advance(c, rn, rm, at, count << size);
    return true;
}

bool a64_emit_LDnR(struct a64_ctx *c, uint32_t q, uint32_t r, uint32_t n, uint32_t size, uint32_t rn, uint32_t rt)
{
    return a64_emit_LDnR_post(c, q, r, NO_POST, n, size, rn, rt);
}
