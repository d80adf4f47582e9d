/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.List;
import java.util.Random;

/** Runs the detector the way the analyzer does. */
final class Pii {
    private static final PiiDetector DETECTOR = PiiDetector.create();

    private Pii() {}

    static List<Finding> find(String text) {
        return find(text, "", 0.5);
    }

    static List<Finding> find(String text, String keyName, double minimum) {
        Findings findings = new Findings();
        findings.from(DetectionPlane.PII);
        DETECTOR.detect(new Passage(text, keyName), findings);
        return findings.resolved(minimum);
    }

    /** The findings as {@code KIND:text}. */
    static List<String> seen(String text) {
        return seen(text, "");
    }

    static List<String> seen(String text, String keyName) {
        return find(text, keyName, 0.5).stream()
                .map(found -> found.kind() + ":" + text.substring(found.start(), found.end()))
                .toList();
    }

    /** A text of the shape of a template. */
    static String example(String template, long seed) {
        Random random = new Random(seed);
        StringBuilder example = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            String choices = String.valueOf(c);
            switch (c) {
                case '9' -> choices = "0123456789";
                case 'A' -> choices = "ABCXYZxyz";
                case 'X' -> choices = "019AZ";
                case '_' -> choices = " ";
                case '~' -> choices = seed % 2 == 0 ? " " : "-";
                case '[' -> {
                    int close = template.indexOf(']', i);
                    choices = template.substring(i + 1, close).replaceAll("(?<=.)-", "");
                    i = close;
                }
                default -> {}
            }
            int times = 1;
            if (i + 1 < template.length() && template.charAt(i + 1) == '{') {
                int close = template.indexOf('}', i);
                int comma = template.indexOf(',', i);
                int least = Integer.parseInt(template, i + 2, comma, 10);
                int most = Integer.parseInt(template, comma + 1, close, 10);
                times = least + random.nextInt(most - least + 1);
                i = close;
            }
            for (int k = 0; k < times; k++) {
                example.append(choices.charAt(random.nextInt(choices.length())));
            }
        }
        return example.toString();
    }
}
