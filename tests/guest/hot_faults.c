/* Hot loops of instructions by chance, of which each access faults once, also in later rounds: the handler finds the exact
 * registers, vectors and flags (where they may be read still), and the loop goes on as if nothing had been. Sums of all that
 * are compared with those of another emulator (qemu-aarch64 7.2, which prints them: hot_faults --print).
 * timeout: 120 */
#define _GNU_SOURCE
#include "check.h"

#include <asm/sigcontext.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

enum { PAGE = 4096, DATA = 7 /* pages, each of one access */, WALKED = 8 /* page that x1 walks through, up to the next */, PAGES = 10 };
enum { SEQUENCES = 400, MIXED = 300 /* of them, the others calculate with vectors mostly */, BODY = 20, WARM = 40, ROUNDS = 9, WALKS = 8, VECTORS = 24, FIRST = 3, LAST = 15 /* x registers */ };

static const uint64_t expected[SEQUENCES] = {
    0x491aaccd727980ce, 0x052505ed5f3db52a, 0x9ea7ea66ec412ceb, 0xd2afac1c2d99f440, 0xfed114d5027b3ae7,
    0x99d8f3e6b3107907, 0xdcb2ff605ec1e116, 0x1bfab1191b8b0c74, 0x1645bf32938a79f9, 0xb5a3f1f0300e3e8d,
    0x6d669e0d8e176539, 0xaec8315b6951ac4c, 0x2e6e4c3b6ea3d59b, 0x8d07ffe92798e5dd, 0x6c9f5820ada67a7f,
    0xad5f926b519aca1e, 0xce9bcadae067ba6c, 0x2e48137b790874e5, 0x956524c7204154e7, 0xf380f795745e39dd,
    0x2757cd2426dec5e3, 0x552d90f328abac0c, 0xf6bf204140b2c6d6, 0x4834a5327af59e0c, 0x3ed3f52d9687d7a1,
    0x9b7fe2e801f56134, 0x1f1df39b63a90850, 0x16f8572e52bd13fe, 0xc97791bf40964cb8, 0x2ef6432146ac4027,
    0x55014d6d831a83f6, 0xa2e717e94051b7f5, 0xa375de6f74ea1630, 0x19c74d1b1d648fd4, 0x6d8b97308cf35e04,
    0x6adc71051f632bf3, 0xc5932aa4fd084830, 0x9397f9f32fc57d40, 0x1393066bb47f14cb, 0x730b77241a766249,
    0xa9661bfe8e645c33, 0xdae286a68bb43356, 0x5f5459c2035c1022, 0x20e2136268e72a81, 0xf993891ff6e46ce6,
    0xba4b0481adfa9c5b, 0x845d4a9ca5430798, 0xbcda989a0b1cc516, 0x2333607940ccb0c1, 0xfc26723cff626eea,
    0x9d17085948b6a1d9, 0xd5fb5a6008c471fa, 0x1c10ff8cd8fe5c7b, 0x3b83921e5493f8a7, 0x49c763b413a63457,
    0x207b3027fd6b64f3, 0x680346a864cedb49, 0x08e5a53029d89c04, 0xfd67c4707fad8214, 0x95b1c4b7252b7bbd,
    0x97a76df201ff7df7, 0x678e0310a39bffee, 0xad2ff128b689057b, 0x4a5993e97401f705, 0x8a3b55bd2e3874df,
    0x16c8626f1ab625da, 0x273ad524a9c5dd23, 0x4b9c4931ffffff59, 0x412c6819a732e34d, 0xbd9c4a1faf8adcb8,
    0x741b47b541311ad3, 0x1a2925e5b272213c, 0x6c0871938ae2c2e4, 0xaa5f6c2c8ba7cb9d, 0x9ac460155639fb60,
    0x52d83054ea7be6d1, 0x451279037dade943, 0x56be444a168b7345, 0x331f8d52199db090, 0x8df6df2ef2498d31,
    0x069831d7dfcd884c, 0xe4b2c2c0d3fa5c3b, 0x000d1697beb9a3bc, 0x8de0a5a0be867958, 0x7848edd0b94e8f28,
    0x712364a6aed7034f, 0xc3c1a96b45214a52, 0x500f4a09ee393cd2, 0xda58b8e7d7bd28e7, 0x4efbd0353afefefb,
    0x8cc107ff88901934, 0x49e33b7cb36bab6c, 0x4ad331fddca46bb6, 0x9066f54480193d51, 0xd04facdecfe121d4,
    0xa4895062d90630c9, 0x99346c87982c2b51, 0x9fbe9ac44debb311, 0x42c55a03241c4cc1, 0xf15186c276811690,
    0x27bcb09af1ddc249, 0x64b1115046ff9e8c, 0x6272d2a88cd1bafb, 0x288b0724f19eae33, 0x5d3a3c3b2ac878a0,
    0x896a153c76f4ed20, 0xf93242f056faa025, 0x96a437aa59d6496b, 0x39c2c53a99628ca3, 0xc84c39cbd790fd9b,
    0x39124da2727e39ab, 0x9dc6611d8e6ed501, 0x0c96b4acbef20ff6, 0x32fb87850dea7222, 0xf0f1d17799b02b07,
    0x26f8d536a28346d5, 0xfad6cec062499723, 0x555e42363196802f, 0x00ede6da9b87642a, 0xcdd6695e50bd22fc,
    0xb0988cfa9b01c8bb, 0xa424d7b1b64f5c94, 0x634f5c2fb0e10e0c, 0x0a447a1d814ab2ff, 0x0287552a10d22ada,
    0x55d18b0c06fa3b83, 0x43cdaf7e74099147, 0x7e264a4553b51d5c, 0xed3055a92d10cadf, 0x8e32e88a4897ade1,
    0x24f50075f28871f8, 0x22064b8b397ae0b5, 0xc4067bb2ddcabbd9, 0x2f3a4336a28921d6, 0x350f50f5e756ffb8,
    0x59a0f2ecb8dcdefc, 0x1103bcc728c443f5, 0x578380bb4c3694f7, 0xafa851eb0e2c3b25, 0xb01967820f4bb833,
    0x461e98133a18f4c2, 0xec5f46e51cfa90db, 0xf069ae65e77525c5, 0x8dc9c8b8ce9d53e9, 0x8a9391d039aeed97,
    0x6a11e1f74e3e4257, 0x893c86ecf0770df9, 0x8ea78213a568fa01, 0xd85c26a20e251b2c, 0xf4e2a4eb4eb6f492,
    0x1108b6f9f6b39c26, 0xe6222b25d629edbf, 0xfa695e0894744a30, 0x7c3529438e41b4b8, 0x1144d9767f6ade91,
    0x67ad08e99b9edf41, 0x0ec27534f2921959, 0x1f76825991387873, 0x958e252f4099eef3, 0x023e6152f1bbdfce,
    0x9861f17c6f89a28b, 0x986393d7b57b91b6, 0xeb373375a8d1a4a6, 0xca33d90b71e88ff7, 0xc67f09337cd3dd1d,
    0xa9caccc0d9dd22df, 0x5d07a81f9066f077, 0xac22612f463d20fb, 0x632a4d2e8090facc, 0xe83d06e07b54074d,
    0x3d4e516f60b6bd56, 0xb3c12841a6035f45, 0xe084155302ff38d9, 0x0b599f871208a154, 0x62ffe80e3a9465be,
    0xb4d358874baf9db5, 0x49646ab072f4e97a, 0x5cf0b3e97f881216, 0x4726fb2d7b064dc5, 0x2f15771f2ac18a60,
    0xaa2bb7cc16621b4b, 0x688c5b2186adae5d, 0x39cd3d81dfc0daba, 0xbe1dcc485d1b912e, 0xcd1c9793ea3a9833,
    0xece23ddf89530022, 0xce4196045fa5e13e, 0x39cfef9ed36828bd, 0x4898d97737e71b8d, 0xa531734e3a5a21aa,
    0xa8f5110f6dcbe9cd, 0xd3c8fb1fe543c3eb, 0xd81093754fb8f7d0, 0x459e048271c3d252, 0x1eb2f516b2ff0dcc,
    0x09602d518e26d940, 0x354d4a98a7575104, 0x7c9072355d58bf69, 0xfa1c1f32bfc87cb3, 0x7d46f78807308b17,
    0x144a3deed7972159, 0xc28ca70bbc478736, 0x1f49487f5795d040, 0x9636837394e9d1e6, 0xf61e2cbfd8765a20,
    0xc35f13e09c9ab7c8, 0x4efcef387d740e0e, 0xcc54ef9f68d412a9, 0xaf46126aaa1cd3b6, 0x24c159f02a8f949c,
    0x888e71fa337fee45, 0x3e3606be7220550b, 0x98204f45de3bf144, 0x83d88d139b101d94, 0x703cc4d811791cdb,
    0x99dbc658677813a3, 0x7f42d6590d3c76fe, 0x08b6dbe7e5fefed5, 0xf0c4d71b77c81704, 0x9a7d1fa8a13ea3d4,
    0x494d817361817bb4, 0xe74081ca8db60670, 0x63c601191b188585, 0xa0de584bf4f13b54, 0x7ee8354fb5c39779,
    0x09ea0bb87053aa0b, 0x0d60c0176a9981de, 0x026439f2842e80ac, 0x4adc8f16182db8a3, 0x30cdd4b07e6768ab,
    0x582603f431b0a09f, 0x74d5c299997db20c, 0x66fb182abc815441, 0xc9aaecef2ec17401, 0xb3073ba15320fb7b,
    0x5bab634292fdfb0b, 0xf7415c0265d34916, 0x7f50e0cf818c7d13, 0x23b774afc35b85e4, 0x841ccae665da284d,
    0xb108acb5d7ebb54e, 0x9716cfd72e9c405c, 0xed94b269d9318d43, 0x6dc51725a5472523, 0x85b107854267bccd,
    0x11fe6c1bc359ef49, 0xb234e858366dd891, 0x08bf9d0f31ab91e3, 0x3cb6198e0cdef2ab, 0x96f8163533c41821,
    0x39b31c9f3ab1b737, 0x77bd0c5bcd12f350, 0x7bd34b8b710cc7e1, 0x0fdac612a79fd131, 0x54bfad021643dfe2,
    0xdd6a6d5611397be1, 0x5edb8755916bcc84, 0xab1b12add144ddc3, 0x752bef4cf90a8098, 0xececd6725fd5ed01,
    0xbe863b71348501eb, 0x414ce6f95a7bccbe, 0xbde3d80bc06d3f75, 0x44e50a0e8d0d7751, 0x85c79310ec7d16c3,
    0xa20b56761546fb7b, 0x60298475e2894c63, 0x14d5685824c58570, 0x2c1e4952c800334c, 0x4c5bb4109565d189,
    0x6a7e6e22fff3fbac, 0xd0a8618b79c67989, 0xb5e50941b2d1bf85, 0x14e4729b256e5b78, 0x5f5d6833fc0de0af,
    0xbc575235291a1d71, 0xe98194d5a55a45ba, 0x904d8bea0b75d8da, 0xf7813790c28f11d2, 0x65783c32e15cf5e4,
    0x3f1bfd4cdddb08c2, 0x0e41f90e3d22a51b, 0xed7111ebcc875683, 0x2d256462d10818b0, 0x1cefb5fa8a55fc26,
    0xd7b23d9584073eb9, 0x1d8f61e971225d0f, 0xf9710b769e1abb34, 0x3c72df8f277646c0, 0x67081943bb57836b,
    0xe6fb6917a81ea0cb, 0xcba5a66dffda1c63, 0x46df91be38971824, 0xdac145df14ddbe65, 0x1cd70438b0373d11,
    0x6ce5fa321e7b84ac, 0x4abc6e3293b2ecde, 0x4cf4aa0d7e0349d7, 0xe5305946cbfac9e6, 0x19d29f3072b07524,
    0xc51a5947383c6c9b, 0x4c69babcca40eed7, 0x878e4a9b340f3b96, 0x8d027b93c9752b78, 0xa29877cbc33509b4,
    0xe78fe0ca8822deee, 0x2071c8012e1ce0ad, 0xff774d16f360a0df, 0x9383defc2493ffc4, 0x67e6207ca1ae5c8a,
    0x43a9cb74cf157d09, 0x75597fb084e7b5f0, 0x37f20ae01835a454, 0x6a739846d8b796d6, 0x5ce32a8615ba2a8e,
    0x32b3f49e4d0045fd, 0xb27be0bedbfc2e72, 0xf01bfda2f6fb9a8e, 0x1c9343742d84fe0d, 0x327f9414fe6e111e,
    0x98fe31fee1e11c4f, 0xc1fdad08f082fc69, 0x23dce2ceb846df14, 0x8ba66c32013bb16c, 0xffcd9f861f31a2cf,
    0xff9297b04c507142, 0x9a54194c9d4accf0, 0x8c272c47166c255b, 0x4f28d3ae14733be7, 0x42a1dd526023e52d,
    0xf0ee3dccf18b0dce, 0xdd80e8bcd024e8eb, 0x9c4307618dc5e990, 0x5ba8814263514fbd, 0x0f52b20bb0e79e9e,
    0x7d6c531207017a9d, 0xcac8762f93bde6d6, 0x5861119d2d8f1c37, 0xc8388314f61a6098, 0xf578a5895e1e2148,
    0xac778ceced18f3a4, 0x9aa45f6bc047d424, 0x822a46a383a399ef, 0x98eede9deaace2f9, 0xf1cf3e0bfab43ed7,
    0x95c041d5ef05bc86, 0x0bef2b0aeb1e64ef, 0xa7cd90a7c74b3ce2, 0xfe0bfadd724ee6c9, 0xa5764295fbd2e5c3,
    0x65cb1e8b46c657a3, 0x8a76b2c02c73d2a5, 0x543f5d600478f802, 0xf882fd59ecc656b9, 0x219e59559a2b6915,
    0xc004e5f18d3c2ade, 0x93a33b049829a24f, 0xeedbb54822de7f5e, 0x07a311beefe0fa23, 0x5563de77f334f770,
    0xbe9532451b2cb5c6, 0x40fa6ed2c0586db2, 0x093761e01bac220b, 0x67ca5d5c51169d4c, 0x00f9a35977ca4fd9,
    0x9cf634f1844ed036, 0x4e62f2ddcf33392a, 0x3801c29340940640, 0x8b4494d9f384965c, 0xfeee91177c0d0461,
    0xfbb586fb387f517a, 0x32f776932efcadaa, 0x631cc4b972ce5e80, 0xbffa2bcaf74ed3b6, 0x26ac4bc21e864398,
    0x523935a63e3d1719, 0x45fd6a654288f74b, 0xc3d4aa205e2b4d61, 0xeec464b087102a15, 0x607abbe2a27f16c3,
    0xfba3b4677fb07e66, 0x48b1ff4ba5ff845e, 0xcc748fcb47831927, 0xfbd01bd5e00b63cf, 0xf7fb88ca9f0b7773,
    0x461668ba7566fa5f, 0x76d3b4a2fe401f43, 0xa4af85c2006a9d67, 0x8b894bb935963eda, 0xdb8c5816b7e46da0,
    0xa9a4a421cff5415c, 0xa8b72aeff305bc5e, 0x3455749c010ce1cd, 0xf5fac340974e3ac0, 0xbcdca221cbfd8916,
    0x617add12979b4930, 0x18088d004f5e60ec, 0xe33a2589a31e6786, 0xe5379b1844925583, 0xac144dfa403cfa23,
};

static uint64_t seed, sum;

static unsigned chance(unsigned n)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (unsigned)(seed >> 20) % n;
}

static void add(uint64_t value) { sum = (sum ^ value) * UINT64_C(0x9e3779b97f4a7c15), sum ^= sum >> 29; }

static void add_bytes(const void *at, size_t n)
{
    for (size_t i = 0; i < n; i += 8) {
        uint64_t word;
        memcpy(&word, (const char *)at + i, 8);
        add(word);
    }
}

/* ---- the loops ------------------------------------------------------------------------------- */
enum flags { NOTHING, READS, WRITES };

static struct {
    uint32_t *code;
    unsigned n, pages;           /* pages: that have an access */
    int vectors;                 /* mostly vectors */
    enum flags flags[BODY + 4];  /* what is done to them first */
} loop;

static void emit(uint32_t word, enum flags flags)
{
    loop.flags[loop.n] = flags;
    loop.code[loop.n++] = word;
}

static uint32_t any(void) { return FIRST + chance(LAST - FIRST + 1); }
static uint32_t rd(void) { return any(); }
static uint32_t rn(void) { return any() << 5; }
static uint32_t rm(void) { return any() << 16; }
static uint32_t vector(void) { return chance(VECTORS); }
static uint32_t condition(void) { return chance(14); }
static uint32_t wide(void) { return chance(3) ? UINT32_C(1) << 31 : 0; }

static void emit_sum(void)
{
    uint32_t kind = chance(4) << 29 | wide();                /* S, subtract */
    enum flags flags = kind & 1 << 29 ? WRITES : NOTHING;
    uint32_t d = flags && chance(2) ? 31 : rd();
    if (chance(2))
        emit(0x11000000 | kind | chance(4096) << 10 | rn() | d, flags);                     /* add, sub, immediate */
    else
        emit(0x0b000000 | kind | rm() | chance(2) * chance(32) << 10 | rn() | d, flags);    /* shifted */
}

static void emit_integer(void)
{
    uint32_t opc = chance(4) << 29;
    switch (chance(6)) {
    case 0: emit(0x0a000000 | wide() | opc | rm() | rn() | rd(), opc == UINT32_C(3) << 29 ? WRITES : NOTHING); break; /* and orr eor ands */
    case 1: emit(0xd2800000 | chance(65536) << 5 | rd(), NOTHING); break;                  /* movz */
    case 2: emit(0xaa0003e0 | rm() | rd(), NOTHING); break;                                /* mov */
    case 3: emit(0x1a800000 | wide() | rm() | condition() << 12 | rn() | rd(), READS); break; /* csel */
    case 4: emit(0x7a400800 | wide() | chance(32) << 16 | condition() << 12 | rn() | chance(16), READS); break; /* ccmp */
    default: emit(0x1a000000 | wide() | chance(2) << 29 | rm() | rn() | rd(), READS); break; /* adc, adcs */
    }
}

static void emit_vector(void)
{
    static const uint32_t ops[] = {0x4ee08400, 0x6e201c00, 0x4e201c00, 0x6ee08400}; /* add, eor, and, sub */
    emit(ops[chance(4)] | vector() << 16 | vector() << 5 | vector(), NOTHING);
}

/* What takes lanes of two vectors, of a vector and a register, or mixes bits. */
static void emit_lanes(void)
{
    static const uint32_t ops[] = {0x4ee08400, 0x6e201c00, 0x6ea08400, 0x4ec03800, 0x4e003800, 0x4ec06800 /* add eor sub zip1 zip1 trn2 */,
                                   0x0ee0e000, 0x4ee0e000 /* pmull pmull2 */, 0x4e60b400 /* sqdmulh */, 0x0e20c000 /* smull */};
    static const uint32_t unary[] = {0x4e200800, 0x6e200800, 0x4e201800, 0x4e284800, 0x4e285800, 0x4e286800 /* rev64 rev32 rev16 aese aesd aesmc */,
                                     0x6e205800, 0x4e205800 /* not cnt */};
    uint32_t m = vector() << 16, n = vector() << 5, d = vector();
    switch (chance(8)) {
    case 0: emit(0x6e000000 | chance(16) << 11 | m | n | d, NOTHING); break;               /* ext */
    case 1: emit(0x4e081c00 | chance(2) << 20 | rn() | d, NOTHING); break;                 /* ins d[0], d[1] */
    case 2: emit(0x9e670000 | rn() | d, NOTHING); break;                                   /* fmov d, x */
    case 3: case 4: emit(unary[chance(8)] | n | d, NOTHING); break;
    default: emit(ops[chance(10)] | m | n | d, NOTHING); break;
    }
}

/* Of the next page that has none yet, or through x1. */
static void emit_access(void)
{
    static const uint32_t walks[] = {0xf8400400, 0xf8000400, 0xf8408400, 0xf8400c00, 0xf8000c00, 0x38408400, 0xb8408400}; /* with the step, 8 */
    uint32_t page = loop.pages, at = page * PAGE + 64 * chance(60);
    if (page == DATA || !chance(4)) {
        uint32_t word = walks[chance(7)];
        emit((word & ~0x1ff000u) | (word & 0x400 ? 8u << 12 : 0) | 1 << 5 | rd(), NOTHING);
        return;
    }
    loop.pages++;
    switch (page < 4 ? chance(8) : chance(6)) {
    case 0: case 1: emit(0xf9400000 | at / 8 << 10 | rd(), NOTHING); break;                /* ldr x */
    case 2: case 3: emit(0xf9000000 | at / 8 << 10 | rd(), NOTHING); break;                /* str x */
    case 4: emit(0x3dc00000 | at / 16 << 10 | vector(), NOTHING); break;                   /* ldr q */
    case 5: emit(0x3d800000 | at / 16 << 10 | vector(), NOTHING); break;
    case 6: emit(0xb9400000 | at / 4 << 10 | rd(), NOTHING); break;                        /* ldr w */
    default: emit(0xb9000000 | at / 4 << 10 | rd(), NOTHING); break;
    }
}

static void emit_one(void)
{
    if (loop.vectors && chance(5)) {
        emit_lanes();
        return;
    }
    switch (chance(16)) {
    case 0: case 1: case 2: case 3: case 4: emit_sum(); break;
    case 5: case 6: case 7: emit_integer(); break;
    case 8: case 9: emit_vector(); break;
    default: emit_access(); break;
    }
}

static uint32_t *pages; /* for the code of all loops */

static void make_loop(unsigned number)
{
    seed = number * UINT64_C(0x9e3779b97f4a7c15) + 1;
    loop.code = pages + number * (PAGE / sizeof *pages);
    loop.n = loop.pages = 0;
    loop.vectors = number >= MIXED;
    while (loop.n < BODY) {
        if (loop.n + 2 < BODY && !chance(10)) { /* over one instruction, which does not count as writing flags */
            emit(0x54000040 | condition(), READS);
            emit_one();
            if (loop.flags[loop.n - 1] == WRITES)
                loop.flags[loop.n - 1] = NOTHING;
        }
        emit_one();
    }
    emit(0xd1000442, NOTHING);                                                   /* sub x2, x2, 1 */
    emit(0xb5000002 | (0x7ffffu & (0u - (loop.n))) << 5, NOTHING);                /* cbnz x2 */
    emit(0xd53b4210, READS);                                                     /* mrs x16, nzcv */
    emit(0xd65f03c0, NOTHING);                                                   /* ret */
    __builtin___clear_cache((char *)loop.code, (char *)(loop.code + loop.n));
}

/* ---- runs ------------------------------------------------------------------------------------ */
struct registers {
    uint64_t x[17], pad;
    uint8_t v[VECTORS][16];
};
void run(struct registers *r, const void *code);
#define LDP(n, m, at) "ldp x" #n ", x" #m ", [x19, " #at "]\n"
#define STP(n, m, at) "stp x" #n ", x" #m ", [x19, " #at "]\n"
#define INTEGERS(OP) OP(0, 1, 0) OP(2, 3, 16) OP(4, 5, 32) OP(6, 7, 48) OP(8, 9, 64) OP(10, 11, 80) OP(12, 13, 96) OP(14, 15, 112)
#define VLD(a, b, c, d) "ld1 {v" #a ".16b-v" #d ".16b}, [x20], 64\n"
#define VST(a, b, c, d) "st1 {v" #a ".16b-v" #d ".16b}, [x20], 64\n"
#define ALL(OP) OP(0, 1, 2, 3) OP(4, 5, 6, 7) OP(8, 9, 10, 11) OP(12, 13, 14, 15) OP(16, 17, 18, 19) OP(20, 21, 22, 23)
__asm__(".text\n.globl run\n.type run, %function\nrun:\n"
        "stp x29, x30, [sp, -96]!\n stp x19, x20, [sp, 16]\n stp d8, d9, [sp, 32]\n stp d10, d11, [sp, 48]\n stp d12, d13, [sp, 64]\n"
        "stp d14, d15, [sp, 80]\n mov x19, x0\n mov x17, x1\n add x20, x19, 144\n" ALL(VLD) "msr nzcv, xzr\n" INTEGERS(LDP)
        "blr x17\n" INTEGERS(STP) "str x16, [x19, 128]\n add x20, x19, 144\n" ALL(VST)
        "ldp x19, x20, [sp, 16]\n ldp d8, d9, [sp, 32]\n ldp d10, d11, [sp, 48]\n ldp d12, d13, [sp, 64]\n ldp d14, d15, [sp, 80]\n"
        "ldp x29, x30, [sp], 96\n ret\n");

static uint8_t *data;
static unsigned faults;

/* May the flags be read before they are written? What comes behind the loop reads them. */
static int are_live(unsigned at)
{
    while (loop.flags[at] == NOTHING)
        at++;
    return loop.flags[at] == READS;
}

static void on_fault(int signo, siginfo_t *info, void *context)
{
    const ucontext_t *uc = context;
    const struct fpsimd_context *fp = (const void *)uc->uc_mcontext.__reserved;
    unsigned at = (unsigned)((uc->uc_mcontext.pc - (uint64_t)(uintptr_t)loop.code) / 4);
    (void)signo;
    if (at >= loop.n || ++faults > 2) {
        puts("a fault elsewhere");
        _Exit(1);
    }
    add(at);
    add((uint64_t)((uint8_t *)info->si_addr - data));
    for (unsigned i = 0; i <= LAST; i++)
        add(uc->uc_mcontext.regs[i] - (i < 2 ? (uint64_t)(uintptr_t)data : 0));
    add(are_live(at) ? uc->uc_mcontext.pstate >> 28 : 0);
    while (fp->head.magic != FPSIMD_MAGIC)
        fp = (const void *)((const char *)fp + fp->head.size);
    add_bytes(fp->vregs, VECTORS * 16);
    mprotect((void *)((uintptr_t)info->si_addr & -(uintptr_t)PAGE), PAGE, PROT_READ | PROT_WRITE);
}

static void begin(struct registers *r, unsigned rounds, unsigned walked)
{
    memset(r, 0, sizeof *r);
    for (unsigned i = FIRST; i <= LAST; i++)
        r->x[i] = (i * UINT64_C(0x123456789abcdef) >> (i & 31)) ^ (i & 1 ? 0xffffffff00000000 : 0);
    for (unsigned i = 0; i < sizeof r->v; i++)
        r->v[i / 16][i % 16] = (uint8_t)(i * 29);
    for (unsigned i = 0; i < PAGES * PAGE; i++)
        data[i] = (uint8_t)(i * 7 + i / 256);
    r->x[0] = (uintptr_t)data;
    r->x[1] = (uintptr_t)data + WALKED * PAGE + walked;
    r->x[2] = rounds;
}

/* It gets hot, then faults in this page. */
static void run_once(unsigned page, unsigned walked)
{
    struct registers r;
    begin(&r, WARM, 0);
    run(&r, loop.code);
    begin(&r, ROUNDS, walked);
    mprotect(data + page * PAGE, PAGE, PROT_NONE);
    faults = 0;
    run(&r, loop.code);
    mprotect(data + page * PAGE, PAGE, PROT_READ | PROT_WRITE);
    add(faults);
    add(r.x[1] - (uint64_t)(uintptr_t)data);
    add_bytes(r.x + 2, sizeof r.x - 16);
    add_bytes(r.v, sizeof r.v);
    add_bytes(data, PAGES * PAGE);
}

int main(int argc, char **argv)
{
    int prints = argc > 1 && !strcmp(argv[1], "--print");
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    data = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pages = mmap(NULL, SEQUENCES * PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGSEGV, &sa, NULL);
    for (unsigned n = 0; n < SEQUENCES; n++) {
        make_loop(n);
        sum = 0;
        for (unsigned page = 0; page < loop.pages; page++)
            run_once(page, 0);
        for (unsigned step = 0; step < WALKS; step++)
            run_once(WALKED + 1, PAGE - 8 * step);
        if (prints)
            printf("    0x%016llx,\n", (unsigned long long)sum);
        else if (sum != expected[n])
            printf("loop %u: 0x%llx\n", n, (unsigned long long)sum), failures++;
    }
    return prints ? 0 : check_end();
}
