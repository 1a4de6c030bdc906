// Keeps what Python loaded, so that it starts without a connection. It sees the requests of this folder's worker only.
const KEPT = "nnlesson.live";

const load = async (event) => {
  const kept = await caches.open(KEPT);
  try {
    const reply = await fetch(event.request);
    // "no-store" is the worker's second look at a file that was refused: not one to keep
    if (reply.ok && event.request.cache !== "no-store") event.waitUntil(kept.put(event.request, reply.clone()));
    return reply;
  } catch (error) {
    const before = await kept.match(event.request);
    if (before) return before;
    throw error;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.request.method === "GET" && event.respondWith(load(event)));
