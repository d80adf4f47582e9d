/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.internal.workspace.Committer;
import ai.orcarouter.firewall.internal.workspace.Draft;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.Snooze;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The snoozes of a workspace's anomaly feed: one document of its configuration, changed by commits with an audit row
 * like any other. So they outlive the process, hold in every process of the workspace, and each names who asked for it.
 *
 * <p>What is over is left out of the document with the next change. A document that cannot be read silences nothing; it
 * is among the workspace's faults until the next snooze replaces it. Thread-safe.
 */
public final class SnoozeBook {
    /** The most snoozes that hold at a time; beyond it the one that ends first makes room. */
    static final int MOST = 1_000;

    private static final String VERB = "firewall_anomaly_snooze";

    private final SnapshotSource source;
    private final Committer committer;

    /** The snoozes of the workspace behind {@code source}. */
    public SnoozeBook(SnapshotSource source, Committer committer) {
        this.source = source;
        this.committer = committer;
    }

    /**
     * The snoozes that hold at {@code now}, the one that ends first first.
     *
     * @throws OrcaException with {@link ErrorCode#STORE_UNAVAILABLE}
     */
    public List<Snooze> at(Instant now) {
        WorkspaceSnapshot snapshot = source.current()
                .orElseThrow(() -> new OrcaException(ErrorCode.STORE_UNAVAILABLE, "the snoozes cannot be read"));
        return stored(snapshot, now);
    }

    /** What of a snapshot's snoozes still holds; none when the document cannot be read. */
    private static List<Snooze> stored(WorkspaceSnapshot snapshot, Instant now) {
        try {
            return snapshot
                    .document(DocumentKinds.ANOMALY_SNOOZES, DocumentKinds.SINGLE)
                    .flatMap(ConfigDocument::json)
                    .map(SnoozeJson::read)
                    .orElse(List.of())
                    .stream()
                    .filter(snooze -> now.isBefore(snooze.until()))
                    .toList();
        } catch (OrcaException e) {
            return List.of();
        }
    }

    /**
     * Adds one on behalf of an actor whose role was checked.
     *
     * @throws OrcaException with {@link ErrorCode#STORE_UNAVAILABLE} or {@link ErrorCode#CONTENDED}
     */
    public Snooze add(Actor actor, Snooze snooze) {
        return committer.commit(actor, draft -> add(draft, snooze));
    }

    private static Snooze add(Draft draft, Snooze snooze) {
        List<Snooze> all = new ArrayList<>(stored(draft.base(), draft.time()));
        all.add(snooze);
        all.sort(Comparator.comparing(Snooze::until));
        List<Snooze> kept = all.subList(Math.max(0, all.size() - MOST), all.size());
        draft.put(DocumentKinds.ANOMALY_SNOOZES, DocumentKinds.SINGLE, SnoozeJson.write(kept));
        AnomalyKind kind = snooze.kindOrNull();
        draft.record(
                VERB,
                DocumentKinds.ANOMALY_SNOOZES,
                DocumentKinds.SINGLE,
                snooze.tool(),
                Map.of(
                        "kind",
                        kind == null ? "" : kind.wire(),
                        "tool_name",
                        snooze.tool(),
                        "until",
                        snooze.until().toString()));
        return snooze;
    }
}
