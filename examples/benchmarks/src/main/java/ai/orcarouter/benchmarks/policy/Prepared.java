/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.List;

/**
 * An engine with the calls of a workload in its own form.
 *
 * @param <R> the engine's own form of a call
 */
public final class Prepared<R> {
    private final PolicyPeer<R> peer;
    private final R[] requests;

    @SuppressWarnings("unchecked") // the array holds what the peer itself made
    private Prepared(PolicyPeer<R> peer, List<Call> calls) {
        this.peer = peer;
        this.requests = (R[]) calls.stream().map(peer::prepare).toArray();
    }

    /** The engine with that name, ready to be asked. */
    public static Prepared<?> of(String engine, PolicyWorkload workload) {
        return of(PolicyPeers.create(engine, workload), workload.calls());
    }

    private static <R> Prepared<R> of(PolicyPeer<R> peer, List<Call> calls) {
        return new Prepared<>(peer, calls);
    }

    /** Number of calls. */
    public int size() {
        return requests.length;
    }

    /** See {@link PolicyPeer#allow}. */
    public boolean allow(int call) {
        return peer.allow(requests[call]);
    }

    /** See {@link PolicyPeer#firstMatch}. */
    public int firstMatch(int call) {
        return peer.firstMatch(requests[call]);
    }

    /** See {@link PolicyPeer#complete}. */
    public boolean complete() {
        return peer.complete();
    }
}
