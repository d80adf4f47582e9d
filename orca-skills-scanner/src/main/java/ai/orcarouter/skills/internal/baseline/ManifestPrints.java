/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.baseline;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What identifies a finding of the manifest in a baseline. */
public final class ManifestPrints {
    /** What the ids of the six passes begin with, as in SARIF logs. */
    private static final String RULE = "orca-manifest/";

    /** Kinds whose target does not say all that somebody looked at. */
    private static final Set<String> OF_THE_CONTENT = Set.of("prompt_injection", "unsigned");

    /** Longer targets may be cut. */
    private static final int WHOLE = 80;

    private ManifestPrints() {}

    /** The rule of a finding. */
    public static String rule(ManifestFinding finding) {
        return RULE + finding.kind();
    }

    /** The fingerprint: of kind, target and severity, and of the whole content where the target does not say it all. */
    public static String of(ManifestFinding finding, String contentHash) {
        boolean says =
                !OF_THE_CONTENT.contains(finding.kind()) && finding.target().length() < WHOLE;
        String text = String.join("\n", rule(finding), finding.severity(), says ? "" : contentHash, finding.target());
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
