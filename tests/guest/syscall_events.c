/* Waiting: epoll, poll, select, timers, eventfd, signalfd, sockets, timeouts, and what signals do to sleeping calls. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static void epolls(void)
{
    struct epoll_event out[3], event = { EPOLLIN, { .u64 = 0x1122334455667788 } };
    int a[2], b[2], ep = epoll_create1(EPOLL_CLOEXEC);
    CHECK(pipe(a) == 0 && pipe(b) == 0);
    CHECK(epoll_ctl(ep, EPOLL_CTL_ADD, a[0], &event) == 0);
    event.data.u64 = 0x99aabbccddeeff00;
    CHECK(epoll_ctl(ep, EPOLL_CTL_ADD, b[0], &event) == 0);
    CHECK_ERROR(epoll_ctl(ep, EPOLL_CTL_ADD, b[0], &event), EEXIST);
    CHECK_ERROR(epoll_ctl(ep, EPOLL_CTL_MOD, b[0], (void *)8), EFAULT);
    CHECK(epoll_wait(ep, out, 3, 0) == 0);
    CHECK(write(a[1], "x", 1) == 1 && write(b[1], "x", 1) == 1);
    memset(out, 0xee, sizeof out);
    CHECK(epoll_wait(ep, out, 3, 1000) == 2);
    CHECK(out[0].events == EPOLLIN && out[1].events == EPOLLIN && out[2].events == 0xeeeeeeee);
    CHECK(out[0].data.u64 + out[1].data.u64 == UINT64_C(0x1122334455667788) + UINT64_C(0x99aabbccddeeff00));
    CHECK(epoll_pwait2(ep, out, 1, &(struct timespec){ 0, 0 }, NULL) == 1);
    CHECK(epoll_ctl(ep, EPOLL_CTL_DEL, a[0], NULL) == 0);
    CHECK_ERROR(epoll_wait(ep, out, 0, 0), EINVAL);
    close(ep), close(a[0]), close(a[1]), close(b[0]), close(b[1]);
}

static void polls(void)
{
    int p[2];
    fd_set set;
    CHECK(pipe(p) == 0);
    struct pollfd f[2] = { { p[0], POLLIN, 0 }, { p[1], POLLOUT, 0 } };
    CHECK(poll(f, 2, 0) == 1 && f[0].revents == 0 && f[1].revents == POLLOUT);
    CHECK(ppoll(f, 1, &(struct timespec){ 0, 1000000 }, NULL) == 0);
    CHECK(write(p[1], "x", 1) == 1);
    FD_ZERO(&set);
    FD_SET(p[0], &set);
    CHECK(select(p[0] + 1, &set, NULL, NULL, &(struct timeval){ 1, 0 }) == 1 && FD_ISSET(p[0], &set));
    close(p[0]), close(p[1]);
}

static volatile sig_atomic_t handled;
static void handler(int signo) { handled += signo == SIGALRM; }

static void alarm_in(int milliseconds, int flags)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
    struct itimerval timer = { { 0, 0 }, { 0, milliseconds * 1000 } };
    sigaction(SIGALRM, &action, NULL);
    handled = 0;
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void interruptions(void)
{
    char byte;
    int p[2], s[2];
    struct timespec left = { 0, 0 };
    struct pollfd f = { .events = POLLIN };
    CHECK(pipe(p) == 0);
    alarm_in(20, 0);
    CHECK_ERROR(read(p[0], &byte, 1), EINTR);
    CHECK(handled == 1);
    f.fd = p[0];
    alarm_in(20, SA_RESTART);
    CHECK_ERROR(poll(&f, 1, 5000), EINTR);
    CHECK(handled == 1);
    alarm_in(20, SA_RESTART);
    CHECK_ERROR(nanosleep(&(struct timespec){ 5, 0 }, &left), EINTR);
    CHECK(handled == 1 && left.tv_sec == 4);
    /* restarts, until the timeout of the socket ends it */
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, s) == 0);
    CHECK(setsockopt(s[0], SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){ 0, 300000 }, sizeof(struct timeval)) == 0);
    alarm_in(20, SA_RESTART);
    CHECK_ERROR(recv(s[0], &byte, 1, 0), EINTR); /* signal(7): never restarted with a timeout */
    CHECK(handled == 1);
    CHECK_ERROR(recv(s[0], &byte, 1, 0), EAGAIN);
    /* a restarted read sees what comes later */
    pid_t child = fork();
    if (child == 0) {
        nanosleep(&(struct timespec){ 0, 100000000 }, NULL);
        _exit(write(p[1], "z", 1) != 1);
    }
    alarm_in(20, SA_RESTART);
    CHECK(read(p[0], &byte, 1) == 1 && byte == 'z' && handled == 1);
    close(p[0]), close(p[1]), close(s[0]), close(s[1]);
}

static void masks(void)
{
    sigset_t blocked, none;
    int p[2];
    sigemptyset(&none);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGALRM);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    CHECK(pipe(p) == 0);
    struct pollfd f = { p[0], POLLIN, 0 };
    alarm_in(10, SA_RESTART);
    CHECK(poll(&f, 1, 50) == 0 && handled == 0);           /* blocked */
    CHECK_ERROR(ppoll(&f, 1, NULL, &none), EINTR);         /* pending, and let through now */
    CHECK(handled == 1);
    alarm_in(10, SA_RESTART);
    CHECK_ERROR(pselect(0, NULL, NULL, NULL, NULL, &none), EINTR);
    CHECK(handled == 1);
    int ep = epoll_create1(0);
    struct epoll_event event;
    alarm_in(10, SA_RESTART);
    CHECK_ERROR(epoll_pwait(ep, &event, 1, -1, &none), EINTR);
    CHECK(handled == 1);
    CHECK(sigprocmask(SIG_SETMASK, NULL, &none) == 0 && sigismember(&none, SIGALRM));
    int sfd = signalfd(-1, &blocked, SFD_CLOEXEC);
    struct signalfd_siginfo info;
    alarm_in(10, 0);
    CHECK(read(sfd, &info, sizeof info) == sizeof info && info.ssi_signo == SIGALRM && handled == 0);
    sigprocmask(SIG_UNBLOCK, &blocked, NULL);
    close(ep), close(sfd), close(p[0]), close(p[1]);
}

static void timers(void)
{
    uint64_t n = 0;
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC), e = eventfd(5, EFD_NONBLOCK);
    struct itimerspec spec = { { 0, 0 }, { 0, 5000000 } }, now;
    CHECK(timerfd_settime(fd, 0, &spec, NULL) == 0 && timerfd_gettime(fd, &now) == 0 && now.it_value.tv_sec == 0);
    CHECK(read(fd, &n, 8) == 8 && n == 1);
    CHECK(read(e, &n, 8) == 8 && n == 5);
    CHECK_ERROR(read(e, &n, 8), EAGAIN);
    struct timespec a, b;
    CHECK(clock_gettime(CLOCK_MONOTONIC, &a) == 0);
    CHECK(clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){ 0, 10000000 }, NULL) == 0);
    CHECK(clock_gettime(CLOCK_MONOTONIC, &b) == 0);
    CHECK((b.tv_sec - a.tv_sec) * 1000000000L + b.tv_nsec - a.tv_nsec >= 10000000);
    close(fd), close(e);
}

static void sockets(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }, peer;
    socklen_t size = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1, client = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0);
    CHECK(bind(listener, (struct sockaddr *)&address, size) == 0 && listen(listener, 1) == 0);
    CHECK(getsockname(listener, (struct sockaddr *)&address, &size) == 0 && size == sizeof address && address.sin_port);
    CHECK(connect(client, (struct sockaddr *)&address, size) == 0);
    int server = accept4(listener, (struct sockaddr *)&peer, &size, SOCK_NONBLOCK);
    CHECK(server >= 0 && (fcntl(server, F_GETFL) & O_NONBLOCK) && peer.sin_family == AF_INET);
    CHECK(send(client, "abc", 3, MSG_NOSIGNAL) == 3);
    char buffer[16], control[CMSG_SPACE(sizeof(int))];
    CHECK(poll(&(struct pollfd){ server, POLLIN, 0 }, 1, 1000) == 1 && recv(server, buffer, sizeof buffer, 0) == 3);

    /* a descriptor through a message */
    int s[2], passed;
    struct iovec v = { "m", 1 };
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
    CHECK(socketpair(AF_UNIX, SOCK_DGRAM, 0, s) == 0);
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    *c = (struct cmsghdr){ CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS };
    memcpy(CMSG_DATA(c), &client, sizeof client);
    CHECK(sendmsg(s[0], &m, 0) == 1);
    v.iov_base = buffer;
    CHECK(recvmsg(s[1], &m, MSG_CMSG_CLOEXEC) == 1 && (c = CMSG_FIRSTHDR(&m)) && c->cmsg_type == SCM_RIGHTS);
    memcpy(&passed, CMSG_DATA(c), sizeof passed);
    CHECK(fcntl(passed, F_GETFD) == FD_CLOEXEC);
    struct msghdr plain = { .msg_iov = &v, .msg_iovlen = 1 };
    struct mmsghdr mm[2] = { { plain, 0 }, { plain, 0 } };
    CHECK(sendmmsg(s[0], mm, 2, 0) == 2 && recvmmsg(s[1], mm, 2, 0, NULL) == 2 && mm[1].msg_len == 1);
    close(listener), close(client), close(server), close(passed), close(s[0]), close(s[1]);
}

/* The time limit is looked at before the signal mask; nothing is written where there is no room. */
static void order_of_errors(void)
{
    enum { FAULT = 8, NO_SIZE = 3 };
    const struct timespec none = { 0, -1 }, zero = { 0, 0 };
    const uint64_t bad_mask[2] = { FAULT, 8 }, bad_size[2] = { (uintptr_t)bad_mask, NO_SIZE };
    CHECK_ERROR(syscall(SYS_ppoll, NULL, 0, FAULT, bad_mask, NO_SIZE), EFAULT);
    CHECK_ERROR(syscall(SYS_ppoll, NULL, 0, &none, FAULT, 8), EINVAL);
    CHECK_ERROR(syscall(SYS_ppoll, NULL, 0, &zero, FAULT, 8), EFAULT);
    CHECK_ERROR(syscall(SYS_epoll_pwait2, 99, NULL, 1, FAULT, bad_mask, NO_SIZE), EFAULT);
    CHECK_ERROR(syscall(SYS_epoll_pwait2, 99, NULL, 1, &none, FAULT, 8), EINVAL);
    CHECK_ERROR(syscall(SYS_pselect6, 0, NULL, NULL, NULL, FAULT, bad_size), EFAULT);
    CHECK_ERROR(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &none, bad_mask), EINVAL);
    CHECK_ERROR(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, bad_size), EINVAL);
    CHECK_ERROR(syscall(SYS_io_pgetevents, 0, 1, 1, NULL, FAULT, bad_size), EFAULT);
    CHECK_ERROR(syscall(SYS_io_pgetevents, 0, 1, 1, NULL, &none, bad_mask), EFAULT);
    CHECK(syscall(SYS_rt_sigpending, FAULT, 0) == 0);
}

int main(void)
{
    epolls();
    polls();
    interruptions();
    masks();
    timers();
    sockets();
    order_of_errors();
    return check_end();
}
