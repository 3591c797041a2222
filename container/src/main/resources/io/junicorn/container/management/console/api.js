// Asks the server. The token is in this variable and nowhere else: not in a URL, a cookie or a store.

let token = null;

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export const setToken = (given) => { token = given; };
export const hasToken = () => token !== null;

const PATIENCE_MILLIS = 10_000;

async function ask(path, method, patience) {
  const headers = { Accept: 'application/json' };
  if (token !== null) {
    headers.Authorization = 'Bearer ' + token;
  }
  const signal = patience ? AbortSignal.timeout(patience) : undefined;
  const answer = await fetch(path, { method, headers, signal, cache: 'no-store', credentials: 'omit', redirect: 'error' });
  if (!answer.ok) {
    throw new Refused(answer.status, await reason(answer));
  }
  return answer;
}

async function reason(answer) {
  const text = (await answer.text()).trim();
  try {
    const { message, applications } = JSON.parse(text);
    return message ?? applications?.map((each) => each.context + ' ' + each.result + ': ' + each.message).join(', ') ?? text;
  } catch {
    return text;
  }
}

/** Reads JSON, such as of greenlets with parameters. */
export async function look(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return (await ask(query ? path + '?' + query : path, 'GET', PATIENCE_MILLIS)).json();
}

/** Reads a file, however long it takes. */
export const file = async (path) => (await ask(path, 'GET', 0)).blob();

/** Changes something, however long it takes. */
export async function change(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return (await ask(query ? path + '?' + query : path, 'POST', 0)).json();
}
