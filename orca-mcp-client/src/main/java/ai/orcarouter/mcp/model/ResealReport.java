/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.List;

/**
 * What became of stored credentials after a rotation of keys.
 *
 * @param resealed servers whose credential is under the newest key now
 * @param left servers whose credential could not be opened: disabled ones, whose credentials are never decrypted, and
 *     damaged ones. Their keys must be kept, or their credentials given anew
 */
public record ResealReport(List<String> resealed, List<String> left) {
    /** Copies the lists. */
    public ResealReport {
        resealed = List.copyOf(resealed);
        left = List.copyOf(left);
    }
}
