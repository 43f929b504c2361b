#!/bin/bash
# whole_roots.sh DRAGOMAN: makes Debian arm64 roots: mmdebstrap with the kernel's rule (in a binfmt_misc of its own),
# debootstrap's second stage in "dragoman run" and by an arm64 chroot(1) without any rule, and installs packages in one as an
# ordinary user. Takes minutes and a mirror. Exit status 77: nothing could be run, for the reason printed.
dragoman=$(realpath "$1")
suite=${SUITE:-trixie} mirror=${DRAGOMAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)}
packages=${PACKAGES:-python3,perl,gcc,nodejs,openssl,git,ruby,php-cli,redis-server,man-db,fontconfig,systemd,sudo,iputils-ping}
[ "$(id -u)" = 0 ] || { echo "SKIPPED: not root" && exit 77; }
command -v mmdebstrap >/dev/null || { echo "SKIPPED: mmdebstrap is not installed" && exit 77; }
# What others mount meanwhile is not counted.
[ -n "${OWN_MOUNTS:-}" ] || OWN_MOUNTS=1 exec unshare --mount --propagation private bash "$0" "$@"
folder=$(mktemp -d "${FOLDER:-/tmp}/dragoman-roots-XXXXXX")
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT
failed=0

# step NAME COMMAND...: its output is shown when it fails.
step()
{
    local name=$1 began=$SECONDS
    shift
    if "$@" >"$folder/log" 2>&1 </dev/null; then
        echo "ok   $name ($((SECONDS - began)) s)"
    else
        failed=$((failed + 1))
        echo "FAIL $name: status $?" && tail -n 25 "$folder/log"
        return 1
    fi
}

# What every finished root must be.
sound()
{
    step "$1: packages" "$dragoman" run --root "$2" -- sh -ec '
        test -z "$(dpkg --audit)"
        ! dpkg-query -W -f "\${Package} \${Status}\n" | grep -v "install ok installed"
        ldconfig -p | grep -q libc.so.6
        apt-get check'
}

programs()
{
    step "programs" "$dragoman" run --root "$1" -- sh -exc '
        python3 -c "import ssl, sqlite3, json; print(sum(range(10)))" | grep 45
        perl -MPOSIX -e "print floor(3.7)" | grep 3
        node -e "console.log([1, 2, 3].map(x => x * 2).join())" | grep 2,4,6
        ruby -e "puts [1, 2, 3].sum" | grep 6
        php -r "echo strrev(\"abc\");" | grep cba
        openssl version
        git --version
        echo "int main(void) { return 0; }" >/tmp/x.c && gcc -o /tmp/x /tmp/x.c 2>/dev/null && /tmp/x || gcc -c -o /tmp/x.o /tmp/x.c
        redis-server --port 0 --unixsocket /tmp/redis.sock --daemonize yes >/dev/null
        for i in 1 2 3 4 5 6 7 8 9 10; do test -S /tmp/redis.sock && break; sleep 1; done
        redis-cli -s /tmp/redis.sock ping | grep PONG
        test -s /var/cache/man/index.db
        fc-list >/dev/null
        systemctl --version | grep systemd
        su nobody -s /bin/sh -c "id -un" | grep nobody
        echo "nobody ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/nobody
        su nobody -s /bin/sh -c "sudo -n id -u" | grep "^0$"' &&
        step "ping, as root" "$dragoman" run --no-user --root "$1" -- ping -c 1 -W 2 127.0.0.1
    # In networks of their own, where the kernel lets the test decide what users may do. The loopback device comes up first.
    local up='import fcntl, os, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sH14x", b"lo", 1))
'
    step "ping, as an ordinary user outside, by the range of groups" unshare --net sh -ec \
        'python3 -c "$0"; echo "0 2147483647" >/proc/sys/net/ipv4/ping_group_range
         exec setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/ "$@"' "$up" \
        "$dragoman" run --root "$1" -- ping -c 1 -W 2 127.0.0.1
    up+='os.setxattr(os.environ["ROOT"] + "/usr/bin/ping", "security.capability", struct.pack("<5I", 0x02000001, 1 << 13, 0, 0, 0))'
    step "ping, as an ordinary user inside, by a file capability" env ROOT="$1" "$dragoman" run --user -- unshare --net sh -ec \
        'python3 -c "$0"; exec chroot "$ROOT" su nobody -s /bin/sh -c "ping -c 1 -W 2 127.0.0.1"' "$up"
}

# --skip=check/qemu: it looks for QEMU's rule.
with_rule()
{
    step "mmdebstrap with a rule" "$dragoman" run --user -- mmdebstrap --arch=arm64 --variant=minbase --skip=check/qemu \
        --include="$packages" "$suite" "$folder/a" "$mirror" && sound "mmdebstrap" "$folder/a" && programs "$folder/a"
}

# Root of this namespace is uid 65534 outside, with ids from a subuid file of this test.
as_user()
{
    command -v newuidmap >/dev/null || { echo "not tried: apt-get as an ordinary user: newuidmap is not installed" && return; }
    echo "nobody:165536:65536" >"$folder/sub"
    local enter='mount --bind "$0" /etc/subuid && mount --bind "$0" /etc/subgid && exec setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/ USER=nobody "$@"'
    step "unpack as an ordinary user" "$dragoman" run --user --root "$folder/a" -- tar -C / --one-file-system --exclude=./proc --exclude=./sys \
        --exclude=./dev -cf /tmp/root.tar . || return
    mkdir "$folder/b" && chown 65534:65534 "$folder/b"
    mv "$folder/a/tmp/root.tar" "$folder/b.tar"
    step "a root of his own" unshare -m sh -c "$enter" "$folder/sub" "$dragoman" run --root "$folder/a" --bind "$folder:/mnt" -- \
        tar -C /mnt/b -xpf /mnt/b.tar --numeric-owner || return
    step "apt-get as an ordinary user" unshare -m sh -c "$enter" "$folder/sub" "$dragoman" run --root "$folder/b" -- sh -ec \
        'apt-get update; DEBIAN_FRONTEND=noninteractive apt-get install -y hello openssh-client; hello; getent group _ssh'
}

# No subordinate ids: every file is his, and so must be those of a package.
as_one_id()
{
    local as=(setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/ USER=nobody)
    step "a minimal root, all his own" "$dragoman" run --user --root "$folder/a" -- tar -C / --one-file-system --exclude=./proc \
        --exclude=./sys --exclude=./dev --exclude=./usr/share/doc --exclude=./var/cache/apt -cf /tmp/root.tar . || return
    mkdir "$folder/e" && chown 65534:65534 "$folder/e" && mv "$folder/a/tmp/root.tar" "$folder/e.tar"
    "${as[@]}" tar -C "$folder/e" --no-same-owner -xf "$folder/e.tar" && rm "$folder/e.tar"
    step "apt-get with one id" "${as[@]}" "$dragoman" run --root "$folder/e" -- sh -ec \
        'test $(wc -l </proc/self/uid_map) = 1; apt-get update; apt-get install -y hello; hello'
    step "the failure with one id is explained" sh -c '! "$@" >"$0" 2>&1; grep "need more ids inside than yours" "$0"' "$folder/one" \
        "${as[@]}" "$dragoman" run --root "$folder/e" -- apt-get install -y openssh-client
}

second_stage()
{
    command -v debootstrap >/dev/null || { echo "not tried: debootstrap is not installed" && return; }
    step "debootstrap --foreign" debootstrap --foreign --arch=arm64 --variant=minbase "$suite" "$folder/c" "$mirror" || return
    cp -a "$folder/c" "$folder/d"
    step "second stage in dragoman run" "$dragoman" run --no-user --root "$folder/c" -- /debootstrap/debootstrap --second-stage &&
        sound "dragoman run" "$folder/c"
    rm -f "$folder/d/proc" && mkdir -p "$folder/d/proc"
    step "second stage by an arm64 chroot" unshare --mount --pid --fork "$dragoman" -L "$folder/d" "$folder/d/usr/sbin/chroot" "$folder/d" \
        /debootstrap/debootstrap --second-stage && sound "chroot" "$folder/d"
}

cp /proc/self/mounts "$folder/mounts"
with_rule && as_user && as_one_id
second_stage
step "nothing is left mounted" diff "$folder/mounts" /proc/self/mounts
exit $((failed > 0))
