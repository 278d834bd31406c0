/* Notifications of this browser: asked for only when the visitor acts. */

const bytesOf = (key) => {
  const text = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
};

export class Notifications {
  constructor({ door, worker, site }) {
    this.door = door;
    this.worker = worker;
    this.storeKey = `rekindle.push.${site}`;
  }

  /** Whether this page can send any at all. */
  isPossible() {
    const has = ["serviceWorker" in navigator, "PushManager" in window, "Notification" in window];
    return Boolean(this.worker && this.door.pushKey() && has.every(Boolean));
  }

  isOn() {
    return this.isPossible() && Notification.permission === "granted" && localStorage.getItem(this.storeKey) !== null;
  }

  async turnOn() {
    if (!this.isPossible()) return false;
    if ((await Notification.requestPermission()) !== "granted") return false;
    const registration = await navigator.serviceWorker.register(this.worker);
    await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(this.door.pushKey()),
    });
    const { endpoint, keys } = subscription.toJSON();
    await this.door.ask("POST", "/subscriptions", { body: { endpoint, keys } });
    localStorage.setItem(this.storeKey, endpoint);
    return true;
  }

  async turnOff() {
    const endpoint = localStorage.getItem(this.storeKey);
    if (!endpoint) return;
    const registration = await navigator.serviceWorker.getRegistration(this.worker);
    const subscription = await registration?.pushManager.getSubscription();
    await subscription?.unsubscribe();
    await this.door.ask("DELETE", "/subscriptions", { body: { endpoint } });
    localStorage.removeItem(this.storeKey);
  }

  /** A permission that was taken back in the browser's settings is obeyed at the next visit. */
  async obeyBrowser() {
    const isRevoked = localStorage.getItem(this.storeKey) !== null && Notification.permission !== "granted";
    if (isRevoked) await this.turnOff();
  }
}
