/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A built-in sanitizer (REFERENCE 2.8). What it finds becomes {@code [redacted:<name>]}. */
public enum SanitizerPreset {
    /** {@code AKIA} or {@code ASIA} and 16 upper-case letters or digits. */
    AWS_ACCESS_KEY,
    /**
     * A run of exactly 40 letters, digits, {@code /} or {@code +} with both cases in it, which sets it apart from hex
     * digests.
     */
    AWS_SECRET_KEY,
    /** {@code sk-} and at least 32 characters, unless it is an Anthropic key. */
    OPENAI_KEY,
    /** {@code sk-ant-} and at least 40 characters. */
    ANTHROPIC_KEY,
    /** {@code Bearer} in any case and a token of at least 16 characters; the keyword stays. */
    BEARER_TOKEN,
    /** A mail address. */
    EMAIL,
    /** A US social security number written 3-2-4, in a range that is given out. */
    SSN_US,
    /** 13 to 19 digits, possibly in groups set apart by single spaces or hyphens, with a correct Luhn digit. */
    CREDIT_CARD;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents and in what takes the place of a finding. */
    public String wire() {
        return wire;
    }

    /** The names of all presets in documents. */
    public static List<String> names() {
        return Arrays.stream(values()).map(SanitizerPreset::wire).toList();
    }

    /** The preset with that name in documents. */
    public static Optional<SanitizerPreset> fromWire(String name) {
        for (SanitizerPreset preset : values()) {
            if (preset.wire.equals(name)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }
}
