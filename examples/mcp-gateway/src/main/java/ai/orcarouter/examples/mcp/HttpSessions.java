/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of an edge. Clients seldom end theirs, so beyond a number the one that was not used for longest
 * ends; its client hears 404 and begins anew. Thread-safe.
 */
final class HttpSessions {
    private final int most;
    private final Map<String, Session> byId = new LinkedHashMap<>(16, 0.75f, true);

    /** A conversation, whether its stream is open, and its end. */
    record Session(String id, McpEdge edge, AtomicBoolean streaming, CountDownLatch ended) {
        private void end() {
            ended.countDown();
            edge.end();
        }
    }

    HttpSessions(int most) {
        this.most = most;
    }

    /** An id for a conversation that is about to begin. */
    static String freshId() {
        return UUID.randomUUID().toString();
    }

    /** Begins a conversation. */
    Session begin(String id, McpEdge edge) {
        Session session = new Session(id, edge, new AtomicBoolean(), new CountDownLatch(1));
        Session tooMany = null;
        synchronized (byId) {
            byId.put(id, session);
            if (byId.size() > most) {
                Iterator<Session> idle = byId.values().iterator();
                tooMany = idle.next();
                idle.remove();
            }
        }
        if (tooMany != null) {
            tooMany.end();
        }
        return session;
    }

    /** The conversation with that id, which is in use by that; null when there is none. */
    @Nullable
    Session find(String id) {
        synchronized (byId) {
            return byId.get(id);
        }
    }

    /** Ends a conversation. */
    void end(Session session) {
        synchronized (byId) {
            byId.remove(session.id());
        }
        session.end();
    }

    /** Ends all. */
    void endAll() {
        List<Session> all;
        synchronized (byId) {
            all = List.copyOf(byId.values());
            byId.clear();
        }
        all.forEach(Session::end);
    }
}
