// The overview's parts are fetched anew when the server says that there is something new.
const state = document.getElementById('live-state');
let source;
let fetching = false;
let missed = false;

function say(connected) {
  const text = connected ? state.dataset.connected : state.dataset.lost;
  if (state.textContent !== text) state.textContent = text;
}

// What somebody reads or is in stays as it is.
function replace(part, fresh) {
  if (!fresh || part.contains(document.activeElement)) return;
  if (part.open) fresh.open = true;
  part.replaceWith(document.adoptNode(fresh));
}

async function refresh() {
  if (fetching) {
    missed = true;
    return;
  }
  fetching = true;
  missed = false;
  try {
    const answer = await fetch(location.href, { headers: { 'Recordings-By-Itself': 'true' }, signal: AbortSignal.timeout(10000) });
    if (answer.redirected) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-live]')) replace(part, page.getElementById(part.id));
    say(true);
  } catch {
    say(false);
  } finally {
    fetching = false;
    if (missed) refresh();
  }
}

function listen() {
  source = new EventSource('/admin/live');
  source.addEventListener('open', () => say(true));
  source.addEventListener('changed', refresh);
  source.addEventListener('error', () => {
    // the server ends each stream after a minute; only what cannot be opened again is lost
    if (source.readyState === EventSource.CLOSED) {
      say(false);
      setTimeout(() => { if (!document.hidden) { source.close(); listen(); } }, 5000);
    }
  });
}

document.addEventListener('visibilitychange', () => {
  source?.close();
  if (!document.hidden) listen();
});
listen();
