/* measure FILE PROGRAM ARG...: runs the program and writes its CPU seconds (and its children's), elapsed seconds,
 * peak memory in KiB and exit status to FILE. Small itself: a process inherits the peak of the one that started it. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

static double of(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec * 1e-6; }

int main(int argc, char **argv)
{
    struct rusage usage;
    int status = 0;
    if (argc < 3)
        return 127;
    double start = seconds();
    pid_t pid = fork();
    if (pid == 0) {
        execv(argv[2], argv + 2);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
        return 127;
    double elapsed = seconds() - start;
    FILE *f = fopen(argv[1], "w");
    if (!f)
        return 127;
    fprintf(f, "%.6f %.6f %ld %d\n", of(usage.ru_utime) + of(usage.ru_stime), elapsed, usage.ru_maxrss,
            WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return fclose(f) != 0;
}
