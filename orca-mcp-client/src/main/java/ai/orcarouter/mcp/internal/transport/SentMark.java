/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import okhttp3.Call;
import okhttp3.EventListener;

/** Remembers whether a byte of a request may have gone out; a tag of the request. */
final class SentMark extends EventListener {
    /** Gives each call the mark of its request. */
    static final EventListener.Factory LISTENERS = call -> {
        SentMark mark = call.request().tag(SentMark.class);
        return mark == null ? EventListener.NONE : mark;
    };

    private volatile boolean sent;

    boolean isSent() {
        return sent;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }
}
