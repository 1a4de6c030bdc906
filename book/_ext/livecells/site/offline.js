// Keeps what Python loaded, so that the next page need not load it again, and so that it starts without a connection.
// It sees the requests of this folder's worker only.
const KEPT = "nnlesson.live";
const LASTING = /\/(v[\d.]+|wheel-\w+)\//; // a file whose address names its version stays what it is

const load = async (event) => {
  const { request } = event;
  const secondLook = request.cache === "no-store"; // the worker's, at a file that was refused: not one to keep
  const kept = await caches.open(KEPT);
  const before = await kept.match(request);
  if (before && !secondLook && LASTING.test(request.url)) return before;
  try {
    const reply = await fetch(request);
    if (reply.ok && !secondLook) event.waitUntil(kept.put(request, reply.clone()));
    return reply;
  } catch (error) {
    if (before) return before;
    throw error;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.request.method === "GET" && event.respondWith(load(event)));
