/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * The detectors as sanitizers of tool-call arguments (REFERENCE 2.8), to be registered with the firewall under the
 * names {@value #SECRETS} and {@value #PII}. They redact what the eight presets of the firewall do not know.
 * Thread-safe.
 */
public final class TextSanitizers {
    /** The name under which to register {@link #secrets}. */
    public static final String SECRETS = "secrets";

    /** The name under which to register {@link #personalData}. */
    public static final String PII = "pii";

    /** Credentials below this are told by the name they are assigned to only. */
    private static final double SELF_IDENTIFYING = 0.8;

    private static final double LIKELY = 0.5;

    /**
     * Redacting can bring together what then looks like something else; this many times is always enough in practice.
     */
    private static final int ROUNDS = 4;

    private TextSanitizers() {}

    /** Redacts credentials to {@code [redacted:<kind>]}. */
    public static ArgumentSanitizer secrets() {
        return redacting(DetectionPlane.SECRETS, SELF_IDENTIFYING);
    }

    /** Redacts personal data to {@code [redacted:<kind>]}. */
    public static ArgumentSanitizer personalData() {
        return redacting(DetectionPlane.PII, LIKELY);
    }

    private static ArgumentSanitizer redacting(DetectionPlane plane, double minimum) {
        TextAnalyzer analyzer = TextAnalyzer.builder()
                .planes(EnumSet.of(plane))
                .minimumConfidence(minimum)
                .build();
        return value -> {
            String text = value;
            for (int round = 0; round < ROUNDS; round++) {
                List<Finding> found = analyzer.analyze(text);
                if (found.isEmpty()) {
                    return text;
                }
                text = redacted(text, found);
            }
            if (analyzer.analyze(text).isEmpty()) {
                return text;
            }
            throw new IllegalStateException("the value keeps looking like something to redact");
        };
    }

    private static String redacted(String text, List<Finding> found) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (Finding finding : found) {
            out.append(text, copied, finding.start())
                    .append("[redacted:")
                    .append(finding.kind().toLowerCase(Locale.ROOT))
                    .append(']');
            copied = finding.end();
        }
        return out.append(text, copied, text.length()).toString();
    }
}
