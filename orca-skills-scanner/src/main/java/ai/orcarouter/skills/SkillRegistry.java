/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.skills.internal.registry.Basis;
import ai.orcarouter.skills.internal.registry.SkillAudit;
import ai.orcarouter.skills.internal.registry.SkillEntry;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOverride;
import ai.orcarouter.skills.model.SkillQuery;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillReview;
import ai.orcarouter.skills.model.SkillSummary;
import ai.orcarouter.skills.model.SkillVersion;
import ai.orcarouter.skills.model.StoredSkill;
import ai.orcarouter.skills.spi.SkillReputation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The skills of a workspace: registered, scanned, reviewed (REFERENCE 6.6, SEMANTICS 9). Listing needs a Viewer,
 * everything else a Developer, unless the host's {@code AccessPolicy} says otherwise.
 *
 * <p>Registering, updating and rescanning scan at once, on the calling thread. What a scan finds only makes the mode
 * stricter; a {@linkplain #review review} sets it back to what the newest scan derives or the host states, and an
 * {@linkplain #override override} to what the operator says.
 *
 * <p>Every write is one commit with its audit row and acts on the next call in this process.
 * {@link ErrorCode#FORBIDDEN}, {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#INVALID_DOCUMENT},
 * {@link ErrorCode#CONTENDED} and {@link ErrorCode#STORE_UNAVAILABLE} may come from every method that could meet them.
 * A write that is refused stores nothing. An {@code expectedVersion} is the version that the caller has seen; when
 * another one is stored, the write is refused with {@link ErrorCode#STALE_VERSION}. {@link #ANY_VERSION} overwrites
 * whatever is stored.
 *
 * <p>Thread-safe, also across processes that share the store.
 */
public final class SkillRegistry {
    /** The {@code expectedVersion} of callers that overwrite whatever is stored. */
    public static final long ANY_VERSION = ConfigDraft.ANY_VERSION;

    private static final int MAX_TEXT = 2_048;

    private final SkillConfiguration configuration;
    private final SkillScans scans;

    private SkillRegistry(OrcaWorkspace workspace, Builder from) {
        configuration = new SkillConfiguration(workspace.services());
        scans = new SkillScans(from.scanner, from.publishers, from.reputation);
    }

    /** The skills of {@code workspace}, scanned by the rules that ship with the library; no signature counts. */
    public static SkillRegistry of(OrcaWorkspace workspace) {
        return builder(workspace).build();
    }

    /** A builder. */
    public static Builder builder(OrcaWorkspace workspace) {
        return new Builder(workspace);
    }

    /** The skills that can be read, by name, without what was found in them; {@link #faults} lists the others. */
    public List<SkillSummary> list(Actor actor, SkillQuery query) {
        Instant now = configuration.now();
        List<SkillSummary> out = new ArrayList<>();
        for (SkillEntry entry :
                configuration.read(actor, AdminOperation.READ_SKILLS).entries()) {
            SkillRecord record = entry.recordOrNull();
            if (record != null && query.fits(record)) {
                out.add(SkillSummaries.of(record, entry.document().version(), now));
            }
        }
        return List.copyOf(out);
    }

    /** Every document of a skill that cannot be used; its tools are held. */
    public List<DocumentFault> faults(Actor actor) {
        return configuration.read(actor, AdminOperation.READ_SKILLS).faults();
    }

    /** A skill with its findings; empty when there is none of that name. */
    public Optional<StoredSkill> find(Actor actor, String name) {
        Instant now = configuration.now();
        return configuration
                .read(actor, AdminOperation.READ_SKILL_DETAIL)
                .entry(name)
                .map(entry -> entry.shown(now));
    }

    /**
     * The versions of a record, newest first, those of a deleted one too: who changed it, when, and what it said then.
     * One that never was has none. There is no way to copy an old one forward: that would lift what later scans found.
     *
     * @param beforeVersion only versions below this one; {@link Long#MAX_VALUE} for the newest
     * @param limit how many at most, from 1 to {@link ConfigStore#MAX_HISTORY}
     * @throws IllegalArgumentException for a limit out of this range
     */
    public List<SkillVersion> history(Actor actor, String name, long beforeVersion, int limit) {
        configuration.require(actor, AdminOperation.READ_SKILL_DETAIL);
        return configuration.history().page(name, beforeVersion, limit);
    }

    /**
     * Scans a capability and stores it under its name. It starts with the mode that band and verdict derive, or the
     * stated one if that is stricter. A record of that name that was only detected at run time makes way; what a person
     * decided about it stays.
     *
     * @throws OrcaException with {@link ErrorCode#DUPLICATE_NAME} when any other capability of any kind has that name,
     *     or one that people take for it: another case, or letters that look alike
     * @throws IOException when its files cannot be read at all
     */
    public StoredSkill register(Actor actor, SkillRegistration registration) throws IOException {
        configuration.require(actor, AdminOperation.WRITE_SKILLS);
        SkillRecord record = scans.first(registration);
        return configuration.write(
                actor, AdminOperation.WRITE_SKILLS, edits -> edits.create(record, SkillAudit.REGISTER));
    }

    /**
     * Replaces what the host says about a capability and scans it again. The kind stays; the mode only gets stricter.
     *
     * @throws OrcaException with {@link ErrorCode#CONFLICT} for another kind, and with {@link ErrorCode#STALE_VERSION},
     *     also when the record changed while it was scanned
     * @throws IOException when its files cannot be read at all
     */
    public StoredSkill update(Actor actor, SkillRegistration registration, long expectedVersion) throws IOException {
        return scanned(actor, registration.name, expectedVersion, SkillAudit.UPDATE, (before, basis) -> {
            if (before.kind() != registration.kind) {
                throw new OrcaException(
                        ErrorCode.CONFLICT,
                        "\"" + before.name() + "\" is a " + before.kind().label() + ", which does not change");
            }
            return scans.again(before, basis, registration);
        });
    }

    /**
     * Scans a capability again, from files that the host hands over. The mode only gets stricter; an event tells of a
     * verdict that got worse.
     *
     * @throws OrcaException with {@link ErrorCode#STALE_VERSION}, also when the record changed while it was scanned
     * @throws IOException when its files cannot be read at all
     */
    public StoredSkill rescan(Actor actor, String name, SkillSource source, long expectedVersion) throws IOException {
        return scanned(
                actor, name, expectedVersion, SkillAudit.RESCAN, (before, basis) -> scans.again(before, basis, source));
    }

    /** Another scan of a record. */
    @FunctionalInterface
    private interface Rescan {
        SkillRecord of(SkillRecord before, @Nullable Basis basis) throws IOException;
    }

    private StoredSkill scanned(Actor actor, String name, long expectedVersion, String verb, Rescan rescan)
            throws IOException {
        SkillEntry seen = configuration
                .read(actor, AdminOperation.WRITE_SKILLS)
                .entry(name)
                .orElseThrow(() -> ConfigDraft.notFound("skill \"" + name + "\""));
        long version = seen.document().version();
        ConfigDraft.requireVersion("skill \"" + name + "\"", version, expectedVersion);
        SkillRecord before = seen.readable();
        SkillRecord after = rescan.of(before, Basis.of(before, version, configuration.history()));
        StoredSkill stored = configuration.write(actor, AdminOperation.WRITE_SKILLS, edits -> {
            edits.find(name, version);
            return edits.save(after, verb);
        });
        configuration.tellDegraded(before, stored.record());
        return stored;
    }

    /**
     * Records that a person has looked at the content that was scanned last: an auto-detected capability is no longer
     * held for that alone, and the mode becomes the one that this scan derives, or the stated one if that is stricter.
     * Later scans tell what differs from this content, however many there are until the next review.
     *
     * @param note what the reviewer says, up to 2,048 characters; may be empty
     * @param expectedVersion the version that the reviewer looked at; {@link #ANY_VERSION} is refused, since it would
     *     approve of whatever is stored by now
     * @throws OrcaException with {@link ErrorCode#CONFLICT} for one that was never scanned, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public StoredSkill review(Actor actor, String name, String note, long expectedVersion) {
        checkText("/note", note, 0);
        checkSeen(expectedVersion);
        return change(actor, name, expectedVersion, SkillAudit.REVIEW, (before, now) -> {
            if (before.pin().isEmpty()) {
                throw new OrcaException(ErrorCode.CONFLICT, "\"" + name + "\" was never scanned: rescan it first");
            }
            return before.reviewed(new SkillReview(actor.id(), now, before.contentHash(), note));
        });
    }

    /**
     * Sets the mode of a capability, whatever scans say. A relaxation ends with the content it was given for, and when
     * a later scan of that content is stricter; what was only seen at run time is held until a {@linkplain #review
     * review} all the same.
     *
     * @param reason why, 1 to 2,048 characters
     * @param expiresOrNull when it ends; null for never
     * @param expectedVersion the version that was looked at; {@link #ANY_VERSION} only for a mode that is not milder
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} without a reason or with an end that has passed,
     *     and with {@link ErrorCode#STALE_VERSION}
     */
    public StoredSkill override(
            Actor actor,
            String name,
            SkillMode mode,
            String reason,
            @Nullable Instant expiresOrNull,
            long expectedVersion) {
        checkText("/reason", reason, 1);
        return change(actor, name, expectedVersion, SkillAudit.OVERRIDE, (before, now) -> {
            if (expiresOrNull != null && !expiresOrNull.isAfter(now)) {
                throw invalid("/expires", "the end of an override must be in the future");
            }
            if (before.mode().compareTo(mode) > 0) {
                checkSeen(expectedVersion);
            }
            return before.overridden(new SkillOverride(
                    mode, reason, actor.id(), now, expiresOrNull, before.contentHash(), before.mode()));
        });
    }

    /** Takes an operator's mode back; that of the scans holds again. */
    public StoredSkill clearOverride(Actor actor, String name, long expectedVersion) {
        return change(actor, name, expectedVersion, SkillAudit.CLEAR, (before, now) -> before.overridden(null));
    }

    /** Deletes a capability, which frees its name; calls of its tools are then those of an unknown owner. */
    public void delete(Actor actor, String name, long expectedVersion) {
        configuration.write(actor, AdminOperation.WRITE_SKILLS, edits -> {
            edits.delete(edits.find(name, expectedVersion));
            return name;
        });
    }

    private StoredSkill change(
            Actor actor,
            String name,
            long expectedVersion,
            String verb,
            BiFunction<SkillRecord, Instant, SkillRecord> change) {
        return configuration.write(
                actor,
                AdminOperation.WRITE_SKILLS,
                edits -> edits.save(
                        change.apply(edits.find(name, expectedVersion).readable(), edits.time()), verb));
    }

    private static void checkText(String pointer, String text, int least) {
        if (text.strip().length() < least || text.length() > MAX_TEXT) {
            throw invalid(pointer, "a text of " + least + " to " + MAX_TEXT + " characters");
        }
    }

    /** Whoever lets something through says what: a version names the content that was looked at. */
    private static void checkSeen(long expectedVersion) {
        if (expectedVersion == ANY_VERSION) {
            throw invalid("/version", "the version that was looked at, since this lets its content through");
        }
    }

    private static OrcaException invalid(String pointer, String message) {
        return new OrcaException(ErrorCode.INVALID_DOCUMENT, List.of(Issue.error(pointer, "skill", message, "")));
    }

    /** Chooses what a registry knows. Not thread-safe. */
    public static final class Builder {
        private final OrcaWorkspace workspace;
        private SkillScanner scanner = SkillScanner.standard();
        private TrustedPublishers publishers = TrustedPublishers.none();
        private SkillReputation reputation = SkillReputation.NONE;

        private Builder(OrcaWorkspace workspace) {
            this.workspace = workspace;
        }

        /** What scans; its own origin and signature are passed over for those of each registration. */
        public Builder scanner(SkillScanner value) {
            scanner = value;
            return this;
        }

        /** Whose signatures count. */
        public Builder trustedPublishers(TrustedPublishers value) {
            publishers = value;
            return this;
        }

        /** What the host knows about how capabilities behave. */
        public Builder reputation(SkillReputation value) {
            reputation = value;
            return this;
        }

        /** The registry. */
        public SkillRegistry build() {
            return new SkillRegistry(workspace, this);
        }
    }
}
