// Keeps what Python loaded, so that the next page need not load it again, and so that it starts without a connection.
// It sees the requests of this folder's worker only.
const KEPT = "nnlesson.live";
// A file whose address names its version stays what it is: it is not asked for twice.
const VERSION = /(?<=\/(?:pyodide|live)\/(?:v|wheel-))([\w.]+)\//;
// Our own few are asked for each time: a page that was not built anew names the old version of a new file.
const parts = (url) => url.split(VERSION.test(url) ? VERSION : "?v=");

// Keep a file; another version in the same place goes: no page asks for its up to 45 MB any more.
const keep = async (kept, request, reply) => {
  await kept.put(request, reply);
  const [place, version] = parts(request.url);
  for (const { url: other } of await kept.keys()) {
    const [otherPlace, otherVersion] = parts(other);
    if (otherPlace === place && otherVersion !== version) await kept.delete(other);
  }
};

const load = async (event) => {
  const { request } = event;
  const secondLook = request.cache === "no-store"; // the worker's, at a file that was refused: not one to keep
  const kept = await caches.open(KEPT);
  const before = await kept.match(request);
  if (before && !secondLook && VERSION.test(request.url)) return before;
  try {
    const reply = await fetch(request);
    if (reply.ok && !secondLook) event.waitUntil(keep(kept, request, reply.clone()));
    return reply;
  } catch (error) {
    if (before) return before;
    throw error;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.request.method === "GET" && event.respondWith(load(event)));
