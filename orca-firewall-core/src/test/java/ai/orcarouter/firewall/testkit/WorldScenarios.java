/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.SkillGate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random surroundings of decisions: names with no, one or several addresses, owners in every mode, tight limits. */
public final class WorldScenarios {
    private static final List<SkillStanding.Mode> MODES = List.of(SkillStanding.Mode.values());

    private WorldScenarios() {}

    /** The world of one seed. */
    public static ReferenceWorld world(long seed, Function<ToolCall, Extraction> extraction) {
        SplittableRandom random = new SplittableRandom(seed);
        Limits limits = Limits.defaults();
        return ReferenceWorld.plain(extraction)
                .withResolver(resolver(random))
                .withGate(random.nextInt(3) == 0 ? gate(random) : call -> SkillStanding.ungoverned())
                .withRunState(new RunScenarios())
                .withSanitizers(Map.of("digits", value -> value.replace('7', '#'), "faulty", value -> {
                    throw new IllegalStateException("out of order");
                }))
                .withSuffixGlob(random.nextInt(4) == 0 ? SuffixGlob.REQUIRES_PREFIX : SuffixGlob.MATCHES_BARE)
                .withLimits(
                        random.nextInt(4) == 0
                                ? limits.toBuilder().maxRegexInputChars(12).build()
                                : limits);
    }

    private static HostResolver resolver(SplittableRandom random) {
        Map<String, Resolution> answers = new HashMap<>();
        for (String host : Vocabulary.HOSTS) {
            int kind = random.nextInt(10);
            if (kind == 0) {
                answers.put(host, Resolution.failed(host, Resolution.Outcome.TIMEOUT));
            } else if (kind > 1) {
                answers.put(host, Resolution.of(host, addresses(random)));
            }
        }
        boolean throwing = random.nextInt(4) == 0;
        return (host, timeout) -> {
            Resolution answer = answers.get(host);
            if (answer == null && throwing) {
                throw new IllegalStateException("no answer");
            }
            return answer == null ? Resolution.failed(host, Resolution.Outcome.NOT_FOUND) : answer;
        };
    }

    private static List<IpAddress> addresses(SplittableRandom random) {
        List<IpAddress> out = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String text = Vocabulary.ADDRESSES.get(random.nextInt(Vocabulary.ADDRESSES.size()));
            out.add(IpAddress.parse(text).orElseThrow());
        }
        return out;
    }

    /** Owners by tool; the gate fails for one tool. */
    private static SkillGate gate(SplittableRandom random) {
        Map<String, SkillStanding> standings = new HashMap<>();
        for (String tool : Vocabulary.TOOLS) {
            if (random.nextBoolean()) {
                String skill = Vocabulary.SKILLS.get(random.nextInt(Vocabulary.SKILLS.size()));
                SkillStanding.Mode mode = MODES.get(random.nextInt(MODES.size()));
                standings.put(tool, new SkillStanding(skill, mode));
            }
        }
        String broken = Vocabulary.TOOLS.get(random.nextInt(Vocabulary.TOOLS.size()));
        return call -> {
            if (call.tool().equals(broken)) {
                throw new IllegalStateException("no answer");
            }
            return standings.getOrDefault(call.tool(), SkillStanding.ungoverned());
        };
    }
}
