/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Sealer;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.firewall.internal.workspace.Committer;
import ai.orcarouter.firewall.internal.workspace.Draft;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.AdminOperation;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What management operations share.
 *
 * @param store where the configuration is kept
 * @param workspace which configuration
 * @param configuration what policies may use
 * @param source the snapshot that decisions are made against
 * @param keysets for key secrets and the webhook secret
 * @param addresses what a webhook URL may name
 * @param access who may do what
 * @param clock when things are done
 */
record Administration(
        ConfigStore store,
        String workspace,
        EngineConfiguration configuration,
        SnapshotSource source,
        KeysetSource keysets,
        AddressPolicy addresses,
        Access access,
        InstantSource clock) {

    void require(Actor actor, AdminOperation operation) {
        access.require(actor, operation);
    }

    WorkspaceSnapshot read(Actor actor, AdminOperation operation) {
        require(actor, operation);
        return source.latest();
    }

    <T> T write(Actor actor, AdminOperation operation, Function<Draft, T> edit) {
        require(actor, operation);
        return new Committer(store, workspace, source, clock).commit(actor, edit);
    }

    KeyedHash hash() {
        return KeyedHash.of(keyset(KeyPurpose.KEYED_HASH));
    }

    Sealer sealer() {
        return Sealer.of(keyset(KeyPurpose.CREDENTIALS));
    }

    private Keyset keyset(KeyPurpose purpose) {
        Optional<Keyset> found;
        try {
            found = keysets.keyset(purpose);
        } catch (RuntimeException e) {
            throw new OrcaException(ErrorCode.INVALID_CONFIGURATION, "the host's keyset source failed", e);
        }
        return found.orElseThrow(
                () -> new OrcaException(ErrorCode.INVALID_CONFIGURATION, "the host has no keyset for " + purpose));
    }
}
