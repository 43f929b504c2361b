#!/usr/bin/env bash
# binfmt.sh: dragoman binfmt in a user namespace with its own binfmt_misc: rules, flags, conflicts, what is missing. as-user
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
enter_sandbox
needs aarch64-linux-gnu-gcc perl python3 setpriv
rules=/proc/sys/fs/binfmt_misc
cp "$dragoman" "$folder/dragoman"
chmod 755 "$folder/dragoman"
d=$folder/dragoman
many_users=false # only root maps more than one into the sandbox
[ "$(wc -l </proc/self/uid_map)" = 1 ] && read -r _ _ count </proc/self/uid_map && [ "$count" -ge 65536 ] && many_users=true
as_user() { setpriv --reuid 1000 --regid 1000 --clear-groups "$@"; }
# run_as ARGV0 PATH ARGUMENT...
run_as() { perl -e 'exec {$ARGV[1]} $ARGV[0], @ARGV[2 .. $#ARGV]; exit($!{ENOENT} ? 127 : 126)' -- "$@"; }
install() { "$d" binfmt install --no-persist --force "$@"; }
# Registers SOMEBODY's rule (another emulator) for arm64 programs.
magic='\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7'
other() { printf '%s' ":$1:M::$magic::/bin/false:OC" >$rules/register; }

compile '
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/utsname.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    struct utsname u;
    uname(&u);
    printf("argc %d argv0 %s arg %s uid %d euid %d secure %lu fn %s release %.1s x %s\n", argc, argv[0], argc > 1 ? argv[1] : "-",
           (int)getuid(), (int)geteuid(), getauxval(AT_SECURE), (char *)getauxval(AT_EXECFN), u.release,
           getenv("DRAGOMAN_SET_ENV") ? "set" : "unset");
    fflush(stdout);
    if (argc > 2 && *argv[1] == 101)
        execv(argv[2], argv + 2);
    return 7;
}' program

# -- the rule ---------------------------------------------------------------------------------------------------------
check status-nothing 3 '^dragoman-aarch64: not registered$' "$d" binfmt status
check program-before 126 'cannot execute' bash -c ./program
check install 0 '^dragoman-aarch64: registered: .*/dragoman, flags POCF$' "$d" binfmt install --no-persist
check namespace-note 0 'of a user namespace' "$d" binfmt status
check again 0 'already registered' "$d" binfmt install --no-persist aarch64
check by-platform 0 'already registered' "$d" binfmt install --no-persist linux/arm64
check unknown-isa 1 'unknown instruction set "z80"; there is: aarch64' "$d" binfmt install z80
check status-good 0 '^dragoman-aarch64: in effect$' "$d" binfmt status
check kernel 0 '^magic 7f454c460201010000000000000000000200b700$' cat $rules/dragoman-aarch64
check kernel-mask 0 '^mask ffffffffffffff00fffffffffffffffffeffffff$' cat $rules/dragoman-aarch64
conf=/usr/lib/binfmt.d/qemu-aarch64.conf
if [ -f $conf ]; then # what QEMU's package says of the same programs
    IFS=: read -r _ _ _ _ qemu_magic qemu_mask _ <$conf
    check qemu-agrees 0 "" test "$("$d" binfmt rule | cut -d: -f5,6)" = "$qemu_magic:$qemu_mask"
else
    skip "no $conf to compare with"
fi

# -- flags ------------------------------------------------------------------------------------------------------------
check with-P 7 'argc 2 argv0 other arg -strace ' run_as other ./program -strace
check execfn 7 ' fn ./program ' run_as other ./program
check without-P 0 '' install --flags OCF
check argv0-lost 7 'argc 2 argv0 ./program arg -strace ' run_as other ./program -strace
check no-flags 0 '' install --flags ''
check plain 7 'argc 1 argv0 ./program arg - ' run_as other ./program
check bad-flags 1 'letters of POCF' install --flags PX
check only-F 0 'flags F$' install --flags F
mkdir -p root/proc && cp program root/
check chroot-F 7 'argv0 /program ' chroot root /program
check no-F 0 'flags P$' install --flags P
check chroot-without-F 127 '' chroot root /program

# -- credentials and files that can't be read -------------------------------------------------------------------------
cp program ./-strace
if $many_users; then
    cp program secret && chmod 111 secret
    cp program setuid && chmod 4755 setuid
    ln -s setuid ./--engine=interp
    check PO 0 'flags PO$' install --flags PO
    check execfd 7 'argv0 ./secret .*uid 1000 euid 1000 secure 0' as_user ./secret
    check no-C 7 'uid 1000 euid 1000 secure 0' as_user ./setuid
    check P 0 '' install --flags P
    check unreadable 126 'Permission denied' as_user ./secret
    check C 0 'flags OC$' install --flags C
    check setuid 7 'uid 1000 euid 0 secure 1 ' as_user ./setuid
    check option-like 7 'argc 2 argv0 --engine=interp arg ./secret .*euid 0 ' \
        as_user perl -e 'my @a = ("x", "./secret"); my ($p, $v, $e) = ("--engine=interp", pack("ppQ", @a, 0), pack("Q", $#ARGV + 1));
            syscall(59, $p, $v, $e)' # execve
    check environment-ignored 7 'euid 0 secure 1 .*release [0-9] x set$' \
        as_user env DRAGOMAN_UNAME=Z DRAGOMAN_STRACE=1 DRAGOMAN_ENGINE=bad DRAGOMAN_SET_ENV=A=1 ./setuid
    check_not 'uname\('
    mkdir -p config && printf '[dragoman]\nuname-release=Z\n' >config/dragoman.conf
    check user-file 7 'euid 1000 secure 0 .*release Z ' as_user env XDG_CONFIG_HOME="$folder/config" ./program
    check user-file-ignored 7 'euid 0 secure 1 .*release [0-9] ' as_user env XDG_CONFIG_HOME="$folder/config" ./setuid
    # What it executes has its rights, too; the environment still does not count.
    check setuid-executes 7 '^argc 2 argv0 ./program arg last uid 1000 euid 0 secure 1 fn ./program release [0-9]' \
        as_user env DRAGOMAN_UNAME=Z ./setuid e ./program last
    check default 0 'flags POCF$' install
    check setuid-default 7 'argv0 other .*uid 1000 euid 0 secure 1 ' as_user bash -c 'exec -a other ./setuid'
else
    skip "setuid programs and unreadable files: only one user here, as the sandbox was not started by root"
fi
check option-like-P 7 'argv0 -strace arg -' run_as -strace ./-strace
check default 0 'flags POCF$' install

# -- the program is replaced, or gone ---------------------------------------------------------------------------------
cp "$dragoman" fresh && mv fresh dragoman
check stale 0 'replaced since it was registered' "$d" binfmt status
check registers-anew 0 ': registered: ' "$d" binfmt install --no-persist
check fresh 0 'already registered' "$d" binfmt install --no-persist
check interpreter 1 'interpreter: /nonexistent: No such' "$d" binfmt install --interpreter /nonexistent
check interpreter-relative 1 'absolute path' "$d" binfmt install --interpreter dragoman
check delimiter 0 '^\|dragoman-aarch64\|M\|0\|' "$d" binfmt rule --interpreter /a:b

# -- others' rules ----------------------------------------------------------------------------------------------------
other emu
printf ':WSLInterop:M::MZ::/bin/true:PF' >$rules/register
check shadowed 3 '^dragoman-aarch64: another emulator is used$|registered, but does not run$' "$d" binfmt status
check named 3 'also for these programs: emu, /bin/false' "$d" binfmt status
check wsl 3 'WSLInterop: Windows programs; left alone' "$d" binfmt status
check beside 0 'emu \(/bin/false\) is registered for the same programs; the kernel uses dragoman' "$d" binfmt install --no-persist
check wins 7 'argc 1' ./program
check replace 0 '^emu: disabled$' "$d" binfmt install --no-persist --replace
check disabled 0 '^disabled' cat $rules/emu
check wsl-untouched 0 '^enabled' cat $rules/WSLInterop
echo -1 >$rules/emu

# -- JSON -------------------------------------------------------------------------------------------------------------
cat >parse.py <<'EOF'
import json, sys
j = json.load(sys.stdin)
print("supported", *j["supported"], "emulators", *sorted(j["emulators"]))
EOF
json() { "$@" 2>/dev/null | python3 parse.py; }
check json 0 'supported linux/amd64 .*linux/arm64.* emulators WSLInterop dragoman-aarch64' json "$d" binfmt status --json
check json-install 0 'linux/arm64' json "$d" binfmt install --no-persist --json

# -- as the installer of a container image ----------------------------------------------------------------------------
ln dragoman binfmt
check remove 0 '^dragoman-aarch64: removed$' "$d" binfmt remove --no-persist
check remove-again 0 '^dragoman-aarch64: not registered$' "$d" binfmt remove --no-persist
check json-without 0 '^supported linux/amd64( linux/386)? emulators WSLInterop$' json ./binfmt
check install-all 0 '^installing: arm64 OK$' ./binfmt --install all
check json-image 0 'linux/arm64.* emulators WSLInterop dragoman-aarch64' json ./binfmt
check runs 7 'argc 1' ./program
check install-list 0 'riscv64: not a guest of dragoman' ./binfmt --install arm64,riscv64
check json-clean 0 'linux/arm64' json ./binfmt --install arm64
check version 0 '^binfmt/dragoman [0-9]' ./binfmt --version
check uninstall-platform 0 '^uninstalling: dragoman-aarch64 OK' ./binfmt --uninstall arm64
check uninstall-nothing 0 'not found' ./binfmt --uninstall qemu-aarch64
check wait 0 '^installing: arm64 OK' bash -c './binfmt --install all --wait & sleep 0.3; kill -0 $! && kill $! && wait $!'
check install-again 0 'OK' ./binfmt --install arm64
check uninstall-glob 0 'dragoman-aarch64 OK' ./binfmt --uninstall '*'
check wsl-kept 0 '^enabled' cat $rules/WSLInterop
check bad-argument 1 'expected$' ./binfmt --frob

# -- files ------------------------------------------------------------------------------------------------------------
check files 0 '' "$d" binfmt install --root "$folder/image" --interpreter /usr/bin/dragoman
check conf 0 '^:dragoman-aarch64:M:0:.*:/usr/bin/dragoman:POCF$' cat image/etc/binfmt.d/zz-dragoman-aarch64.conf
check debian 0 '^preserve yes$' cat image/usr/share/binfmts/dragoman-aarch64
check conf-registers 0 '' bash -c "grep ^: image/etc/binfmt.d/*.conf | sed s,/usr/bin/dragoman,$d, >$rules/register"
check conf-runs 7 'argc 1' ./program
check files-again 0 '' "$d" binfmt install --root "$folder/image" --interpreter /usr/bin/dragoman
check files-removed 0 '' "$d" binfmt remove --root "$folder/image"
check none-left 0 '^$' bash -c "find image -type f -o -type l; echo"
mkdir -p image/usr/lib/binfmt.d && "$d" binfmt rule >image/usr/lib/binfmt.d/zz-dragoman-aarch64.conf
check mask 0 '' "$d" binfmt remove --root "$folder/image"
check masked 0 '/dev/null' readlink image/etc/binfmt.d/zz-dragoman-aarch64.conf
check unmask 0 '' "$d" binfmt install --root "$folder/image"
check not-masked 1 '' test -e image/etc/binfmt.d/zz-dragoman-aarch64.conf

# -- what is missing --------------------------------------------------------------------------------------------------
echo 0 >$rules/status
check switched-off 2 'switched off: echo 1 >' "$d" binfmt install --no-persist
echo 1 >$rules/status
if $many_users; then
    check user-install 2 'cannot register rules in /proc/.*: root \(CAP_SYS_ADMIN\) is needed' as_user "$d" binfmt install --force
    check user-status 0 'in effect' as_user "$d" binfmt status
fi
umount $rules
check not-mounted 3 '^binfmt_misc: not mounted' "$d" binfmt status
check not-visible 3 '^dragoman-aarch64: not in effect' "$d" binfmt status
check json-not-mounted 3 'emulators": \[\]' "$d" binfmt status --json
if $many_users; then
    check user-mount 2 'mounting it on .* is not permitted: root' as_user "$d" binfmt install
    check user-image 2 'mounting it on .* is not permitted: root' as_user ./binfmt --install all
fi
check mounts 0 'was not mounted; it is now' "$d" binfmt install --no-persist
check runs-again 7 'argc 1' ./program
# As in a container, where the rules count but can't be seen.
check unseen 0 '^dragoman-aarch64: in effect, by a rule that is not visible here' "$d" binfmt status --mount "$folder"
check unseen-json 0 'supported linux/amd64 .*linux/arm64.* emulators$' json "$d" binfmt status --json --mount "$folder"
check no-folder 2 'No such file' "$d" binfmt install --mount "$folder/nothing"
check no-action 1 'expected, not "frob"' "$d" binfmt frob
check option 1 'unknown option --frob' "$d" binfmt install --frob
report
