# Starts three hundred programs, one after the other.
i=0; while [ $i -lt 300 ]; do /usr/bin/true || echo failed; i=$((i + 1)); done; echo $i
/usr/bin/dash -c 'i=0; while [ $i -lt 20 ]; do echo "$(basename /a/b/c$i)"; i=$((i+1)); done' | md5sum
