/* Notifications: importScripts() this file from a service worker of your own site. It shows what comes, follows the link of
   what is clicked, and tells what became of it; it keeps nothing. */
const tell = (receipts, act) =>
  fetch(receipts, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ act }),
    credentials: "omit",
  }).catch(() => undefined);

self.addEventListener("push", (event) => {
  const { title, body, link, receipts, tag } = event.data.json();
  const shown = self.registration.showNotification(title, { body, tag, data: { link, receipts } });
  event.waitUntil(shown.then(() => tell(receipts, "shown")));
});

self.addEventListener("notificationclick", (event) => {
  const { link, receipts } = event.notification.data;
  event.notification.close();
  const opened = /^https?:\/\//i.test(link || "") ? self.clients.openWindow(link) : Promise.resolve();
  event.waitUntil(Promise.all([opened, tell(receipts, "clicked")]));
});

self.addEventListener("notificationclose", (event) => {
  event.waitUntil(tell(event.notification.data.receipts, "dismissed"));
});
