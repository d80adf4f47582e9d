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
    /** Copies the lists. */
    public Sanitizer {
        presets = List.copyOf(presets);
        custom = List.copyOf(custom);
    }
}
