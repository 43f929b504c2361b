#!/usr/bin/env bash
# called_as.sh: dragoman by other names: qemu-aarch64 with QEMU's options, and the emulator of BuildKit. as-user
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
enter_sandbox
needs aarch64-linux-gnu-gcc
for name in qemu-aarch64 qemu-aarch64-static qemu-arm qemu-riscv64-static; do
    ln -s "$dragoman" $name
done
compile '
#include <stdio.h>
#include <stdlib.h>
#include <sys/utsname.h>
int main(int argc, char **argv)
{
    struct utsname u;
    uname(&u);
    printf("argv0 %s argc %d release %s A=%s\n", argv[0], argc, u.release, getenv("A") ? getenv("A") : "");
    return 3;
}' program

check runs 3 'argv0 ./program argc 2 ' ./qemu-aarch64 ./program x
check static 3 'argv0 ./program argc 1 ' ./qemu-aarch64-static ./program
check other 1 '^dragoman: called as qemu-arm, but arm is none of the guests' ./qemu-arm ./program
check other-static 1 'qemu-riscv64, but' ./qemu-riscv64-static ./program
check version 0 '^dragoman [0-9.]+ \(as qemu-aarch64\)$' ./qemu-aarch64 -version
check options 3 'argv0 name argc 1 release 6.1 A=1' ./qemu-aarch64 -0 name -r 6.1 -E A=1 -cpu max -B 0 -R 0 ./program
check variables 3 'release 6.2 A=2' env QEMU_UNAME=6.2 QEMU_SET_ENV=A=2 ./qemu-aarch64 ./program
check not-ours 3 'release [0-9.]*' env QEMU_GUEST_BASE=bad "$dragoman" ./program
check strace 3 'write\(1' ./qemu-aarch64 -strace ./program
check strace-variable 3 'write\(1' env QEMU_STRACE=1 ./qemu-aarch64 ./program
check one-line 1 '^dragoman: -singlestep: dragoman does not have this option of QEMU$' ./qemu-aarch64 -singlestep ./program
check with-value 1 '^dragoman: -plugin x.so: dragoman does not have' ./qemu-aarch64 -plugin x.so ./program
check variable-refused 1 '^dragoman: QEMU_PLUGIN x.so: dragoman does not have' env QEMU_PLUGIN=x.so ./qemu-aarch64 ./program
check base 1 '^dragoman: -B: guest addresses are host addresses' ./qemu-aarch64 -B 0x4000 ./program
check page 1 '^dragoman: -p: the page size is 4096, not "65536"' ./qemu-aarch64 -p 65536 ./program
check no-command 127 '^dragoman: explain: No such file' ./qemu-aarch64 explain aarch64 00
# Libraries where Debian's QEMU looks for them.
libraries=/usr/aarch64-linux-gnu
if mkdir -p etc && cp -a /etc/. etc/ 2>/dev/null; [ -f etc/passwd ] && [ -d $libraries ] && mount --bind etc /etc; then
    mkdir -p /etc/qemu-binfmt && ln -sfn $libraries /etc/qemu-binfmt/aarch64
    echo 'int main(void) { return 5; }' | aarch64-linux-gnu-gcc -x c -o dynamic -
    check default-prefix 5 '' ./qemu-aarch64 ./dynamic
    check no-default-prefix 127 'not found; use -L' "$dragoman" ./dynamic
    umount /etc
fi
# The rule of an installed QEMU, whose program is replaced by ours.
"$dragoman" binfmt rule --flags F --interpreter "$folder/qemu-aarch64-static" | sed s/dragoman-aarch64/qemu/ >rule
cat rule >/proc/sys/fs/binfmt_misc/register
check by-kernel 3 'argv0 ./program argc 2 release 6.3 ' env QEMU_UNAME=6.3 bash -c './program x'
echo -1 >/proc/sys/fs/binfmt_misc/qemu

# -- BuildKit: /dev/.buildkit_qemu_emulator PROGRAM ARGUMENT... in a root that knows nothing of us, without any rule ------
chroot=$(command -v chroot || echo /usr/sbin/chroot)
if mount_root arm64 root; then
    cp "$dragoman" root/dev/.buildkit_qemu_emulator
    emulator() { env -i PATH=/nothing:/usr/bin:/bin "$chroot" root /dev/.buildkit_qemu_emulator "$@"; }
    check by-path 0 '^aarch64$' emulator uname -m
    check shell 0 '^in /usr/bin: aarch64$' emulator sh -c 'cd /usr/bin && echo "in $PWD: $(./uname -m)"'
    check not-found 127 'nonesuch: No such file' emulator nonesuch
    check argument 0 '^--version x$' emulator echo --version x
    printf '#!/usr/bin/env sh\necho "script $0 $1 $(uname -m)"\n' >root/script && chmod +x root/script
    check script 0 '^script /script a aarch64$' emulator /script a
    check script-cwd 0 '^script ./script b aarch64$' emulator bash -c 'cd / && ./script b'
    check argv0 0 '^other$' emulator bash -c '(exec -a other sh -c "echo \$0")'
    check looks-like-option 127 '^dragoman: -x: No such file' emulator -x
else
    skip "BuildKit's way: no root of arm64 in $roots, or no overlay file system for this user"
fi
report
