// Speaks to the server. Every answer is JSON; a refusal is thrown as an ApiError whose message says what to do next.

export class ApiError extends Error {
  /**
   * @param {number} status of HTTP; 0 if the server could not be reached
   * @param {string} code such as "stale" or "busy"; "unreachable" for status 0
   * @param {object} body all of the answer, its error's fields among them
   */
  constructor(status, code, message, body = {}) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

/**
 * @param {(error: ApiError) => void} heard of every refusal, before it is thrown
 * @param {(key: string, ...args: unknown[]) => string} t
 */
export function createApi(t, heard = () => {}) {
  const refuse = (error) => {
    heard(error);
    throw error;
  };

  const call = async (method, path, body, options = {}) => {
    let answer;
    try {
      answer = await fetch(path, {
        method,
        headers: body === undefined ? { Accept: "application/json" } : { Accept: "application/json", "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: "same-origin",
        cache: "no-store",
        ...options,
      });
    } catch (failure) {
      if (failure.name === "AbortError") throw failure;
      return refuse(new ApiError(0, "unreachable", t("api.unreachable")));
    }
    const text = await answer.text().catch(() => "");
    const read = parsed(text);
    if (answer.ok) return read;
    const error = read?.error ?? {};
    return refuse(new ApiError(answer.status, error.code ?? "failed", error.message ?? t("api.failed", answer.status), { ...read, ...error }));
  };

  return {
    get: (path, options) => call("GET", path, undefined, options),
    post: (path, body = {}, options) => call("POST", path, body, options),
    put: (path, body, options) => call("PUT", path, body, options),
    del: (path, options) => call("DELETE", path, undefined, options),
  };
}

function parsed(text) {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
