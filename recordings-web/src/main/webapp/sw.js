// Keeps the page itself, so that it opens and records without a network. The server's word comes first whenever it can be had.
const CACHE = "page-1";
const FETCH_WITHIN_MS = 4_000;
const OURS = /^\/(?:$|index\.html$|manifest\.json$|js\/|css\/|images\/)/;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
  // What a page sends while it is being closed must not wait for this worker.
  event.addRoutes?.({ condition: { urlPattern: "/api/*" }, source: "network" }).catch(() => undefined);
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), forgetOlder()]));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.origin === location.origin && OURS.test(url.pathname)) event.respondWith(answer(event.request));
});

/** What the page names is what it needs. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  const page = await fetch("/", { cache: "no-cache" });
  const markup = await page.clone().text();
  const names = [...markup.matchAll(/(?:href|src)="(\/(?:js|css|images)\/[^"]+|\/manifest\.json)"/g)].map(([, name]) => name);
  await cache.put("/", page);
  await cache.addAll([...new Set(names)]);
}

async function forgetOlder() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const name = request.mode === "navigate" ? "/" : request;
  const kept = await cache.match(name);
  try {
    const response = await fetch(request, kept ? { signal: AbortSignal.timeout(FETCH_WITHIN_MS) } : {});
    if (response.ok) cache.put(name, response.clone()).catch(() => undefined);
    return response.ok || !kept || response.status < 500 ? response : kept;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
