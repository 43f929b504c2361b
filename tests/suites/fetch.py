"""Gets the sources of the suites from Debian packages into a cache folder. Nothing here is installed or committed."""

import pathlib
import shutil
import subprocess
import tarfile

GCC_PACKAGES = ("gcc-12-source", "gcc-13-source", "gcc-14-source")
GCC_PARTS = ("gcc/testsuite/gcc.c-torture/execute", "gcc/testsuite/gcc.dg", "gcc/testsuite/c-c++-common",
             "gcc/testsuite/gcc.target/aarch64", "gcc/testsuite/g++.dg", "gcc/testsuite/g++.old-deja",
             "libgomp/testsuite")
LINUX_PARTS = ("tools", "include", "arch/arm64", "arch/x86/include", "arch/x86/entry/syscalls", "scripts", "Makefile", "usr/include",
               "lib", "mm/gup_test.h")
EMULATOR_PARTS = ("tests/tcg/aarch64",)


class Unavailable(Exception):
    """The sources cannot be had here; the text says why."""


def run(command, folder):
    try:
        result = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError as error:
        raise Unavailable(str(error)) from error
    if result.returncode != 0:
        lines = [line for line in result.stdout.splitlines() if line.startswith("E:")] or ["no output"]
        raise Unavailable(f"{command[0]}: {lines[-1]}")
    return result.stdout


def need_tools(*names):
    for name in names:
        if not shutil.which(name):
            raise Unavailable(f"{name} is not installed")


def binary_package(cache, package):
    """Downloads a package that is not installed and unpacks it; returns the folder."""
    folder = cache / "packages" / package
    if not folder.exists():
        need_tools("apt-get", "dpkg-deb")
        download = cache / "download"
        download.mkdir(parents=True, exist_ok=True)
        run(["apt-get", "download", package], download)
        archive = sorted(download.glob(package + "_*.deb"))[-1]
        run(["dpkg-deb", "-x", str(archive), str(folder)], download)
        archive.unlink()
    return folder


def unpack(archive, target, parts):
    """Takes the named folders of a tar archive, without its first path component."""
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    with tarfile.open(archive) as tar:
        for member in tar:
            name = member.name.split("/", 1)[1] if "/" in member.name else ""
            if not any(name == part or name.startswith(part + "/") for part in parts):
                continue
            member.name = name
            if member.islnk():
                member.linkname = member.linkname.split("/", 1)[1]
            tar.extract(member, partial, filter="fully_trusted") if hasattr(tarfile, "data_filter") else tar.extract(
                member, partial)
    partial.rename(target)


def gcc(cache):
    """GCC's test suite, from the newest -source package that apt knows."""
    target = cache / "gcc"
    if target.exists():
        return target
    error = None
    for package in GCC_PACKAGES:
        try:
            folder = binary_package(cache, package)
        except Unavailable as reason:
            error = error or reason
            continue
        archives = sorted(folder.glob("usr/src/gcc-*/gcc-*.tar.xz"))
        unpack(archives[-1], target, GCC_PARTS)
        return target
    raise error


def linux(cache):
    """The kernel's own tests and the headers they need."""
    target = cache / "linux"
    if target.exists():
        return target
    depends = run(["apt-cache", "depends", "linux-source"], None)
    names = [word for word in depends.split() if word.startswith("linux-source-")]
    if not names:
        raise Unavailable("apt knows no linux-source package")
    folder = binary_package(cache, names[0])
    unpack(next(folder.glob("usr/src/linux-source-*.tar.xz")), target, LINUX_PARTS)
    return target


def source_package(cache, package):
    """An unpacked source package. Uses its own apt lists, because deb-src is rarely switched on."""
    target = cache / package
    if target.exists():
        return target
    need_tools("apt-get", "dpkg-source")
    options = source_lists(cache)
    download = cache / "download"
    download.mkdir(parents=True, exist_ok=True)
    run(["apt-get", *options, "source", "--download-only", package], download)
    description = sorted(download.glob(package + "_*.dsc"))[-1]
    run(["dpkg-source", "--no-check", "-x", str(description), str(target)], download)
    return target


def emulator(cache):
    """QEMU's tests of user programs, from the newest source package that the mirror still has."""
    target = cache / "qemu"
    if target.exists():
        return target
    options = source_lists(cache)
    versions = [line.split()[1] for line in run(["apt-cache", *options, "showsrc", "qemu"], cache).splitlines()
                if line.startswith("Version:")]
    download = cache / "download"
    download.mkdir(parents=True, exist_ok=True)
    error = Unavailable("apt knows no source package qemu")
    for version in reversed(versions):
        try:
            run(["apt-get", *options, "source", "--download-only", "--tar-only", "qemu=" + version], download)
        except Unavailable as reason:
            error = reason
            continue
        archive = sorted(download.glob("qemu_*.orig.tar.*"))[-1]
        unpack(archive, target, EMULATOR_PARTS)
        archive.unlink()
        return target
    raise error


def source_lists(cache):
    """apt options for a private copy of the machine's Debian sources with deb-src switched on."""
    state = cache / "apt"
    (state / "lists/partial").mkdir(parents=True, exist_ok=True)
    (state / "archives/partial").mkdir(parents=True, exist_ok=True)
    sources = state / "sources.list"
    options = ["-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=-", "-o", f"Dir::State::lists={state}/lists",
               "-o", f"Dir::Cache={state}"]
    if not sources.exists():
        keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"
        lists = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(ORIGIN)", "Created-By: Packages"],
                               capture_output=True, text=True, check=False).stdout.splitlines()
        debian = sorted({tuple(line.split()[:2]) for line in lists if line.endswith(" Debian")})
        if not debian:
            raise Unavailable("apt has no Debian package lists (apt-get update)")
        sources.write_text("".join(f"deb-src [signed-by={keyring}] {uri} {release} main\n" for uri, release in debian))
        try:
            run(["apt-get", *options, "update"], state)
        except Unavailable:
            sources.unlink()
            raise
    return options
