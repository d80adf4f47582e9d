/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.core.crypto.Verifier;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import ai.orcarouter.core.spi.PrunableEventStore;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.AdminOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signs checkpoints of the chains of a workspace (SEMANTICS 5.4) and lets old events go under them.
 *
 * <p>A checkpoint is only signed when everything since the one before follows from it, so a chain of checkpoints is a
 * chain of checks. It is stored as a document of the workspace and recorded; what makes it worth something is a copy
 * elsewhere, such as with an auditor. How often is the host's choice: what happened since the newest copy is not
 * covered.
 *
 * <p>All methods need an Admin, and throw {@link OrcaException} with {@link ErrorCode#FORBIDDEN},
 * {@link ErrorCode#STORE_UNAVAILABLE}, with {@link ErrorCode#INVALID_CONFIGURATION} when the host has no keyset for
 * {@link KeyPurpose#CHECKPOINT_SIGNING}, with {@link ErrorCode#CHAIN_BROKEN} and with {@link ErrorCode#CONTENDED} when
 * another checkpoint was signed meanwhile. Thread-safe, also across processes that share the stores.
 */
public final class Checkpoints {
    /** The verb of the audit row of a checkpoint. */
    public static final String SIGNED = "checkpoint_sign";

    /** The verb of the audit row of a checkpoint that begins anew. */
    public static final String RESTARTED = "checkpoint_restart";

    /** The verb of the audit row of events that were let go. */
    public static final String PRUNED = "events_prune";

    private final WorkspaceServices services;

    private Checkpoints(WorkspaceServices services) {
        this.services = services;
    }

    /** The checkpoints of a workspace. */
    public static Checkpoints of(OrcaWorkspace workspace) {
        return new Checkpoints(workspace.services());
    }

    /** The newest checkpoint in the store; empty before the first. */
    public Optional<Checkpoint> newest(Actor actor) {
        services.require(actor, AdminOperation.SIGN_CHECKPOINTS);
        return stored(services.latest());
    }

    /**
     * Signs the ends of all chains, after verifying what was added since the last checkpoint.
     *
     * @throws OrcaException with {@link ErrorCode#CHAIN_BROKEN} and what is wrong when it does not follow
     */
    public Checkpoint sign(Actor actor) {
        services.require(actor, AdminOperation.SIGN_CHECKPOINTS);
        Signer signer = signer();
        ConfigSnapshot configuration = services.latest();
        Optional<Checkpoint> last = last(configuration, signer);
        Checkpoint.Body body = new NextCheckpoint(services, configuration, last).body();
        return store(actor, Checkpoint.sign(body, signer), last, SIGNED, Map.of());
    }

    /**
     * Begins anew with what the stores hold now, without comparing it with the checkpoint before: after a loss that is
     * known, such as a store that was restored or that let rows go by itself. Whoever holds an earlier checkpoint is
     * told of it when verifying.
     */
    public Checkpoint restart(Actor actor) {
        services.require(actor, AdminOperation.SIGN_CHECKPOINTS);
        Signer signer = signer();
        ConfigSnapshot configuration = services.latest();
        Optional<Checkpoint> last = stored(configuration);
        Checkpoint.Body body = new NextCheckpoint(services, configuration, last).restarted();
        return store(actor, Checkpoint.sign(body, signer), last, RESTARTED, Map.of());
    }

    /**
     * Lets events from before {@code before} go: of each chain its beginning, up to the first row that is younger.
     * Verifies all of what goes, signs where each chain goes on, and deletes only then. Done twice it is done once.
     *
     * @return how many rows were deleted
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when the event store is no
     *     {@link PrunableEventStore}
     */
    public long prune(Actor actor, Instant before) {
        if (!(services.eventStore() instanceof PrunableEventStore store)) {
            throw new OrcaException(ErrorCode.INVALID_CONFIGURATION, "the event store lets no chains go");
        }
        Checkpoint checked = sign(actor);
        Signer signer = signer();
        List<ChainState> cut = NextCheckpoint.cut(services, checked, before);
        Checkpoint.Body body = new Checkpoint.Body(
                services.workspace(),
                checked.body().number() + 1,
                checked.hash(),
                services.clock().instant(),
                false,
                checked.body().audit(),
                cut);
        store(actor, Checkpoint.sign(body, signer), Optional.of(checked), PRUNED, Map.of("before", before.toString()));
        return store.prune(
                services.workspace(),
                cut.stream()
                        .filter(chain -> chain.start().sequence() > 0)
                        .map(chain -> new WriterHead(chain.writer(), chain.epoch(), chain.start()))
                        .toList());
    }

    /** The public keys that verify the checkpoints of this host, earlier ones included. */
    public List<VerificationKey> publicKeys() {
        return signer().publicKeys();
    }

    private Checkpoint store(
            Actor actor, Checkpoint checkpoint, Optional<Checkpoint> last, String verb, Map<String, String> also) {
        return services.commit(actor, draft -> {
            if (!stored(draft.base().stored()).equals(last)) {
                throw new OrcaException(ErrorCode.CONTENDED, "another checkpoint was signed meanwhile");
            }
            draft.put(DocumentKinds.CHECKPOINT, DocumentKinds.SINGLE, checkpoint.toJson());
            record(draft, checkpoint, verb, also);
            return checkpoint;
        });
    }

    private static void record(ConfigDraft<?> draft, Checkpoint checkpoint, String verb, Map<String, String> also) {
        Map<String, Object> payload = new TreeMap<>(also);
        payload.put("number", checkpoint.body().number());
        payload.put("hash", checkpoint.hash());
        payload.put("sig_key_id", checkpoint.keyId());
        draft.record(
                verb, DocumentKinds.CHECKPOINT, Long.toString(checkpoint.body().number()), "", payload);
    }

    private static Optional<Checkpoint> stored(ConfigSnapshot configuration) {
        try {
            return configuration
                    .document(DocumentKinds.CHECKPOINT, DocumentKinds.SINGLE)
                    .flatMap(ConfigDocument::json)
                    .map(Checkpoint::fromJson);
        } catch (IllegalArgumentException e) {
            throw new OrcaException(ErrorCode.CHAIN_BROKEN, "the stored checkpoint cannot be read", e);
        }
    }

    /** The last checkpoint, if this host signed it: what it states is taken for true from here on. */
    private static Optional<Checkpoint> last(ConfigSnapshot configuration, Signer signer) {
        Optional<Checkpoint> last = stored(configuration);
        Verifier own = Verifier.trusting(signer.publicKeys());
        if (last.isPresent() && last.get().verify(own) != Verifier.Outcome.VALID) {
            throw new OrcaException(
                    ErrorCode.CHAIN_BROKEN, "the stored checkpoint is not signed by a key of this host");
        }
        return last;
    }

    private Signer signer() {
        Optional<Keyset> keyset;
        try {
            keyset = services.keysets().keyset(KeyPurpose.CHECKPOINT_SIGNING);
        } catch (RuntimeException e) {
            throw new OrcaException(ErrorCode.INVALID_CONFIGURATION, "the host's keyset source failed", e);
        }
        return Signer.of(keyset.orElseThrow(() -> new OrcaException(
                ErrorCode.INVALID_CONFIGURATION, "the host has no keyset for " + KeyPurpose.CHECKPOINT_SIGNING)));
    }
}
