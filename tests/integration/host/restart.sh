#!/usr/bin/env bash
# restart.sh: the rule comes back after a restart, by systemd-binfmt and by Debian's update-binfmts, and stays away when
# it was removed.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
systemd=/usr/lib/systemd/systemd-binfmt
[ -x $systemd ] || systemd=/lib/systemd/systemd-binfmt
[ -x $systemd ] || skip_all "systemd-binfmt is not installed"
[ "$(id -u)" = 0 ] || [ -n "${SANDBOX:-}" ] || skip_all "/etc and /var/lib are written to: only for root, in the sandbox"
enter_sandbox
rules=/proc/sys/fs/binfmt_misc
d=$dragoman

# Writable copies of this machine's folders, in the sandbox's mounts.
over() # FOLDER [LOWER]
{
    local name=${1//\//_}
    mkdir -p "layers/$name" "layers/$name.work" &&
        mount -t overlay -o "lowerdir=${2:+$2:}$1,upperdir=$folder/layers/$name,workdir=$folder/layers/$name.work,userxattr" none "$1"
}
mkdir layers && mount -t tmpfs none layers && over /etc && over /var/lib && over /usr/share && over /usr/lib/binfmt.d ||
    skip_all "no overlay file system for this user"
rm -f /etc/binfmt.d/*dragoman* /usr/lib/binfmt.d/*.conf
restart() # as systemd does: all rules go, then those of the files come in their order
{
    echo -1 >$rules/status
    "$systemd"
}
"$d" binfmt rule --interpreter /bin/false | sed s/dragoman/qemu/ >/usr/lib/binfmt.d/qemu-aarch64.conf

if [ ! -x /usr/sbin/update-binfmts ]; then
    check install 0 'registered: ' "$d" binfmt install
    restart
    check back 0 '^dragoman-aarch64: in effect' "$d" binfmt status
    check beside 0 'also for these programs: qemu-aarch64' "$d" binfmt status
    check again 0 'already registered' "$d" binfmt install
    check remove 0 '^dragoman-aarch64: removed' "$d" binfmt remove
    restart
    check away 3 '^dragoman-aarch64: another emulator is used|not registered' "$d" binfmt status
    check replace 0 'qemu-aarch64: disabled' "$d" binfmt install --replace
    check masked 0 '/dev/null' readlink /etc/binfmt.d/qemu-aarch64.conf
    restart
    check alone 1 '' test -e $rules/qemu-aarch64
    check replaced-again 0 'already registered' "$d" binfmt install --replace
    check remembered 0 'disabled: qemu-aarch64' cat /etc/binfmt.d/zz-dragoman-aarch64.conf
    check remove-replaced 0 'removed' "$d" binfmt remove
    restart
    check unmasked 0 '^enabled' cat $rules/qemu-aarch64
    echo -1 >$rules/status
else
    skip "systemd-binfmt alone: update-binfmts is installed"
fi

# Installing the package would register with the machine: it is only unpacked.
if [ ! -x /usr/sbin/update-binfmts ]; then
    mkdir support && (cd support && apt-get -qq download binfmt-support && dpkg-deb -x ./*.deb .) >"$folder/output" 2>&1 &&
        over /usr/sbin "$folder/support/usr/sbin"
fi
if update-binfmts --version >"$folder/output" 2>&1; then
    mkdir -p /var/lib/binfmts
    rm -f /usr/lib/binfmt.d/*.conf
    debian_restart()
    {
        echo -1 >$rules/status
        update-binfmts --enable
    }
    check debian-install 0 'registered: .*flags POCF' "$d" binfmt install
    check debian-record 0 '/var/lib/binfmts/dragoman-aarch64' "$d" binfmt status
    debian_restart >/dev/null 2>&1
    check debian-back 0 '^dragoman-aarch64: in effect' "$d" binfmt status
    check debian-flags 0 '^flags: POCF$' cat $rules/dragoman-aarch64
    check debian-remove 0 '^dragoman-aarch64: removed' "$d" binfmt remove
    debian_restart >/dev/null 2>&1
    check debian-away 3 '^dragoman-aarch64: not registered' "$d" binfmt status
    "$d" binfmt rule --format update-binfmts >/usr/share/binfmts/dragoman-aarch64
    check debian-package 0 'registered' "$d" binfmt install
    check debian-package-remove 0 'removed' "$d" binfmt remove
    check debian-package-away 1 '' test -e /var/lib/binfmts/dragoman-aarch64
    # update-binfmts does not put a rule with flag F beside another for the same programs; the command does.
    "$d" binfmt rule --format update-binfmts --interpreter /bin/false --flags OP | sed s/dragoman/qemu/ >/usr/share/binfmts/qemu-aarch64
    check debian-other 0 '' update-binfmts --import qemu-aarch64
    check debian-beside 0 'the kernel uses dragoman' "$d" binfmt install
    check debian-in-effect 0 '^dragoman-aarch64: in effect' "$d" binfmt status
    check debian-replace 0 'qemu-aarch64: disabled' "$d" binfmt install --replace
    debian_restart >/dev/null 2>&1
    check debian-alone 1 '' test -e $rules/qemu-aarch64
    check debian-restore 0 'removed' "$d" binfmt remove
    check debian-restored 0 '^enabled' cat $rules/qemu-aarch64
else
    skip "update-binfmts is not installed and cannot be downloaded: $(tail -1 "$folder/output")"
fi
umount -l /etc /var/lib /usr/share /usr/lib/binfmt.d
report
