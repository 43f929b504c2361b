#!/usr/bin/env bash
# recipes.sh: the YAML of docs/containers.md is what its readers take: it parses, and has what each of them needs. (What the
# commands in it do is tested by containers.sh.)
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
docs=$here/../../../docs
[ -e "$docs/containers.md" ] || skip_all "docs/ is not here"
python=
for candidate in python3 /usr/bin/python3; do
    [ -n "$python" ] || ! $candidate -c 'import yaml' 2>/dev/null || python=$candidate
done
[ -n "$python" ] || skip_all "no python3 with yaml"

# The indented block below a heading.
block() { sed -n "/^## $1\$/,/^## /p" "$docs/containers.md" | sed -n 's/^    //p'; }

# recipe NAME HEADING PROGRAM: the block as "r" in a Python program.
recipe()
{
    block "$2" >"$folder/$1.yaml"
    check "$1" 0 '' "$python" -c 'import sys, yaml
r = yaml.safe_load(open(sys.argv[1]))
'"$3" "$folder/$1.yaml"
}

recipe github "GitHub Actions" '
assert all(set(step) <= {"uses", "with", "run", "name"} and len({"uses", "run"} & set(step)) == 1 for step in r), r
first = next(step for step in r if step["uses"].startswith("docker/setup-qemu-action@"))
assert first["with"]["image"] == "IMAGE" and first["with"]["platforms"] == "arm64"
uses = [step["uses"].split("@")[0] for step in r]
assert uses.index("docker/setup-qemu-action") < uses.index("docker/setup-buildx-action") < uses.index("docker/build-push-action")'
recipe gitlab "GitLab CI" '
(job,) = r.values()
assert all(isinstance(line, str) for key in ("before_script", "script") for line in job[key]), job
assert job["services"] == ["docker:dind"] and "--install all" in job["before_script"][0]'
recipe kubernetes "Kubernetes" '
assert (r["apiVersion"], r["kind"]) == ("apps/v1", "DaemonSet") and r["metadata"]["name"]
spec, pod = r["spec"], r["spec"]["template"]
assert spec["selector"]["matchLabels"] == pod["metadata"]["labels"]
(container,) = pod["spec"]["containers"]
assert container["image"] == "IMAGE" and container["securityContext"] == {"privileged": True}
assert container["args"] == ["--install", "all", "--wait"] and container["resources"]["requests"]'
report
