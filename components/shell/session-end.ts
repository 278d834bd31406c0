type Listener = () => void;
const listeners = new Set<Listener>();

/** Any query may find that the session is over; the shell then asks to sign in again, over the page. */
export function announceSessionEnd() {
  for (const listener of listeners) listener();
}

export function onSessionEnd(listener: Listener) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
