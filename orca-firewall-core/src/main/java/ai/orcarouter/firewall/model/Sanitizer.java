/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;

/**
 * What a {@code sanitize} rule redacts in string values of the arguments (REFERENCE 2.8): first the presets, then the
 * patterns, each in order.
 *
 * @param presets names of built-in presets or of sanitizers registered with the engine
 * @param custom RE2 patterns whose matches become {@code [redacted:custom]}
 */
public record Sanitizer(List<String> presets, List<String> custom) {
    /** The names of the built-in presets. */
    public static final List<String> PRESETS = List.of(
            "aws_access_key",
            "aws_secret_key",
            "openai_key",
            "anthropic_key",
            "bearer_token",
            "email",
            "ssn_us",
            "credit_card");

    /** Copies the lists. */
    public Sanitizer {
        presets = List.copyOf(presets);
        custom = List.copyOf(custom);
    }
}
