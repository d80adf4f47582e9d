/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.pass.Approved;
import ai.orcarouter.skills.model.SkillScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hosts that a capability uses and nobody approves (SEMANTICS 9.2). */
final class ManifestHosts {
    private ManifestHosts() {}

    /**
     * The hosts; none without an operator's list and an explicit scope.
     *
     * @param approved whether the operator approves a host; null when there is no list
     */
    static List<String> unapproved(Manifest manifest, SkillScope used, @Nullable Predicate<String> approved) {
        if (approved == null && !manifest.scopes().containsKey("network")) {
            return List.of();
        }
        Predicate<String> declared =
                Approved.hosts(ProductScorer.items(manifest.scopes().get("network")).stream()
                        .map(ManifestHosts::host)
                        .toList());
        return used.hosts().stream()
                .filter(host -> !declared.test(host) && (approved == null || !approved.test(host)))
                .toList();
    }

    /** The host of an entry that is a host, an address or a URL. */
    private static String host(Object entry) {
        Object named = entry instanceof Map<?, ?> map ? map.get("host") : entry;
        String text = String.valueOf(named).strip().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        String rest = text.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/:?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }
}
