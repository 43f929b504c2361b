# Job control, background processes, signals, wait.
set -m
sleep 5 & pid=$!
jobs | sed 's/ \+/ /g'
kill %1; wait $pid; echo "killed: $?"
(sleep 0.2; exit 3) & wait $!; echo "waited: $?"
for i in 1 2 3 4 5; do (sleep 0.$i; exit "$i") & done
total=0; for job in $(jobs -p); do wait "$job"; total=$((total + $?)); done; echo "total $total"
sleep 10 & kill -STOP $!; sleep 0.1; jobs | sed 's/ \+/ /g'; kill -CONT $!; sleep 0.1; jobs | sed 's/ \+/ /g'; kill $!; wait $! ; echo $?
sleep 0.3 & fg >/dev/null; echo "fg $?"
(trap 'echo got term; exit 9' TERM; kill -TERM $BASHPID; sleep 1); echo $?
(kill -SEGV $BASHPID) 2>/dev/null; echo "segv $?"
(kill -KILL $BASHPID) 2>/dev/null; echo "kill $?"
timeout 0.2 sleep 5; echo "timeout $?"
sleep 0.1 & sleep 0.2 & wait -n; echo "wait -n $?"; wait
set +m
{ sleep 0.1; echo late; } & echo early; wait
trap 'echo child done' CHLD; sleep 0.05; trap - CHLD
nohup sh -c 'echo hup $1' x y 2>/dev/null
yes | head -3
ulimit -n 64; ulimit -n
umask 027; umask; touch m; stat -c %a m
