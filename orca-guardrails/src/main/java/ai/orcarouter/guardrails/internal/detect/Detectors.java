/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect;

import ai.orcarouter.guardrails.internal.detect.injection.InjectionDetector;
import ai.orcarouter.guardrails.internal.detect.pii.PiiDetector;
import ai.orcarouter.guardrails.internal.detect.secret.SecretDetector;
import ai.orcarouter.guardrails.model.DetectionPlane;
import java.util.List;
import java.util.Set;

/** The detectors of each plane, made once. */
public final class Detectors {
    private Detectors() {}

    /** The detectors of the given planes. */
    public static List<Detector> of(Set<DetectionPlane> planes) {
        return Made.ALL.stream().filter(d -> planes.contains(d.plane())).toList();
    }

    /** Made when they are needed first: reading their tables takes longer than most texts. */
    private static final class Made {
        static final List<Detector> ALL =
                List.of(SecretDetector.create(), PiiDetector.create(), InjectionDetector.create());
    }
}
