#!/usr/bin/env bash
# containers.sh: the container image as installer, and buildah building an image of arm64 programs with its rule.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
command -v buildah >/dev/null || skip_all "buildah is not installed"
[ "$(id -u)" = 0 ] || skip_all "buildah needs more than one user in the sandbox, which only root gets"
[ -x "$roots/arm64/usr/bin/gcc-14" ] || skip_all "no root of arm64 in $roots"
enter_sandbox
source=$here/../../..
rules=/proc/sys/fs/binfmt_misc

mkdir storage
mount -t tmpfs none storage || skip_all "no tmpfs for the images"
printf '[storage]\ndriver="vfs"\ngraphroot="%s"\nrunroot="%s"\n' "$folder/storage/images" "$folder/storage/run" >storage.conf
printf '{"default": [{"type": "insecureAcceptAnything"}]}\n' >policy.json
export CONTAINERS_STORAGE_CONF=$folder/storage.conf BUILDAH_ISOLATION=chroot TMPDIR=$folder/storage HOME=$folder

# -- our image --------------------------------------------------------------------------------------------------------
check build-image 0 'Successfully tagged localhost/dragoman:latest' \
    "$source/packaging/build-image" --builder buildah "$dragoman" -- --isolation chroot --signature-policy "$folder/policy.json"
check entry-point 0 '^\[/usr/bin/binfmt\]$' buildah inspect --type image --format '{{.OCIv1.Config.Entrypoint}}' dragoman
check only-program 0 '^2$' bash -c \
    'm=$(buildah mount $(buildah from --pull-never --name installer dragoman)); find $m/usr ! -type d | wc -l'
installer() { buildah run --isolation chroot -v $rules:$rules installer -- /usr/bin/binfmt "$@"; }
check bare 0 '"emulators": \[\]' installer
check install 0 '^installing: arm64 OK$' installer --install all
check supported 0 '"linux/arm64"' installer
# As docker/setup-qemu-action does it: old rules away, all platforms or some, the list from standard output alone.
action() { installer 2>/dev/null | python3 -c 'import json, sys; print(",".join(json.load(sys.stdin)[sys.argv[1]]))' "$1"; }
check reset 0 "^uninstalling: qemu-\* not found$" installer --uninstall 'qemu-*'
check platforms 0 '(^|,)linux/arm64(,|$)' action supported
check emulators 0 '^dragoman-aarch64$' action emulators
check some 0 '^installing: riscv64: not a guest of dragoman$' installer --install linux/arm64,riscv64
check uninstall-platform 0 '^uninstalling: dragoman-aarch64 OK$' installer --uninstall arm64
check uninstalled 0 '^$' action emulators
# As in the DaemonSet: stays, and goes when it is told to.
check stays 124 '"linux/arm64"' timeout 3 env -u SANDBOX buildah run --isolation chroot -v $rules:$rules installer -- \
    /usr/bin/binfmt --install all --wait
check registered-still 0 '^dragoman-aarch64$' action emulators
buildah rm installer >/dev/null

# -- the recipe for BuildKit, with an empty image in the place of BuildKit's ---------------------------------------------
mkdir buildkit && sed -n 's,^    \(FROM\) moby/buildkit$,\1 scratch,p; s,^    \(COPY --from=\)IMAGE ,\1localhost/dragoman ,p' \
    "$source/docs/containers.md" >buildkit/Containerfile
check buildkit 0 'Successfully tagged localhost/buildkit:latest' \
    buildah build --isolation chroot --signature-policy "$folder/policy.json" --pull-never -t buildkit buildkit
check buildkit-program 0 '^dragoman [0-9.]+$' bash -c \
    'm=$(buildah mount $(buildah from --pull-never --name helper buildkit)) && "$m/usr/bin/buildkit-qemu-aarch64" --version'
buildah rm helper >/dev/null && buildah rmi buildkit >/dev/null
check gone 0 '' buildah rmi dragoman # the kernel keeps the program (flag F)

# -- an image of arm64 programs ---------------------------------------------------------------------------------------
(cd "$roots/arm64" && tar -cf "$folder/storage/root.tar" --exclude='lib[alth]*san.*' --exclude='lib*crypto*' --exclude='*.a.old' \
    --exclude='libruby*' --exclude='libperl*' --exclude='perl*' --exclude='php*' --exclude='python*' \
    bin lib sbin dev etc/ld.so.conf* proc sys tmp usr/bin/{sh,dash,bash,env,uname,ls,cat,mkdir,rm,cp,test,tr,wc,sed,grep,make} \
    usr/bin/gcc{,-14} usr/bin/{aarch64-linux-gnu-,}{as,ld,ld.bfd} usr/bin/aarch64-linux-gnu-gcc-14 usr/include/{*.h,asm-generic,linux} \
    usr/include/aarch64-linux-gnu/{asm,bits,gnu,sys} usr/lib/ld-linux-aarch64.so.1 usr/lib/aarch64-linux-gnu/*.{so*,o} \
    usr/lib/aarch64-linux-gnu/libc_nonshared.a usr/lib/gcc usr/libexec/gcc/aarch64-linux-gnu/14/{cc1,collect2,liblto_plugin.so} \
    usr/sbin 2>"$folder/output") || grep -qv 'Cannot stat' "$folder/output" || exit 1
cat >hello.c <<'EOF'
#include <math.h>
#include <stdio.h>
int main(int argc, char **argv)
{
    return printf("%s %d %.3f\n", argv[0], argc, sqrt(2.0 * argc)) < 0;
}
EOF
printf '#!/bin/sh\necho "script $0 on $(uname -m)"\n' >script.sh && chmod 755 script.sh
printf 'hello: hello.c\n\tgcc -O1 -o $@ $< -lm\ntest: hello\n\t./hello >out && test -s out\n' >Makefile
cat >Containerfile <<'EOF'
FROM scratch
ADD storage/root.tar /
COPY hello.c script.sh Makefile /src/
WORKDIR /src
RUN test "$(uname -m)" = aarch64 && echo "shell form: $(uname -m)"
RUN ["/usr/bin/env", "A=exec form", "sh", "-c", "echo $A && ./script.sh"]
RUN make test && ls -l hello && cat out
RUN echo "pipe: $(cat out | wc -l)" && (echo a; echo b) | tr ab AB
EOF
ignore='*\n!storage/root.tar\n!hello.c\n!script.sh\n!Makefile\n'
printf "$ignore" >.containerignore
build() { buildah build --layers=false --isolation chroot --signature-policy "$folder/policy.json" --platform linux/arm64 "$@" .; }
check build 0 'shell form: aarch64' build -t arm64
for pattern in '^exec form$' '^script ./script.sh on aarch64$' '^pipe: [1-9]' '^A$' '^./hello 1 1.414$' 'COMMIT arm64'; do
    if grep -qE -e "$pattern" output; then pass; else fail "build" "no \"$pattern\" in:"; fi
done
check architecture 0 '^arm64$' buildah inspect --type image --format '{{.OCIv1.Architecture}}' arm64
printf 'FROM localhost/arm64\nRUN sh -c "exit 3"\n' >Containerfile
check failure 3 'exit status 3' build --pull-never
check uninstall 0 '^dragoman-aarch64: removed' "$dragoman" binfmt remove --no-persist
buildah rm --all >/dev/null 2>&1
report
