/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Whose key a variable of the environment is, and whether a host is its vendor's. */
final class Vendors {
    private static final Map<String, Set<String>> HOSTS = HostTable.of(
            "OPENAI_ openai.com openai.azure.com",
            "ANTHROPIC_ anthropic.com",
            "AWS_ amazonaws.com aws.amazon.com",
            "GITHUB_ github.com githubusercontent.com githubcopilot.com azure.com",
            "GH_ github.com githubusercontent.com",
            "GITLAB_ gitlab.com",
            "GEMINI_ googleapis.com google.com",
            "GOOGLE_ googleapis.com google.com",
            "HF_ huggingface.co hf.co",
            "HUGGINGFACE_ huggingface.co hf.co",
            "SLACK_ slack.com",
            "STRIPE_ stripe.com",
            "NPM_ npmjs.org npmjs.com",
            "PYPI_ pypi.org",
            "MISTRAL_ mistral.ai",
            "GROQ_ groq.com",
            "OPENROUTER_ openrouter.ai",
            "TWILIO_ twilio.com",
            "SENDGRID_ sendgrid.com",
            "NOTION_ notion.com notion.so");

    private Vendors() {}

    /**
     * Whether a key of a known vendor goes to a host that is neither the vendor's nor the package's own. Hosts that
     * cannot be seen and keys of nobody known say nothing.
     */
    static boolean isForeign(String variable, Collection<String> hosts, Collection<String> own) {
        for (Map.Entry<String, Set<String>> vendor : HOSTS.entrySet()) {
            if (variable.startsWith(vendor.getKey())) {
                return !hosts.isEmpty()
                        && hosts.stream()
                                .noneMatch(host -> host.isEmpty()
                                        || isBelow(host, vendor.getValue())
                                        || isBelow(host, own)
                                        || host.startsWith("127.")
                                        || host.equals("localhost"));
            }
        }
        return false;
    }

    private static boolean isBelow(String host, Collection<String> names) {
        return names.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    }
}
