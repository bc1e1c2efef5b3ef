/**
 * What the interpreter may call. WebAssembly reaches the outside only through its imports, so this list is the wall:
 * names on it keep Emscripten's own function (clocks, and a file system that lives in memory), a few get a replacement,
 * and everything else (JavaScript values, dynamic libraries, foreign calls, sockets, processes) is refused.
 *
 * The functions here are carried into the guest's context as source text: each may refer to the others by name and to
 * globals of the language, to nothing else.
 */
import type { GuestState, ImportTable } from './emscripten.js';

/** Thrown through the interpreter to end a run; no Python code can catch it. */
export function stop(state: GuestState, ending: string, detail: string): never {
  if (state.ending === '') {
    state.ending = ending;
    state.detail = detail;
  }
  throw new Error(detail);
}

/** Names that keep Emscripten's function. */
export function allowedImports(): Set<string> {
  const names =
    'emscripten_runtime_keepalive_push emscripten_runtime_keepalive_pop _emscripten_runtime_keepalive_clear ' +
    '_Py_emscripten_runtime _Py_CheckEmscriptenSignals_Helper _PyEM_GetCountArgsPtr _PyEM_InitTrampoline_js ' +
    '_PyEM_TrampolineCall_JS _tzset_js _timegm_js _mktime_js _localtime_js _gmtime_js emscripten_date_now ' +
    'emscripten_get_now clock_res_get clock_time_get _emscripten_get_progname environ_sizes_get environ_get ' +
    '_munmap_js _msync_js _mmap_js fd_close fd_read fd_write fd_sync fd_fdstat_get fd_seek fd_pread fd_pwrite ' +
    '__syscall_fcntl64 __syscall_ioctl __syscall_openat __syscall_faccessat __syscall_chdir __syscall_chmod ' +
    '__syscall_fchownat __syscall_dup __syscall_dup3 __syscall_fchdir __syscall_fchmod __syscall_fchmodat2 ' +
    '__syscall_fchown32 __syscall_fdatasync __syscall_fstat64 __syscall_stat64 __syscall_newfstatat ' +
    '__syscall_lstat64 __syscall_ftruncate64 __syscall_getcwd __syscall_getdents64 __syscall_mkdirat ' +
    '__syscall_poll __syscall_fadvise64 __syscall_readlinkat __syscall_unlinkat __syscall_rmdir ' +
    '__syscall_renameat __syscall__newselect __syscall_statfs64 __syscall_fstatfs64 __syscall_symlinkat ' +
    '__syscall_truncate64 __syscall_utimensat';
  return new Set(names.split(' '));
}

/** Names that keep it until the first program: modules in libraries that were loaded with the interpreter are imported then. */
export function startImports(): Set<string> {
  return new Set(['_dlopen_js', '_dlsym_js']);
}

/** Refusals that a program may see as an ordinary error; numbers are Emscripten's errno, negated. */
export function refusals(): Record<string, number> {
  const refused: Record<string, number> = {
    _dlopen_js: 0,
    _dlsym_js: 0,
    _emscripten_system: -1,
    _setitimer_js: -1,
    getaddrinfo: -2,
    getnameinfo: -6,
    __syscall_pipe: -52,
    __syscall_mknodat: -63,
    __syscall_fallocate: -138,
  };
  for (const call of 'socket accept4 bind connect getpeername getsockname getsockopt listen recvfrom recvmsg sendmsg sendto'.split(
    ' ',
  ))
    refused[`__syscall_${call}`] = -63;
  return refused;
}

/** Functions of our own, in place of Emscripten's. */
export function replacements(
  state: GuestState,
  memory: { buffer: ArrayBuffer; grow(pages: number): number },
  refresh: () => void,
): ImportTable {
  const leave = (status: number): never => {
    state.exitCode = status & 255;
    return stop(state, 'exited', 'exit');
  };
  const grow = (requested: number): number => {
    const size = requested >>> 0;
    const held = memory.buffer.byteLength;
    if (!state.booting && size > state.memoryBytes) stop(state, 'memory_limit', 'memory limit');
    // A little at once: growing is cheap, and what is not grown need not be wiped.
    const wanted = Math.max(size, Math.min(held + 4 * 1048576, state.memoryBytes));
    memory.grow(Math.ceil((wanted - held) / 65536));
    refresh();
    return 1;
  };
  // xorshift32, restarted for every run: two runs of a program see the same "random" bytes.
  const random = (pointer: number, length: number): number => {
    const bytes = new Uint8Array(memory.buffer, pointer >>> 0, length >>> 0);
    for (let i = 0; i < bytes.length; i++) {
      state.random ^= state.random << 13;
      state.random ^= state.random >>> 17;
      state.random ^= state.random << 5;
      bytes[i] = state.random;
    }
    return 0;
  };
  return {
    exit: leave,
    proc_exit: leave,
    _abort_js: () => stop(state, 'signalled', 'aborted'),
    __assert_fail: () => stop(state, 'signalled', 'assertion failed in the interpreter'),
    __call_sighandler: () => stop(state, 'signalled', 'killed by its own signal'),
    emscripten_resize_heap: grow,
    emscripten_get_heap_max: () => 0xffff0000,
    random_get: random,
  } as ImportTable;
}

/** Replaces every function of the table that is not allowed. */
export function guardImports(
  table: ImportTable,
  state: GuestState,
  memory: { buffer: ArrayBuffer; grow(pages: number): number },
  refresh: () => void,
): void {
  const allowed = allowedImports();
  const atStart = startImports();
  const refused = refusals();
  const own = replacements(state, memory, refresh);
  for (const name of Object.keys(table)) {
    const original = table[name];
    if (typeof original !== 'function' || allowed.has(name)) continue;
    const refuse = (...arguments_: never[]) => {
      if (state.booting && atStart.has(name)) return original(...arguments_);
      if (name in refused) return refused[name];
      // Start-up registers tables that nothing uses afterwards.
      return state.booting ? undefined : stop(state, 'signalled', `refused: ${name}`);
    };
    const guarded = (own[name] ?? refuse) as ImportTable[string];
    if (original.sig !== undefined) guarded.sig = original.sig;
    table[name] = guarded;
  }
}
