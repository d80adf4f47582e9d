/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An endless stream of random calls over {@link Vocabulary}, cheap enough to judge millions of them. The same seed
 * gives the same calls.
 */
public final class CallScenarios {
    private static final List<String> DESTINATIONS = List.of(
            "example.org",
            "api.example.org:443",
            "api.example.org",
            "http://api.example.org:8443/",
            "http://example.org/",
            "https://api.example.org/v1",
            "deep.api.example.org:8443",
            "evil.test",
            "metadata.internal",
            "db.corp.test:5432",
            "10.0.0.1",
            "10.0.0.1:443",
            "169.254.169.254",
            "[fd00::1]:443",
            "http://0x7f.1/",
            "http://user@example.org/",
            "exa mple.org",
            "localhost");

    private final SplittableRandom random;
    private final ArgumentScenarios arguments;

    /** The calls of one seed. */
    public CallScenarios(long seed) {
        random = new SplittableRandom(seed);
        arguments = new ArgumentScenarios(random);
    }

    /** The next call. */
    public ToolCall next() {
        Surface surface = surface();
        ToolCall.Builder call = ToolCall.builder(pick(Vocabulary.TOOLS)).surface(surface);
        if (surface != Surface.INBOUND || chance(10)) {
            call.arguments(arguments.next());
        }
        if (chance(surface == Surface.EGRESS ? 50 : 15)) {
            call.destinations(
                    chance(70)
                            ? new String[] {pick(DESTINATIONS)}
                            : new String[] {pick(DESTINATIONS), pick(DESTINATIONS)});
        }
        if (chance(25)) {
            call.estimatedCostCents(random.nextInt(600));
        }
        if (chance(70)) {
            call.run(chance(3) ? RunScenarios.BROKEN : "run-" + random.nextInt(6));
        }
        if (chance(20)) {
            call.conversation("conversation");
        }
        if (chance(20)) {
            call.key("key");
        }
        if (chance(20)) {
            call.skill(pick(Vocabulary.SKILLS));
        }
        return call.build();
    }

    private Surface surface() {
        int kind = random.nextInt(100);
        if (kind < 45) {
            return Surface.MCP;
        }
        if (kind < 65) {
            return Surface.RESPONSE;
        }
        return kind < 75 ? Surface.INBOUND : Surface.EGRESS;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(List<String> options) {
        return options.get(random.nextInt(options.size()));
    }
}
