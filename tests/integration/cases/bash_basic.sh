# Loops, functions, arrays, arithmetic, expansions, here-documents, pipes, substitutions.
# engine: both
for i in 1 2 3; do for j in a b; do printf '%s%s ' "$i" "$j"; done; done; echo
n=0; while [ $n -lt 1000 ]; do n=$((n + 7)); done; echo "$n"
until ((n <= 3)); do ((n /= 2)); done; echo "$n"
fact() { local n=$1; ((n <= 1)) && echo 1 || echo $((n * $(fact $((n - 1))))); }
fact 12
declare -A map=([one]=1 [two]=2 [three]=3); for k in $(printf '%s\n' "${!map[@]}" | sort); do echo "$k=${map[$k]}"; done
list=({a..e}{1..3}); echo "${#list[@]} ${list[*]:3:4} ${list[-1]}"
text="The quick brown fox"; echo "${text#* }|${text%% *}|${text/quick/slow}|${text^^}|${text,,}|${text:4:5}|${#text}"
[[ $text =~ ^(T[a-z]+)\ (q[a-z]*) ]] && echo "${BASH_REMATCH[1]}-${BASH_REMATCH[2]}"
case $text in *brown*) echo matched ;; *) echo no ;; esac
cat <<END
here $((6 * 7)) $(echo nested)
END
cat <<'END'
raw $((6 * 7))
END
cat <<<"string $n"
seq 1 100 | while read -r x; do ((x % 17 == 0)) && echo "$x"; done | tac | paste -sd,
diff <(seq 1 5) <(seq 2 6); echo "diff $?"
false | true | false; echo "${PIPESTATUS[@]}"
set -o pipefail; false | true; echo $?
(exit 37); echo $?
f() { return 5; }; f || echo "f $?"
printf '%05d %x %o %e %s %q\n' 42 255 8 3.14159 str "a b"
printf '%b' 'a\tb\n'
echo $((2#1011 + 0xff + 017)) $((1 << 40)) $((-7 / 2)) $((-7 % 3)) $((7 ** 13))
IFS=: read -r a b c <<<"x:y:z w"; echo "$c $b $a"
mapfile -t lines < <(seq 3); echo "${lines[@]/#/L}"
select_it() { echo "args: $# '$*' '${@:2:1}'"; }; select_it one "two words" three
exec 5>out.txt; echo to5 >&5; exec 5>&-; cat out.txt
{ echo out; echo err >&2; } 2>&1 | sort
trap 'echo bye' EXIT
trap 'echo usr1' USR1; kill -USR1 $$
echo "$BASH_SUBSHELL" $(echo $BASH_SUBSHELL)
coproc CAT { cat; }; echo through >&"${CAT[1]}"; read -r line <&"${CAT[0]}"; echo "$line"
eval 'echo "eval $n"'
x=outer; (x=inner; echo $x); echo $x
shopt -s extglob nullglob; touch a1 a2 b1; echo a* !(a*|case*|data|out*) none*; rm a? b?
getopts ab: opt -a; echo "$opt"
time_out=$( { sleep 0.1; } 2>&1 ); echo "[$time_out]"
command -v echo; type -t fact
