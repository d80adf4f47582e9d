/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.codec;

import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Enum constants by their names in documents, in declaration order. */
final class Words {
    static final Map<String, Verdict> VERDICTS = of(Verdict.values(), Verdict::wire);
    static final Map<String, Verdict> DEFAULT_VERDICTS =
            of(new Verdict[] {Verdict.ALLOW, Verdict.AUDIT, Verdict.DENY}, Verdict::wire);
    static final Map<String, Surface> SURFACES = of(Surface.values(), Surface::wire);
    static final Map<String, EgressList.OnOpaque> ON_OPAQUE = of(EgressList.OnOpaque.values(), Words::wire);

    private Words() {}

    static String wire(EgressList.OnOpaque onOpaque) {
        return onOpaque.name().toLowerCase(Locale.ROOT);
    }

    static <E> Map<String, E> of(E[] values, Function<E, String> name) {
        Map<String, E> out = new LinkedHashMap<>();
        for (E value : values) {
            out.put(name.apply(value), value);
        }
        return Collections.unmodifiableMap(out);
    }
}
