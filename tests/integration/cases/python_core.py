# json, re, hashlib, decimal, struct, zlib, datetime, random, generators, exceptions, big integers
# timeout: 120
# engine: both
import base64, binascii, collections, datetime, decimal, fractions, functools, gzip, hashlib, hmac, heapq, io, itertools
import json, lzma, math, bz2, os, pickle, random, re, statistics, string, struct, sys, textwrap, time, zlib, array, bisect
import difflib, unicodedata, uuid, ipaddress, urllib.parse, html, xml.etree.ElementTree as ET, csv, configparser, tempfile

random.seed(1234)
data = {"ints": [random.randrange(1 << 70) for _ in range(50)], "floats": [random.gauss(0, 1e10) for _ in range(50)],
        "text": "\u00e4\u20ac\U0001f600" * 3, "nested": [{"a": [None, True, False, {}]}]}
text = json.dumps(data, sort_keys=True)
assert json.loads(text) == data
print(hashlib.sha256(text.encode()).hexdigest())
for name in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(name, b"dragon" * 10000, usedforsecurity=False)
    print(name, h.hexdigest(20) if name.startswith("shake") else h.hexdigest())
print(hmac.new(b"k", b"m", "sha512").hexdigest(), hashlib.pbkdf2_hmac("sha256", b"p", b"s", 1000).hex())
words = re.findall(r"\b(\w)(\w*?)(\d+)\b", " ".join(f"word{i} x{i * i}" for i in range(500)))
print(len(words), words[77], re.sub(r"(?P<a>\d)(?=(\d{3})+$)", r"\g<a>,", "1234567890"), re.split(r"[,;]\s*", "a, b;c"))
decimal.getcontext().prec = 60
print(decimal.Decimal(2).sqrt(), decimal.Decimal(1) / 7, decimal.Decimal("1e50").ln(), fractions.Fraction(355, 113) ** 5)
print(2 ** 521 % 1000000007, pow(3, 10 ** 30, 10 ** 9 + 7), math.factorial(60), math.isqrt(10 ** 41), (-7) // 2, -7 % 3, 7.5 // -2)
print([repr(f(x)) for f in (math.sin, math.cos, math.tan, math.exp, math.log1p, math.gamma, math.erf, math.sqrt, math.atan)
       for x in (0.1, 1.5, 0.7)])
print(0.1 + 0.2, 1e16 + 1, float("1e-320"), 5e-324 / 2, 1e308 * 10, -0.0, math.nan, round(2.675, 2), (0.1).hex(), 3.0 .as_integer_ratio())
print(f"{math.pi:.30f} {1e100:g} {12345.678:,.2f} {255:#x} {-5:08b} {0.5:%} {'mid':*^9}")
print(struct.pack("<bhiqfd5s", -1, -2, -3, -4, 1.5, 2.5, b"abc").hex(), struct.unpack(">Id", b"\0\0\1\0" + struct.pack(">d", 1.1)))
blob = bytes(random.getrandbits(8) for _ in range(5000)) + b"abc" * 10000
for module in (zlib, bz2, lzma):
    packed = module.compress(blob)
    assert module.decompress(packed) == blob
    print(module.__name__, len(packed), zlib.crc32(packed), zlib.adler32(packed))
print(gzip.decompress(gzip.compress(b"x" * 1000, mtime=0)) == b"x" * 1000, base64.b85encode(blob[:20]), binascii.crc_hqx(blob, 0))
print(statistics.mean(data["floats"]), statistics.stdev(data["floats"]), math.fsum(data["floats"]), sum(sorted(data["floats"])))
heap = [random.random() for _ in range(1000)]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(3)], random.sample(range(1000), 5), random.choices("abc", k=5), random.shuffle(heap), heap[0])
print(datetime.datetime(2024, 2, 29, tzinfo=datetime.timezone.utc).timestamp(), datetime.date(2000, 1, 1) + datetime.timedelta(10000))
print(pickle.loads(pickle.dumps(data)) == data, textwrap.wrap("lorem ipsum " * 8, 30), collections.Counter("mississippi").most_common())
print(unicodedata.normalize("NFD", "\u00e9\u00fc").encode(), "\u00df".upper(), "STRASSE".casefold(), uuid.uuid5(uuid.NAMESPACE_DNS, "x"))
print(ipaddress.ip_network("10.0.0.0/29").broadcast_address, urllib.parse.quote("a b/\u00e4"), html.escape("<a&b>"))
tree = ET.fromstring("<r><a x='1'>t</a><a x='2'/></r>")
print([(e.get("x"), e.text) for e in tree.iter("a")], ET.tostring(tree))


@functools.lru_cache(None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def generator():
    total = 0
    while True:
        got = yield total
        total += got or 1


g = generator()
next(g)
print(fib(300), [g.send(i) for i in range(5)], list(itertools.permutations("abc"))[-1], list(itertools.accumulate(range(6))))
try:
    def deep(n):
        return deep(n + 1)
    deep(0)
except RecursionError as error:
    print(type(error).__name__)
try:
    {}["x"]
except KeyError as error:
    print(repr(error), error.__traceback__.tb_lineno > 0)
a = array.array("d", (i / 3 for i in range(1000)))
print(hashlib.md5(a.tobytes()).hexdigest(), sum(a), max(a), bisect.bisect(a, 100))
n, primes = 30000, bytearray([1]) * 30000
for i in range(2, 174):
    if primes[i]:
        primes[i * i::i] = bytes(len(range(i * i, n, i)))
print(sum(primes) - 2, sys.byteorder, sys.maxsize, sys.float_info.epsilon, sys.hash_info.width, hash(3.7), hash((1, 2)), hash(2 ** 61))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f")
    with open(path, "w") as f:
        csv.writer(f).writerows([[1, "a,b"], [2, 'q"q']])
    print(open(path).read(), os.stat(path).st_size, os.listdir(folder))
print(sorted(words, key=lambda w: (len(w[2]), w[2]), reverse=True)[:3], "".join(difflib.unified_diff(["a\n"], ["b\n"])))
