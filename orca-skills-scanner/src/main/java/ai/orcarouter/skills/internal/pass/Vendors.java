/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whose key a variable of the environment is, and whether a host is its vendor's. */
final class Vendors {
    private static final Map<String, List<String>> HOSTS = Map.ofEntries(
            Map.entry("OPENAI_", List.of("openai.com", "openai.azure.com")),
            Map.entry("ANTHROPIC_", List.of("anthropic.com")),
            Map.entry("AWS_", List.of("amazonaws.com", "aws.amazon.com")),
            Map.entry("GITHUB_", List.of("github.com", "githubusercontent.com", "githubcopilot.com", "azure.com")),
            Map.entry("GH_", List.of("github.com", "githubusercontent.com")),
            Map.entry("GITLAB_", List.of("gitlab.com")),
            Map.entry("GEMINI_", List.of("googleapis.com", "google.com")),
            Map.entry("GOOGLE_", List.of("googleapis.com", "google.com")),
            Map.entry("HF_", List.of("huggingface.co", "hf.co")),
            Map.entry("HUGGINGFACE_", List.of("huggingface.co", "hf.co")),
            Map.entry("SLACK_", List.of("slack.com")),
            Map.entry("STRIPE_", List.of("stripe.com")),
            Map.entry("NPM_", List.of("npmjs.org", "npmjs.com")),
            Map.entry("PYPI_", List.of("pypi.org")),
            Map.entry("MISTRAL_", List.of("mistral.ai")),
            Map.entry("GROQ_", List.of("groq.com")),
            Map.entry("OPENROUTER_", List.of("openrouter.ai")),
            Map.entry("TWILIO_", List.of("twilio.com")),
            Map.entry("SENDGRID_", List.of("sendgrid.com")),
            Map.entry("NOTION_", List.of("notion.com", "notion.so")));

    private Vendors() {}

    /**
     * Whether a key of a known vendor goes to a host that is neither the vendor's nor the package's own. Hosts that
     * cannot be seen and keys of nobody known say nothing.
     */
    static boolean isForeign(String variable, Collection<String> hosts, Collection<String> own) {
        for (Map.Entry<String, List<String>> vendor : HOSTS.entrySet()) {
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
