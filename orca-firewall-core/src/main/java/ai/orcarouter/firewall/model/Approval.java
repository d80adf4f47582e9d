/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.StoreText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A held call and what became of it (REFERENCE 2.13, SEMANTICS 3.2). Immutable; an approval store replaces it as a
 * whole. Times are cut to microseconds.
 *
 * @param id 24 lower-case hexadecimal digits, random
 * @param binding what a grant is bound to
 * @param context what a reviewer is shown
 * @param openedAt when the call was held
 * @param expiresAt from when on it can neither be decided nor used; after {@code openedAt}
 * @param rulingOrNull what was decided; null while nothing is
 * @param consumedAtOrNull when the grant was used; null while it is not
 * @param revokedAtOrNull when it was made void; null while it is not
 * @param note what using or revoking it recorded, such as {@link #RULE_CHANGED}; empty while there is nothing
 */
public record Approval(
        String id,
        ApprovalBinding binding,
        ApprovalContext context,
        Instant openedAt,
        Instant expiresAt,
        @Nullable ApprovalRuling rulingOrNull,
        @Nullable Instant consumedAtOrNull,
        @Nullable Instant revokedAtOrNull,
        String note) {
    /** Digits of an id. */
    public static final int ID_CHARS = 24;

    /** The note of a grant whose policy was edited between hold and use, or whose own rule was, which revokes it. */
    public static final String RULE_CHANGED = "rule_changed";

    /** Checks the id, the times and that only a grant is used, and not after it was revoked. */
    public Approval {
        checkId(id);
        openedAt = openedAt.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
        consumedAtOrNull = consumedAtOrNull == null ? null : consumedAtOrNull.truncatedTo(ChronoUnit.MICROS);
        revokedAtOrNull = revokedAtOrNull == null ? null : revokedAtOrNull.truncatedTo(ChronoUnit.MICROS);
        note = StoreText.clean(note, StoreText.MAX_NAME);
        if (!expiresAt.isAfter(openedAt)) {
            throw new IllegalArgumentException("an approval expires after it is opened");
        }
        if (consumedAtOrNull != null && (rulingOrNull == null || !rulingOrNull.approved() || revokedAtOrNull != null)) {
            throw new IllegalArgumentException("only a grant that stands is used");
        }
    }

    /** An approval that waits for a reviewer. */
    public static Approval pending(
            String id, ApprovalBinding binding, ApprovalContext context, Instant openedAt, Instant expiresAt) {
        return new Approval(id, binding, context, openedAt, expiresAt, null, null, null, "");
    }

    /** Whether {@code text} has the form of an id: 24 lower-case hexadecimal digits. */
    public static boolean isId(String text) {
        return text.length() == ID_CHARS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static void checkId(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("an approval's id has 24 lower-case hexadecimal digits");
        }
    }

    /**
     * Where it stands at {@code now}: revoked, consumed and rejected stay so for ever; else it is expired from
     * {@link #expiresAt} on, decided or not.
     */
    public ApprovalState state(Instant now) {
        if (revokedAtOrNull != null) {
            return ApprovalState.REVOKED;
        }
        if (consumedAtOrNull != null) {
            return ApprovalState.CONSUMED;
        }
        if (rulingOrNull != null && !rulingOrNull.approved()) {
            return ApprovalState.REJECTED;
        }
        if (!now.isBefore(expiresAt)) {
            return ApprovalState.EXPIRED;
        }
        return rulingOrNull == null ? ApprovalState.PENDING : ApprovalState.APPROVED;
    }

    /** What was decided. */
    public Optional<ApprovalRuling> ruling() {
        return Optional.ofNullable(rulingOrNull);
    }

    /** When the grant was used. */
    public Optional<Instant> consumedAt() {
        return Optional.ofNullable(consumedAtOrNull);
    }

    /** When it was made void. */
    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAtOrNull);
    }

    /** The same approval with a decision. */
    public Approval ruled(ApprovalRuling ruling) {
        return new Approval(id, binding, context, openedAt, expiresAt, ruling, consumedAtOrNull, revokedAtOrNull, note);
    }

    /** The same approval, used. */
    public Approval consumed(Instant at, String withNote) {
        return new Approval(id, binding, context, openedAt, expiresAt, rulingOrNull, at, revokedAtOrNull, withNote);
    }

    /** The same approval, void. */
    public Approval revoked(Instant at, String withNote) {
        return new Approval(id, binding, context, openedAt, expiresAt, rulingOrNull, consumedAtOrNull, at, withNote);
    }

    /** The whole approval as one JSON object in canonical form, for stores that keep it in one column. */
    public String toJson() {
        return ApprovalJson.write(this);
    }

    /**
     * The approval that {@link #toJson} wrote.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} if the text is no approval
     */
    public static Approval fromJson(String json) {
        return ApprovalJson.read(json);
    }
}
