/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.Locale;
import java.util.Map;

/** Enum constants by their names in documents, in declaration order. */
final class Words {
    static final Map<String, Verdict> VERDICTS = Fields.words(Verdict.values(), Verdict::wire);
    static final Map<String, Verdict> DEFAULT_VERDICTS =
            Fields.words(new Verdict[] {Verdict.ALLOW, Verdict.AUDIT, Verdict.DENY}, Verdict::wire);
    static final Map<String, Surface> SURFACES = Fields.words(Surface.values(), Surface::wire);
    static final Map<String, EgressList.OnOpaque> ON_OPAQUE = Fields.words(EgressList.OnOpaque.values(), Words::wire);

    private Words() {}

    static String wire(EgressList.OnOpaque onOpaque) {
        return onOpaque.name().toLowerCase(Locale.ROOT);
    }
}
