/* ir_memory.c: guest memory accesses of the interpreter. Knows no guest and no host. */
#include "translate/ir_memory.h"

#include "base/cas16.h"
#include "contract/state.h"

/* Guest memory is no object of ours: any alignment, any type, and nothing for a sanitizer to know. */
#define UNSANITIZED __attribute__((no_sanitize("address", "undefined")))
typedef uint8_t guest8 __attribute__((may_alias));
typedef uint16_t guest16 __attribute__((may_alias, aligned(1)));
typedef uint32_t guest32 __attribute__((may_alias, aligned(1)));
typedef uint64_t guest64 __attribute__((may_alias, aligned(1)));
typedef uint64_t two_words __attribute__((vector_size(16)));
typedef two_words guest128 __attribute__((may_alias, aligned(1))); /* in one step, vector_size would undo aligned */
/* For compare-and-swap: compilers split or refuse it for types that may be misaligned; the host's instruction
 * takes any address. */
typedef uint16_t atomic16 __attribute__((may_alias));
typedef uint32_t atomic32 __attribute__((may_alias));
typedef uint64_t atomic64 __attribute__((may_alias));

static inline enum ir_order order_of(uint16_t aux) { return (enum ir_order)(aux >> IR_MEM_ORDER_SHIFT & 7); }

/* ---- byte order -------------------------------------------------------------------------------- */

static union ir_val reverse(union ir_val v, unsigned log2_size)
{
    switch (log2_size) {
    case 0: break;
    case 1: v.h[0] = __builtin_bswap16(v.h[0]); break;
    case 2: v.s[0] = __builtin_bswap32(v.s[0]); break;
    case 3: v.d[0] = __builtin_bswap64(v.d[0]); break;
    default: v = (union ir_val){.d = {__builtin_bswap64(v.d[1]), __builtin_bswap64(v.d[0])}}; break;
    }
    return v;
}

static inline union ir_val in_memory_order(union ir_val v, uint16_t aux)
{
    return aux & IR_MEM_BE ? reverse(v, aux & IR_MEM_SIZE) : v;
}

/* ---- plain accesses ----------------------------------------------------------------------------- */

UNSANITIZED static union ir_val read_guest(uint64_t address, unsigned log2_size)
{
    union ir_val v = {.d = {0, 0}};
    switch (log2_size) {
    case 0: v.u64 = *(const volatile guest8 *)address; break;
    case 1: v.u64 = *(const volatile guest16 *)address; break;
    case 2: v.u64 = *(const volatile guest32 *)address; break;
    case 3: v.u64 = *(const volatile guest64 *)address; break;
    default: {
        guest128 wide = *(const volatile guest128 *)address;
        v.d[0] = wide[0];
        v.d[1] = wide[1];
    }
    }
    return v;
}

UNSANITIZED static void write_guest(uint64_t address, unsigned log2_size, union ir_val v)
{
    switch (log2_size) {
    case 0: *(volatile guest8 *)address = v.b[0]; break;
    case 1: *(volatile guest16 *)address = v.h[0]; break;
    case 2: *(volatile guest32 *)address = v.s[0]; break;
    case 3: *(volatile guest64 *)address = v.d[0]; break;
    default: *(volatile guest128 *)address = (guest128){v.d[0], v.d[1]}; break;
    }
}

union ir_val ir_memory_load(uint64_t address, uint16_t aux)
{
    enum ir_order order = order_of(aux);
    if (order == IR_SEQ_CST)
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
    union ir_val v = read_guest(address, aux & IR_MEM_SIZE);
    if (order != IR_PLAIN)
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
    return in_memory_order(v, aux);
}

/* A release is also ordered before later acquires (not before later ACQUIRE_PC, which the fence does not harm). */
void ir_memory_store(uint64_t address, uint16_t aux, const union ir_val *value)
{
    enum ir_order order = order_of(aux);
    if (order != IR_PLAIN)
        __atomic_thread_fence(__ATOMIC_RELEASE);
    write_guest(address, aux & IR_MEM_SIZE, in_memory_order(*value, aux));
    if (order == IR_RELEASE || order == IR_SEQ_CST)
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/* ---- atomic accesses ---------------------------------------------------------------------------- */

#define CAS(type, field)                                                                                              \
    __atomic_compare_exchange_n((type *)address, (type *)&expected->field, desired.field, false, __ATOMIC_SEQ_CST,    \
                                __ATOMIC_SEQ_CST)
/* In memory order. On failure `expected` becomes what memory holds. */
UNSANITIZED static bool cas_guest(uint64_t address, unsigned log2_size, union ir_val *expected,
                                  union ir_val desired)
{
    switch (log2_size) {
    case 0: return CAS(guest8, b[0]);
    case 1: return CAS(atomic16, h[0]);
    case 2: return CAS(atomic32, s[0]);
    case 3: return CAS(atomic64, d[0]);
    default: return cas16(address, expected->d, desired.d);
    }
}
#undef CAS

static int64_t sign_extend(uint64_t x, unsigned bits) { return (int64_t)(x << (64 - bits)) >> (64 - bits); }

static uint64_t combine(enum ir_rmw kind, uint64_t old, uint64_t operand, unsigned bits)
{
    int64_t signed_old = sign_extend(old, bits), signed_operand = sign_extend(operand, bits);
    operand &= ~(uint64_t)0 >> (64 - bits);
    switch (kind) {
    case IR_RMW_ADD: return old + operand;
    case IR_RMW_ANDN: return old & ~operand;
    case IR_RMW_XOR: return old ^ operand;
    case IR_RMW_OR: return old | operand;
    case IR_RMW_SMAX: return signed_old > signed_operand ? old : operand;
    case IR_RMW_SMIN: return signed_old < signed_operand ? old : operand;
    case IR_RMW_UMAX: return old > operand ? old : operand;
    case IR_RMW_UMIN: return old < operand ? old : operand;
    default: return operand;
    }
}

union ir_val ir_memory_rmw(uint64_t address, uint16_t aux, const union ir_val *operand)
{
    unsigned log2_size = aux & IR_MEM_SIZE;
    enum ir_rmw kind = (enum ir_rmw)(aux >> IR_MEM_RMW_SHIFT & 15);
    union ir_val seen = read_guest(address, log2_size), old, new;
    do {
        old = in_memory_order(seen, aux);
        new = (union ir_val){.d = {combine(kind, old.u64, operand->u64, 8u << log2_size), 0}};
    } while (!cas_guest(address, log2_size, &seen, in_memory_order(new, aux)));
    return old;
}

/* The operand's value proper: in an I32 or F value the bits above are unspecified. */
static union ir_val low_bytes(const union ir_val *v, unsigned log2_size)
{
    if (log2_size > 3)
        return *v;
    return (union ir_val){.d = {v->u64 & ~(uint64_t)0 >> (64 - (8u << log2_size)), 0}};
}

union ir_val ir_memory_cas(uint64_t address, uint16_t aux, const union ir_val *expected, const union ir_val *desired)
{
    unsigned log2_size = aux & IR_MEM_SIZE;
    union ir_val seen = in_memory_order(low_bytes(expected, log2_size), aux);
    cas_guest(address, log2_size, &seen, in_memory_order(low_bytes(desired, log2_size), aux));
    return in_memory_order(seen, aux);
}

/* ---- guarded accesses --------------------------------------------------------------------------- */

static bool guarded_rmw(struct cpu_state *st, uint64_t address, uint16_t aux, const union ir_val *operand,
                        union ir_val *old)
{
    unsigned log2_size = aux & IR_MEM_SIZE;
    enum ir_rmw kind = (enum ir_rmw)(aux >> IR_MEM_RMW_SHIFT & 15);
    union ir_val seen = {.d = {0, 0}}, found, new;
    if (!st->guarded(st, GUARDED_LOAD, address, log2_size, &seen, NULL))
        return false;
    for (;;) {
        *old = in_memory_order(seen, aux);
        new = (union ir_val){.d = {combine(kind, old->u64, operand->u64, 8u << log2_size), 0}};
        new = in_memory_order(low_bytes(&new, log2_size), aux);
        found = seen;
        if (!st->guarded(st, GUARDED_CAS, address, log2_size, &found, &new))
            return false;
        if (found.u64 == seen.u64)
            return true;
        seen = found;
    }
}

static bool guarded_cas(struct cpu_state *st, uint64_t address, uint16_t aux, const union ir_val *expected,
                        const union ir_val *desired, union ir_val *old)
{
    unsigned log2_size = aux & IR_MEM_SIZE;
    union ir_val new = in_memory_order(low_bytes(desired, log2_size), aux);
    *old = in_memory_order(low_bytes(expected, log2_size), aux);
    if (!st->guarded(st, GUARDED_CAS, address, log2_size, old, &new))
        return false;
    *old = in_memory_order(*old, aux);
    return true;
}

bool ir_memory_guarded(struct cpu_state *st, const struct ir_ins *ins, uint64_t address, const union ir_val *b,
                       const union ir_val *c, union ir_val *loaded)
{
    uint16_t aux = ins->aux;
    enum ir_order order = order_of(aux);
    union ir_val value = {.d = {0, 0}};
    bool done;
    switch (ins->op) {
    case IR_load:
        if (order == IR_SEQ_CST)
            __atomic_thread_fence(__ATOMIC_SEQ_CST);
        done = st->guarded(st, GUARDED_LOAD, address, aux & IR_MEM_SIZE, &value, NULL);
        *loaded = in_memory_order(value, aux);
        return done;
    case IR_store:
        value = in_memory_order(*b, aux);
        done = st->guarded(st, GUARDED_STORE, address, aux & IR_MEM_SIZE, &value, NULL);
        if (order == IR_RELEASE || order == IR_SEQ_CST)
            __atomic_thread_fence(__ATOMIC_SEQ_CST);
        return done;
    case IR_rmw: return guarded_rmw(st, address, aux, b, loaded);
    default: return guarded_cas(st, address, aux, b, c, loaded);
    }
}
