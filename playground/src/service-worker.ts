// Keeps the page, so that it opens without a network. A new build has other names in its cache.
/// <reference lib="webworker" />
export type {};
declare const self: ServiceWorkerGlobalScope;

/** The files of the page, and a hash of them all; set by the build. */
declare const FILES: readonly string[];
declare const BUILD: string;

const PREFIX = `noob-lint-playground ${self.registration.scope} `;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(PREFIX + BUILD)
      .then((cache) => cache.addAll(FILES.map((name) => new Request(name, { cache: "no-cache" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + BUILD))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(
    caches
      .open(PREFIX + BUILD)
      .then((cache) => cache.match(event.request, { ignoreSearch: true }))
      .then((found) => found ?? fetch(event.request)),
  );
});
