/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.spi.PolicyTemplate;
import ai.orcarouter.firewall.model.FirewallPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The policies to start from: rule presets and templates for kinds of agents (REFERENCE 2.14, 15.24). Their documents
 * are resources beside this class, in {@code templates}, each with its test calls. Reads its resources on each call.
 */
final class FirewallTemplates {
    /** Denies tools that run commands, by name. */
    static final String BLOCK_DESTRUCTIVE_SHELL = "block_destructive_shell";

    /** Denies tools that fetch what they are told to, by name. */
    static final String BLOCK_SSRF_EGRESS = "block_ssrf_egress";

    private FirewallTemplates() {}

    /** All of them, in the order in which they are shown. */
    static List<PolicyTemplate> all() {
        List<PolicyTemplate> out = new ArrayList<>();
        resource("index.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> out.add(template(line)));
        return List.copyOf(out);
    }

    private static PolicyTemplate template(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        String id = line.substring(first + 1, second);
        return new PolicyTemplate(
                FirewallPlane.NAME,
                id,
                line.substring(0, first),
                line.substring(second + 1),
                resource(id + ".yaml"),
                resource(id + ".calls.jsonl"));
    }

    /** The policy of a template. */
    static FirewallPolicy policy(String id) {
        return PolicyCodec.standard()
                .decode(id + ".yaml", resource(id + ".yaml"))
                .policy();
    }

    private static String resource(String name) {
        try (InputStream in = FirewallTemplates.class.getResourceAsStream("templates/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
