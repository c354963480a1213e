/** The dispatchers of the method names that only channels, locks, wait groups, tasks and coroutines have: these look the method up themselves. */
import { dispatcher } from "./dispatcher.ts";

export const m_recv = /* @__PURE__ */ dispatcher("recv", {});
export const m_receive = /* @__PURE__ */ dispatcher("receive", {});
export const m_send = /* @__PURE__ */ dispatcher("send", {});
export const m_put = /* @__PURE__ */ dispatcher("put", {});
export const m_close = /* @__PURE__ */ dispatcher("close", {});
export const m_throw = /* @__PURE__ */ dispatcher("throw", {});
export const m_lock = /* @__PURE__ */ dispatcher("lock", {});
export const m_unlock = /* @__PURE__ */ dispatcher("unlock", {});
export const m_try_lock = /* @__PURE__ */ dispatcher("try_lock", {});
export const m_rlock = /* @__PURE__ */ dispatcher("rlock", {});
export const m_runlock = /* @__PURE__ */ dispatcher("runlock", {});
export const m_try_rlock = /* @__PURE__ */ dispatcher("try_rlock", {});
export const m_done = /* @__PURE__ */ dispatcher("done", {});
export const m_result = /* @__PURE__ */ dispatcher("result", {});
export const m_wait = /* @__PURE__ */ dispatcher("wait", {});
