/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.internal.workspace.KeyTable;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.RunLedger;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Admits keys against the newest checked configuration; without one, and while the host's keyset cannot be had, no key
 * can be checked (SEMANTICS 5.2, 5.3). The gates are compiled once for each state of the key documents. Thread-safe.
 */
final class KeyDesk {
    private record Ring(KeyTable table, KeyRing ring) {}

    private final String workspace;
    private final SnapshotSource snapshots;
    private final Supplier<Optional<KeyedHash>> hashes;
    private final RunLedger ledger;
    private final InstantSource clock;
    private volatile @Nullable Ring current;

    KeyDesk(
            String workspace,
            SnapshotSource snapshots,
            Supplier<Optional<KeyedHash>> hashes,
            RunLedger ledger,
            InstantSource clock) {
        this.workspace = workspace;
        this.snapshots = snapshots;
        this.hashes = hashes;
        this.ledger = ledger;
        this.clock = clock;
    }

    KeyAdmission admit(Secret presented, KeyRequest request) {
        Optional<KeyRing> ring = ring();
        if (ring.isEmpty()) {
            return KeyAdmission.Refused.KEYS_UNAVAILABLE;
        }
        Optional<KeyGate> gate = ring.get().find(presented);
        if (gate.isEmpty()) {
            return KeyAdmission.Refused.UNKNOWN_KEY;
        }
        boolean asksSpend = gate.get().key().creditLimitCents() > 0 && request.spentCents() == KeyRequest.UNKNOWN;
        return gate.get().admit(asksSpend ? withSpend(request, gate.get().key().id()) : request);
    }

    private Optional<KeyRing> ring() {
        Optional<WorkspaceSnapshot> snapshot = snapshots.checked();
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        KeyTable table = snapshot.get().keys();
        Ring known = current;
        if (known != null && known.table.equals(table)) {
            return Optional.of(known.ring);
        }
        Optional<KeyedHash> hash = hash();
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        Ring fresh = new Ring(table, KeyRing.of(workspace, table.presentable(), hash.get()));
        current = fresh;
        return Optional.of(fresh.ring);
    }

    private Optional<KeyedHash> hash() {
        try {
            return hashes.get();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What cannot be told stays unknown, which refuses a key with a limit. */
    private KeyRequest withSpend(KeyRequest request, long key) {
        long spent;
        try {
            spent = ledger.balance(LedgerAccount.key(workspace, Long.toString(key)), clock.instant())
                    .totalCents();
        } catch (RuntimeException e) {
            return request;
        }
        return new KeyRequest(
                request.epochSecond(),
                request.callerIpOrNull(),
                request.modelOrNull(),
                request.withoutModel(),
                request.gatewayRoute(),
                spent);
    }
}
