#!/usr/bin/env bash
# containers_apt.sh: an arm64 Debian made by mmdebstrap, maintainer scripts and all, and an image built from it by buildah
# that installs packages, compiles and tests; everything arm64 runs by the kernel's rule.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
command -v buildah >/dev/null || skip_all "buildah is not installed"
command -v mmdebstrap >/dev/null || skip_all "mmdebstrap is not installed"
[ "$(id -u)" = 0 ] || skip_all "only root gets more than one user in the sandbox"
enter_sandbox
mkdir storage
mount -t tmpfs -o size=8g none storage || skip_all "no tmpfs for the images"
printf '[storage]\ndriver="vfs"\ngraphroot="%s"\nrunroot="%s"\n' "$folder/storage/images" "$folder/storage/run" >storage.conf
printf '{"default": [{"type": "insecureAcceptAnything"}]}\n' >policy.json
export CONTAINERS_STORAGE_CONF=$folder/storage.conf BUILDAH_ISOLATION=chroot TMPDIR=$folder/storage HOME=$folder

check install 0 'registered' "$dragoman" binfmt install --no-persist
# shellcheck disable=SC2086
check mmdebstrap 0 'I: success' mmdebstrap --mode=root --arch=arm64 --variant=apt --include=ca-certificates trixie \
    storage/root.tar ${DRAGOMAN_MIRROR:-}
cat >Containerfile <<'EOF'
FROM scratch
ADD storage/root.tar /
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends gcc libc6-dev make hello python3-minimal
RUN hello && printf 'int main() { return 0; }' >t.c && make CC=gcc t && ./t && python3 -c 'import platform; print(platform.machine())'
RUN test -z "$(dpkg --audit)" && id nobody
EOF
printf '*\n!storage/root.tar\n' >.containerignore
check build 0 'Successfully tagged localhost/apt:latest' \
    buildah build --layers=false --isolation chroot --signature-policy "$folder/policy.json" --platform linux/arm64 -t apt .
for pattern in '^Hello, world!$' '^aarch64$' '^uid=65534\(nobody\)'; do
    if grep -qE -e "$pattern" output; then pass; else fail build "no \"$pattern\" in:"; fi
done
buildah rm --all >/dev/null 2>&1
report
