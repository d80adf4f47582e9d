/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The consents that a host has recorded for a workspace (REFERENCE 10.3, SEMANTICS 5.7). Optional: a report without it
 * says of consent "not supplied". Thread-safe; may block; asked only when a report is made.
 */
@FunctionalInterface
public interface ConsentSource {
    /** Every consent that counts at {@code at}, withdrawn ones included, in any order. */
    List<Consent> consents(String workspace, Instant at);

    /** What a consent is worth. */
    enum Status {
        /** Given, and for what is done today. */
        VALID,
        /** Given for terms that have changed since. */
        STALE,
        /** Withdrawn. */
        REVOKED,
        /** Never given. */
        NONE;

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** The name in reports. */
        public String wire() {
            return wire;
        }
    }

    /**
     * One consent.
     *
     * @param purpose what it is for, such as {@code request_log}
     * @param subject who gave it, such as a member's id or the name of a tenant; personal data that is not needed here
     *     should stay out
     * @param status what it is worth
     * @param givenOrNull when it was given; null when it never was
     * @param terms which version of the terms it is for; may be empty
     */
    record Consent(
            String purpose,
            String subject,
            Status status,
            @Nullable Instant givenOrNull,
            String terms) {
        /** Checks that a store could keep the texts. */
        public Consent {
            StoreText.checkName("a consent's purpose", purpose);
            StoreText.check("a consent's subject", subject, StoreText.MAX_NAME);
            StoreText.check("a consent's terms", terms, StoreText.MAX_NAME);
        }

        /** When it was given. */
        public Optional<Instant> given() {
            return Optional.ofNullable(givenOrNull);
        }
    }
}
