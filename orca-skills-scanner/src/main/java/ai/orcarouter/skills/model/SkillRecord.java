/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registered capability: what the host says about it, what scans found, and what people decided (REFERENCE 6.1, 6.4).
 *
 * <p>Its {@link #mode} starts as band and verdict derive it, or as the operator asks, and every later scan only makes
 * it stricter. A {@linkplain SkillReview review} sets it back to what the newest scan derives, or to what the host
 * states if that is stricter. {@link #effective} is what counts.
 *
 * @param name identifies it in the workspace
 * @param kind what it is
 * @param origin where it came from, as the host says
 * @param publisher who made it, as the host says; may be empty
 * @param allowedTools tools that are its own: those that the host states and those that its manifest declares; empty
 *     when they are not known
 * @param mode what it may do, before floor and override
 * @param pinOrNull the newest scan; null for one that was never scanned
 * @param signatureOrNull the publisher's signature
 * @param reviewOrNull the newest review
 * @param overrideOrNull the operator's own mode
 * @param statedTools those of the tools that the host states, which no scan takes away
 * @param statedMode the least strict mode that the host states, which no review lifts
 * @param basis the version of this record whose content the {@linkplain SkillPin#changes changes} are told against: the
 *     one that was reviewed last, or else registered; 0 when that is the newest scan itself
 */
public record SkillRecord(
        String name,
        SkillKind kind,
        SkillOrigin origin,
        String publisher,
        List<String> allowedTools,
        SkillMode mode,
        @Nullable SkillPin pinOrNull,
        @Nullable SkillSignature signatureOrNull,
        @Nullable SkillReview reviewOrNull,
        @Nullable SkillOverride overrideOrNull,
        List<String> statedTools,
        SkillMode statedMode,
        long basis) {
    /** The most characters of a name. */
    public static final int MAX_NAME = 128;

    /** Copies the tools. */
    public SkillRecord {
        allowedTools = List.copyOf(allowedTools);
        statedTools = List.copyOf(statedTools);
    }

    /** One whose tools are all stated by the host, which states no mode. */
    public SkillRecord(
            String name,
            SkillKind kind,
            SkillOrigin origin,
            String publisher,
            List<String> allowedTools,
            SkillMode mode,
            @Nullable SkillPin pinOrNull,
            @Nullable SkillSignature signatureOrNull,
            @Nullable SkillReview reviewOrNull,
            @Nullable SkillOverride overrideOrNull) {
        this(
                name,
                kind,
                origin,
                publisher,
                allowedTools,
                mode,
                pinOrNull,
                signatureOrNull,
                reviewOrNull,
                overrideOrNull,
                allowedTools,
                SkillMode.ALLOW,
                0);
    }

    /** The newest scan; empty for one that was never scanned. */
    public Optional<SkillPin> pin() {
        return Optional.ofNullable(pinOrNull);
    }

    /** The newest review. */
    public Optional<SkillReview> review() {
        return Optional.ofNullable(reviewOrNull);
    }

    /** The operator's own mode, whether it still counts or not. */
    public Optional<SkillOverride> override() {
        return Optional.ofNullable(overrideOrNull);
    }

    /** Hash of the content that was scanned last; empty for none. */
    public String contentHash() {
        return pinOrNull == null ? "" : pinOrNull.contentHash();
    }

    /** Whether a person has looked at just this content. */
    public boolean isReviewed() {
        return reviewOrNull != null && reviewOrNull.contentHash().equals(contentHash());
    }

    /**
     * The mode without the operator's: what was never scanned, and what was only seen at run time and not reviewed
     * since, is at least quarantined.
     */
    public SkillMode floored() {
        return pinOrNull == null || isUnseen() ? mode.stricter(SkillMode.QUARANTINE) : mode;
    }

    /**
     * What it may do at that time. An override takes the place of what scans say; it is no review, so that what was
     * only seen at run time stays held until one.
     */
    public SkillMode effective(Instant now) {
        if (overrideOrNull == null || overrideOrNull.isExpired(now)) {
            return floored();
        }
        boolean asSeen = !now.isBefore(overrideOrNull.at())
                && overrideOrNull.contentHash().equals(contentHash())
                && mode.compareTo(overrideOrNull.replaced()) <= 0;
        SkillMode said = asSeen ? overrideOrNull.mode() : floored().stricter(overrideOrNull.mode());
        return isUnseen() ? said.stricter(SkillMode.QUARANTINE) : said;
    }

    /** Whether it was only seen at run time, and nobody has looked at just this content. */
    private boolean isUnseen() {
        return origin == SkillOrigin.AUTO_DETECTED && !isReviewed();
    }

    /**
     * The record after another scan, which only tightens: the mode, and with a change of severity high at least held
     * unless just this content was reviewed.
     */
    public SkillRecord scanned(SkillPin pin, List<String> tools) {
        SkillMode next = mode.stricter(pin.derived());
        boolean seen = reviewOrNull != null && reviewOrNull.contentHash().equals(pin.contentHash());
        if (!seen
                && pin.changes().stream().anyMatch(change -> change.severity().compareTo(FindingSeverity.HIGH) >= 0)) {
            next = next.stricter(SkillMode.QUARANTINE);
        }
        return with(tools, next, pin, reviewOrNull, overrideOrNull, basis);
    }

    /**
     * The record after a review: with the mode that the newest scan derives, or the host states if that is stricter,
     * and with no changes that nobody has looked at.
     */
    public SkillRecord reviewed(SkillReview review) {
        SkillMode next = pinOrNull == null ? mode : pinOrNull.derived().stricter(statedMode);
        SkillPin pin = pinOrNull == null ? null : pinOrNull.withChanges(List.of());
        return with(allowedTools, next, pin, review, overrideOrNull, 0);
    }

    /** The record with changes that are told against that version. */
    public SkillRecord against(long version) {
        return with(allowedTools, mode, pinOrNull, reviewOrNull, overrideOrNull, version);
    }

    /** The record in quarantine at least, until a review. */
    public SkillRecord held() {
        return with(allowedTools, mode.stricter(SkillMode.QUARANTINE), pinOrNull, reviewOrNull, overrideOrNull, basis);
    }

    /** The record with another override; null for none. */
    public SkillRecord overridden(@Nullable SkillOverride override) {
        return with(allowedTools, mode, pinOrNull, reviewOrNull, override, basis);
    }

    /** The record with what people decided about another one of the same name. */
    public SkillRecord decidedAs(SkillRecord other) {
        return with(allowedTools, mode, pinOrNull, other.reviewOrNull, other.overrideOrNull, basis);
    }

    private SkillRecord with(
            List<String> tools,
            SkillMode next,
            @Nullable SkillPin pin,
            @Nullable SkillReview review,
            @Nullable SkillOverride override,
            long since) {
        return new SkillRecord(
                name,
                kind,
                origin,
                publisher,
                tools,
                next,
                pin,
                signatureOrNull,
                review,
                override,
                statedTools,
                statedMode,
                since);
    }
}
