/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.internal.detect.secret.Shape.Piece;
import ai.orcarouter.guardrails.model.Finding;
import java.util.List;
import java.util.Random;

/** Values made from shapes with a fixed seed: nobody's credentials. */
final class Generated {
    private static final SecretDetector DETECTOR = SecretDetector.create();

    private final Random random = new Random(20_240_501);

    /** A value of the shape, at the least length or, of every other, some more. */
    String value(Shape shape) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : shape.pieces()) {
            CharClass run = piece.run();
            if (run == null) {
                out.append(piece.literal());
                continue;
            }
            int length = Math.min(piece.most(), Math.max(piece.least(), piece.most() > 1 ? piece.least() + 2 : 0));
            for (int i = 0; i < length; i++) {
                out.append(character(run));
            }
        }
        return out.toString();
    }

    /** Letters and digits of the class, so that runs do not end in what may also end a sentence. */
    private char character(CharClass run) {
        String members = run.members();
        char c = members.charAt(random.nextInt(members.length()));
        while (!Edges.isAlphanumeric(c) && run != CharClass.PAD) {
            c = members.charAt(random.nextInt(members.length()));
        }
        return c;
    }

    /** What the detector finds, with any confidence. */
    static List<Finding> findings(String text) {
        return findings(Passage.of(text));
    }

    /** What the detector finds in a passage, with any confidence. */
    static List<Finding> findings(Passage passage) {
        Findings findings = new Findings();
        DETECTOR.detect(passage, findings);
        return findings.resolved(0);
    }

    /** What the detector finds at the default threshold. */
    static List<Finding> reported(String text) {
        return findings(text).stream().filter(f -> f.confidence() >= 0.5).toList();
    }
}
