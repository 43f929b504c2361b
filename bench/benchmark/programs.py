"""Real programs, as Debian ships them for both CPUs: what they are given to do, and the inputs."""
import shutil

from .job import PROGRAM, START, THROUGHPUT, Job

PYTHON = """
import hashlib, json, re
def work(n):
    d, total = {}, 0
    for i in range(n):
        d[str(i %% 977)] = d.get(str(i %% 977), 0) + i
        total += len(re.sub(r"[0-9]", "x", f"{i}-{i * 3}"))
    return total + sum(d.values()), hashlib.md5(json.dumps(d, sort_keys=True).encode()).hexdigest()
print(work(%d))
"""
PERL = ('my (%%h, $t); for my $i (1 .. %d) { $h{$i %% 977} += $i; my $s = "$i-" . $i * 3; $s =~ s/\\d/x/g; '
        '$t += length $s } print $t, " ", join(",", map { $h{$_} } 1 .. 9), "\\n";')
LUA = ("local t, n = {}, 0 for i = 1, %d do t[i %% 977] = (t[i %% 977] or 0) + i; "
       "n = n + #(tostring(i) .. '-' .. i * 3):gsub('%%d', 'x') end print(n, t[5])")
RUBY = ('h = Hash.new(0); t = 0; %d.times { |i| h[i %% 977] += i; t += "#{i}-#{i * 3}".gsub(/\\d/, "x").size }; '
        'puts t, h[5]')
PHP = ('$h = []; $t = 0; for ($i = 0; $i < %d; $i++) { $h[$i %% 977] = ($h[$i %% 977] ?? 0) + $i; '
       '$t += strlen(preg_replace("/\\d/", "x", $i . "-" . $i * 3)); } echo $t, " ", $h[5], "\\n";')
NODE = ('const h = new Map(); let t = 0; for (let i = 0; i < %d; i++) { const k = "k" + i %% 977; '
        'h.set(k, (h.get(k) || 0) + i); t += (i + "-" + i * 3).replace(/[0-9]/g, "x").length; } '
        'const a = Array.from(h, ([key, value]) => ({key, value})).sort((x, y) => y.value - x.value); '
        'console.log(t, JSON.parse(JSON.stringify(a))[5]);')
AWK = ('BEGIN { for (i = 0; i < %d; i++) { h[i %% 977] += i; s = i "-" i * 3; gsub(/[0-9]/, "x", s); t += length(s) } '
       'print t, h[5] }')
SQL = """create table t(a integer primary key, b text, c real);
with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
    insert into t select i, 'k' || i * 7919 %% 10007, i / 3.0 from n;
create index x on t(b); select count(distinct b), round(sum(c), 2) from t;
select b, count(*) from t group by b order by 2 desc, 1 limit 3;"""
SHELL = "i=0; while [ $i -lt %d ]; do /usr/bin/true; i=$((i + 1)); done; echo $i"
BUILD = "cd project && ./configure -q && make -s && ./program"
# openssl speed -mr: +F:number:name:rate of bytes; +F2 (RSA) and +F6 (EdDSA) end with operations per second.
BYTE_RATE = r"^\+F:\d+:([^:]+):([\d.]+)"

CONFIGURE = """AC_INIT([program], [1.0])
AC_CONFIG_SRCDIR([part0.c])
AC_CONFIG_HEADERS([config.h])
AC_PROG_CC
AC_PROG_AWK
AC_C_BIGENDIAN
AC_CHECK_HEADERS([fcntl.h limits.h sys/time.h unistd.h sys/epoll.h nosuch.h])
AC_CHECK_FUNCS([%s])
AC_CHECK_SIZEOF([long])
AC_CONFIG_FILES([Makefile])
AC_OUTPUT
"""
FUNCTIONS = "memmove strtoul getrandom nosuch_function pipe2 openat poll select dup3 strlcpy qsort_r mmap clock_gettime"
MAKEFILE = """CC = @CC@
OBJECTS = %s
program: $(OBJECTS)
\t$(CC) -o $@ $(OBJECTS)
.c.o:
\t$(CC) -O2 -DHAVE_CONFIG_H -c $<
"""


def jobs(quick):
    """Files are those of make_data()."""
    def size(full):
        return full // 10 if quick else full
    yield Job("true", START, ["usr/bin/true"])
    yield Job("1000 starts", START, ["usr/bin/dash", "-c", SHELL % size(1000)], starts=True)
    yield Job("python3", PROGRAM, ["usr/bin/python3", "-c", PYTHON % size(500000)])
    yield Job("perl", PROGRAM, ["usr/bin/perl", "-e", PERL % size(1000000)])
    yield Job("lua", PROGRAM, ["usr/bin/lua5.4", "-e", LUA % size(1500000)])
    yield Job("ruby", PROGRAM, ["usr/bin/ruby", "--disable=gems", "-e", RUBY % size(300000)])
    yield Job("node", PROGRAM, ["usr/bin/node", "-e", NODE % size(1200000)])
    yield Job("php", PROGRAM, ["usr/bin/php8.4", "-n", "-r", PHP % size(3000000)])
    yield Job("gawk", PROGRAM, ["usr/bin/gawk", AWK % size(400000)])
    yield Job("sqlite3", PROGRAM, ["usr/bin/sqlite3", ":memory:", SQL % size(700000)])
    yield Job("gcc", PROGRAM, ["usr/libexec/gcc/*/*/cc1", "-quiet", "-O2", "-o", "/dev/null", "large.c"],
              note="The compiler proper; each makes code for its own CPU, so the work is not quite the same.")
    yield Job("xz", PROGRAM, ["usr/bin/xz", "-T1", "-c", "data"])
    yield Job("zstd", PROGRAM, ["usr/bin/zstd", "-q", "-15", "--single-thread", "-c", "data"])
    yield Job("gzip", PROGRAM, ["usr/bin/gzip", "-n", "-9", "-c", "data2"])
    yield Job("7z", PROGRAM, ["usr/lib/7zip/7z", "a", "-mmt1", "-mtm-", "-bso0", "-bsp0", "data.7z", "data"],
              prepare=lambda work: (work / "data.7z").unlink(missing_ok=True),
              result=lambda work: checksum(work / "data.7z"))
    yield Job("git gc", PROGRAM, ["usr/bin/git", "-C", "repository", "gc", "-q", "--aggressive", "--prune=now"],
              starts=True, prepare=lambda work: fresh(work, "repository"),
              result=lambda work: " ".join(sorted(p.name for p in work.glob("repository/objects/pack/*.pack"))))
    yield Job("configure, make", PROGRAM, ["usr/bin/dash", "-c", BUILD], starts=True,
              prepare=lambda work: fresh(work, "project"))
    speed = ["usr/bin/openssl", "speed", "-mr", "-seconds", "1"]
    for name, words, rates in [
            ("sha256", ["-bytes", "16384", "-evp", "sha256"], BYTE_RATE),
            ("aes-128-gcm", ["-bytes", "16384", "-evp", "aes-128-gcm"], BYTE_RATE),
            ("rsa2048", ["rsa2048"], r"^\+F2:\d+:()2048:([\d.e-]+)"),
            ("ed25519", ["ed25519"], r"^\+F6:\d+:()253:[^:]+:([\d.e-]+)")]:
        yield Job(f"openssl {name}", THROUGHPUT, speed + words, compare=False, rates=rates,
                  unit=(" MB/s", 1e6) if rates == BYTE_RATE else ("/s", 1))


def checksum(path):
    import hashlib
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"


def fresh(work, folder):
    """A new copy of what make_data() left in folder.orig."""
    shutil.rmtree(work / folder, ignore_errors=True)
    shutil.copytree(work / f"{folder}.orig", work / folder, symlinks=True)


def large_source(functions, name="f"):
    """A C file with as many functions."""
    return "".join(
        f"int {name}{i}(int *p, int n) {{ int s = {i}; for (int i = 0; i < n; i++) {{ "
        f"if (p[i] % {i + 2} == 0) s += p[i] * {i}; else s ^= p[n - i - 1] >> {i % 7}; "
        f"switch (s & 7) {{ case 1: s++; break; case 3: s *= 3; break; case 6: return s; }} }} "
        f"return {f'{name}{i - 1}(p, n / 2) +' if i else ''} s; }}\n" for i in range(functions))


def history(commits):
    """For git fast-import: a file that changes with every commit, and one that each adds."""
    out = []
    lines = [f"line {i} {i * 2654435761 % 4294967296:08x}" for i in range(400)]
    for n in range(commits):
        lines[n * 7 % 400] = f"changed by {n}"
        out.append(f"commit refs/heads/main\ncommitter a <a> {1700000000 + n} +0000\ndata {len(str(n))}\n{n}\n")
        for name, text in (("all", "\n".join(lines)), (f"f{n}", "\n".join(str(i * n) for i in range(200)))):
            out.append(f"M 100644 inline {name}\ndata {len(text)}\n{text}\n")
    return "".join(out).encode()


def make_data(work, quick, native):
    """The inputs. native(words, input=b"") runs a program of the native root in the work folder."""
    scale = 1 if quick else 3
    text = "".join(f"{i} {i * 2654435761 % 4294967296:08x} {'word' * (i % 7)}\n" for i in range(40000 * scale))
    (work / "data").write_text(text)
    (work / "data2").write_text(text * 2)
    (work / "large.c").write_text(large_source(50 * scale))
    repository = work / "repository.orig"
    native(["git", "init", "-q", "--bare", "--template=", str(repository)])
    native(["git", "-C", str(repository), "fast-import", "--quiet"], input=history(200 * scale))
    for key, value in (("pack.threads", "1"), ("gc.auto", "0"), ("maintenance.auto", "false")):
        native(["git", "-C", str(repository), "config", key, value])
    project = work / "project.orig"
    project.mkdir()
    parts = 2 if quick else 6
    functions = FUNCTIONS.split()[:4] if quick else FUNCTIONS.split()
    (project / "configure.ac").write_text(CONFIGURE % " ".join(functions))
    (project / "Makefile.in").write_text(MAKEFILE % " ".join(f"part{i}.o" for i in range(parts)))
    for i in range(parts):
        main = '#include <stdio.h>\nint main(void) { puts("built for " PACKAGE_STRING); return 0; }\n' if i == 0 else ""
        (project / f"part{i}.c").write_text('#include "config.h"\n' + main + large_source(10, f"part{i}_"))
    native(["autoconf"], cwd=project)
    native(["autoheader"], cwd=project)
    shutil.rmtree(project / "autom4te.cache", ignore_errors=True)
