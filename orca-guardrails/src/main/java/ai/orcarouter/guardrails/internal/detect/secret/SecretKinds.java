/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.HashSet;
import java.util.Set;

/** The kinds of credentials that the rules of this package report. */
public final class SecretKinds {
    private SecretKinds() {}

    /** All of them. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>();
        for (OwnKind kind : OwnKind.values()) {
            all.add(kind.id);
        }
        Packs.tokens().forEach(kind -> all.add(kind.id()));
        Packs.providers().forEach(provider -> all.add(ProviderRule.kind(provider)));
        return Set.copyOf(all);
    }
}
