// Places where the fault tests stop the process dead (kill -9 of itself), to show that nothing acknowledged is lost and nothing
// is half visible. Off unless GROVE_FAILPOINT names one; never set in production.
const armed = process.env.GROVE_FAILPOINT;

export function failpoint(name: string): void {
  if (armed !== undefined && armed === name) process.kill(process.pid, 'SIGKILL');
}
