# make -j2 builds a small project with generated sources, libraries, dependencies.
# timeout: 240
mkdir p && cd p || exit; for i in $(seq 12); do echo "int f$i(int x) { return x * $i + ${i}; }" > f$i.c; done
cat > Makefile <<'END'
CFLAGS = -O1 -MMD
N := $(shell seq 12)
OBJS = $(N:%=f%.o) main.o
app: $(OBJS)
	@gcc -o $@ $^ && echo linked $(words $^)
main.c: Makefile
	@( for i in $(N); do echo "int f$$i(int);"; done; echo '#include <stdio.h>'; echo 'int main(void) { int x = 1;'; for i in $(N); do echo "x = f$$i(x) % 10007;"; done; echo 'printf("%d\n", x); return 0; }' ) > $@
%.o: %.c
	@gcc $(CFLAGS) -c -o $@ $<
-include $(OBJS:.o=.d)
.PHONY: clean bad
clean: ; @rm -f *.o *.d app main.c
bad: ; @false
define NL

endef
info: ; @echo $(patsubst f%.c,%,$(sort $(wildcard f*.c))) $(if $(filter 3,$(N)),yes) $(subst a,b,aXa) $(foreach i,1 2,[$(i)]) $(firstword $(N)) $(lastword $(N))
END
make -s -j2 && ./app && make -q; echo $?; make -s -j2; touch f3.c; make -n | grep -c gcc; make -s -j4 && ./app; make -s info; make bad 2>&1 | sed 's/Makefile:[0-9]*/MF/'; echo $?; make nothing 2>&1; make -s clean; ls *.o 2>/dev/null | wc -l; make -s -j2 --output-sync app && ./app; make --version | head -1; echo 'all: a b; @echo end' > m2; printf 'a b: ; @sleep 0.2; echo $@\n' >> m2; make -j2 -f m2 | sort
