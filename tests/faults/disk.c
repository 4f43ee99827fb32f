/* What befalls a process at its k-th operation on the disk, the database's own included (LD_PRELOAD); and its clock.

   DISK_UNDER   the folder whose operations count
   DISK_AT      the operation, counted from 1
   DISK_HOW     kill: SIGKILL before it; torn: half of a write, then SIGKILL; power: before it, the content of every file
                goes back to what was last synced, then SIGKILL; full: from it on nothing more can be written
   DISK_COUNT   a file that gets the number of operations, after each
   CLOCK_SHIFT  seconds by which the clock is wrong, once there were CLOCK_AT operations (0)
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static long done;

static int under(const char *path) {
    const char *folder = getenv("DISK_UNDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int handle_under(int handle) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return under(path);
}

/* The files that were written: a handle of one's own, and what of it is safe. No handle is closed, for that would undo
   the locks of the whole process. */
static struct { ino_t inode; int handle, safe, dirty; } files[256];
static int known;

static void copy(int from, int to) {
    char bytes[65536];
    ssize_t size;
    off64_t place = 0;
    if (syscall(SYS_ftruncate, to, 0)) abort();
    for (; (size = syscall(SYS_pread64, from, bytes, sizeof bytes, place)) > 0; place += size)
        if (syscall(SYS_pwrite64, to, bytes, size, place) != size) abort();
}

/* What is written from now on is not safe; what is there already is. */
static void keep(int handle) {
    const char *how = getenv("DISK_HOW");
    struct stat file;
    char link[64];
    int place = 0;
    if (!how || strcmp(how, "power") || fstat(handle, &file)) return;
    while (place < known && files[place].inode != file.st_ino) place++;
    if (place == known) {
        if (known == sizeof files / sizeof *files) abort();
        snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
        files[known].inode = file.st_ino;
        files[known].handle = syscall(SYS_openat, AT_FDCWD, link, O_RDWR);
        files[known].safe = memfd_create("safe", 0);
        files[known++].dirty = 0;
    }
    if (!files[place].dirty) copy(files[place].handle, files[place].safe);
    files[place].dirty = 1;
}

static void synced(int handle) {
    struct stat file;
    if (fstat(handle, &file)) return;
    for (int place = 0; place < known; place++)
        if (files[place].inode == file.st_ino) files[place].dirty = 0;
}

static void power(void) {
    for (int place = 0; place < known; place++)
        if (files[place].dirty) copy(files[place].safe, files[place].handle);
    kill(getpid(), SIGKILL);
}

/* Count; return 0 to go on, 1 where the disk is full, 2 where a write is to be torn. */
static int step(int grows) {
    const char *at = getenv("DISK_AT"), *how = getenv("DISK_HOW"), *count = getenv("DISK_COUNT");
    done++;
    if (count) {
        char text[32];
        int length = snprintf(text, sizeof text, "%ld", done);
        int handle = syscall(SYS_openat, AT_FDCWD, count, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        syscall(SYS_write, handle, text, length);
        syscall(SYS_close, handle);
    }
    if (!at || !how) return 0;
    if (strcmp(how, "full") == 0) return grows && done >= atol(at);
    if (done != atol(at)) return 0;
    if (strcmp(how, "torn") == 0 && grows == 2) return 2;
    if (strcmp(how, "power") == 0) power();
    kill(getpid(), SIGKILL);
    return 0;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int handle, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    int fate = handle_under(handle) ? step(2) : 0;
    if (fate == 1) { errno = ENOSPC; return -1; }
    if (fate == 2) { real(handle, bytes, size / 2); kill(getpid(), SIGKILL); }
    if (handle_under(handle)) keep(handle);
    return real(handle, bytes, size);
}

ssize_t pwrite64(int handle, const void *bytes, size_t size, off64_t place) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    int fate = handle_under(handle) ? step(2) : 0;
    if (fate == 1) { errno = ENOSPC; return -1; }
    if (fate == 2) { real(handle, bytes, size / 2, place); kill(getpid(), SIGKILL); }
    if (handle_under(handle)) keep(handle);
    return real(handle, bytes, size, place);
}

ssize_t pwrite(int handle, const void *bytes, size_t size, off_t place) { return pwrite64(handle, bytes, size, place); }

#define ON_HANDLE(name) \
    int name(int handle) { \
        REAL(int, #name, int); \
        if (handle_under(handle)) step(0); \
        synced(handle); \
        return real(handle); \
    }
ON_HANDLE(fsync)
ON_HANDLE(fdatasync)

#define ON_PATH(name, grows) \
    int name(const char *path) { \
        REAL(int, #name, const char *); \
        if (under(path) && step(grows) == 1) { errno = ENOSPC; return -1; } \
        return real(path); \
    }
ON_PATH(unlink, 0)
ON_PATH(rmdir, 0)

#define ON_PATHS(name, grows) \
    int name(const char *path, const char *other) { \
        REAL(int, #name, const char *, const char *); \
        if (under(path) && step(grows) == 1) { errno = ENOSPC; return -1; } \
        return real(path, other); \
    }
ON_PATHS(rename, 0)
ON_PATHS(link, 1)

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    if (under(path) && step(1) == 1) { errno = ENOSPC; return -1; }
    return real(path, mode);
}

int ftruncate64(int handle, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    if (handle_under(handle)) { step(0); keep(handle); }
    return real(handle, size);
}

int ftruncate(int handle, off_t size) { return ftruncate64(handle, size); }

#define ON_OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name, const char *, int, ...); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = va_arg(more, mode_t); \
        va_end(more); \
        if ((flags & O_CREAT) && under(path) && step(access(path, F_OK) != 0) == 1) { errno = ENOSPC; return -1; } \
        return real(path, flags, mode); \
    }
ON_OPEN(open)
ON_OPEN(open64)

int clock_gettime(clockid_t clock, struct timespec *now) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    const char *at = getenv("CLOCK_AT"), *shift = getenv("CLOCK_SHIFT");
    int told = real(clock, now);
    if (shift && clock == CLOCK_REALTIME && done >= (at ? atol(at) : 0)) now->tv_sec += atol(shift);
    return told;
}
