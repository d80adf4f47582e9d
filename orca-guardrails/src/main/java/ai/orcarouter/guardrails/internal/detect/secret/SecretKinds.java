/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kinds of credentials that the rules of this package report. */
public final class SecretKinds {
    /** Those of rules without a pack. */
    private static final List<String> OWN = List.of(
            "basic-authorization",
            "bearer-token",
            "command-password",
            "config-password",
            "connection-string",
            "discord-bot-token",
            "gcp-application-default",
            "gcp-service-account",
            "generic-password",
            "generic-secret",
            "gradle-password",
            "json-web-key",
            "jwt",
            "jwt-base64",
            "kubernetes-secret",
            "netrc-password",
            "private-key",
            "url-credentials");

    private SecretKinds() {}

    /** All of them. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>(OWN);
        Packs.tokens().forEach(kind -> all.add(kind.id()));
        Packs.providers().forEach(provider -> all.add(ProviderRule.kind(provider)));
        return Set.copyOf(all);
    }
}
