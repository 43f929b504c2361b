/* ioctl.c: ioctl(2). Requests and their structures are the same on all hosts and 64-bit guests, so they pass through;
 * the table says which arguments are pointers where the request's number does not. */
#include <asm/ioctls.h>
#include <linux/ioctl.h>
#include <linux/sockios.h>

#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/names.h"

enum how { IN, OUT };

static const struct ioctl_row {
    uint16_t request;
    uint8_t what;  /* enum struct_id, NSTRUCTS: not decoded */
    uint8_t how;
} rows[] = {
    { TCGETS, STRUCT_termios, OUT },
    { TCSETS, STRUCT_termios, IN },
    { TCSETSW, STRUCT_termios, IN },
    { TCSETSF, STRUCT_termios, IN },
    { TCGETA, NSTRUCTS, OUT },
    { TCSETA, NSTRUCTS, IN },
    { TCSETAW, NSTRUCTS, IN },
    { TCSETAF, NSTRUCTS, IN },
    { TIOCGPGRP, STRUCT_int, OUT },
    { TIOCSPGRP, STRUCT_int, IN },
    { TIOCOUTQ, STRUCT_int, OUT },
    { TIOCSTI, NSTRUCTS, IN },
    { TIOCGWINSZ, STRUCT_winsize, OUT },
    { TIOCSWINSZ, STRUCT_winsize, IN },
    { TIOCMGET, STRUCT_int, OUT },
    { TIOCMBIS, STRUCT_int, IN },
    { TIOCMBIC, STRUCT_int, IN },
    { TIOCMSET, STRUCT_int, IN },
    { FIONREAD, STRUCT_int, OUT },
    { TIOCLINUX, NSTRUCTS, OUT },
    { TIOCGSERIAL, NSTRUCTS, OUT },
    { TIOCSSERIAL, NSTRUCTS, IN },
    { TIOCPKT, STRUCT_int, IN },
    { FIONBIO, STRUCT_int, IN },
    { TIOCSETD, STRUCT_int, IN },
    { TIOCGETD, STRUCT_int, OUT },
    { TIOCGSID, STRUCT_int, OUT },
    { TIOCGRS485, NSTRUCTS, OUT },
    { TIOCSRS485, NSTRUCTS, IN },
    { FIOASYNC, STRUCT_int, IN },
    { FIOQSIZE, NSTRUCTS, OUT },
};

bool ioctl_takes_pointer(uint32_t request, enum struct_id *what, bool *out)
{
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].request == request) {
            *what = (enum struct_id)rows[i].what;
            *out = rows[i].how == OUT;
            return true;
        }
    }
    *what = NSTRUCTS;
    *out = (_IOC_DIR(request) & _IOC_READ) != 0;
    return _IOC_DIR(request) != _IOC_NONE || _IOC_TYPE(request) == 0x89; /* 0x89: SIOC*, all by pointer */
}

int64_t sys_ioctl(struct thread *t, const uint64_t args[6])
{
    enum struct_id what;
    bool out;
    uint64_t arg = args[2];
    if (ioctl_takes_pointer((uint32_t)args[1], &what, &out) && arg) {
        size_t size = what != NSTRUCTS ? struct_size(what) : _IOC_SIZE((uint32_t)args[1]);
        arg = checked_pointer(t, arg, size, out);
    }
    return safe_syscall(t, __NR_ioctl, args[0], args[1], arg, 0, 0, 0);
}
